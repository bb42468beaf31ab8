import type { Layout } from '../../../experiment/model/layout.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { maxOf } from '../../../math/statistics/range.ts'
import { isSoftware } from '../../backend/software.ts'
import { lossCode } from '../gpu/codes.ts'
import type { PipelineSource } from '../gpu/pipelines.ts'
import type { PackedSamples } from './samples.ts'
import { shapeConstants } from './shape.ts'

/** A WGSL program of a variant, and how its work is cut. */
export interface TerrainProgram extends Pick<PipelineSource, 'code' | 'rest' | 'passing'> {
  /** Items (points, tiles of samples, or sums of the first layer) per workgroup. */
  readonly items: number
  /** Multiply-adds of a workgroup. */
  readonly cost: number
}

/** The program for the first layer's sums. */
export interface FirstProgram extends TerrainProgram {
  /** Number of vectors of sums, each an item. */
  readonly size: number
}

/** Properties of a device that decide how work is cut. */
export interface TerrainDevice {
  /** Bytes of workgroup memory. */
  readonly workgroupMemory: number
  /** Threads that run in step. */
  readonly subgroup: number
  /** Whether there are no registers, and no workgroup memory worth sharing. */
  readonly software: boolean
}

/**
 * Returns the properties of a device from its limits and its adapter's info; 32 threads in step if unknown.
 */
export function terrainDevice(device: GPUDevice): TerrainDevice {
  const { adapterInfo } = device as { readonly adapterInfo?: GPUAdapterInfo }
  return {
    workgroupMemory: device.limits.maxComputeWorkgroupStorageSize,
    subgroup: Math.min(64, adapterInfo?.subgroupMaxSize ?? 32),
    software: isSoftware(adapterInfo),
  }
}

/** One way of computing a grid. */
export interface TerrainVariant {
  readonly name: string
  readonly terrain: TerrainProgram
  /** Sums of the first layer for origin, u and v, which points read; `undefined` if points form their own. */
  readonly first?: FirstProgram
  /** ψ(z) of every sample, for a centred model; undefined for functions. */
  readonly outputs: TerrainProgram | undefined
  /** Workgroups of `outputs`, one item each. */
  readonly outputGroups: number
  /**
   * Tiles of samples per point, whose losses terrain-sum.wgsl adds up; `undefined` if a point is one item.
   */
  readonly tiles: number | undefined
}

/** Returns the least power of two that is at least x, and at least 1. */
export const powerOfTwo = (x: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, x)))

/** Multiply-adds of one sample, an activation counted as eight. */
export const multiplyAdds = (layout: Layout): number =>
  layout.layers.reduce((sum, { inputs, outputs }) => sum + inputs * Math.max(outputs, 4) + 8 * outputs, 0)

/** Writes WGSL constants. */
export const constants = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `const ${name} = ${value}u;\n`)
    .join('')

/**
 * Writes the shape of a network, the loss and the rows of weights. Linearity and output scale are numbers of
 * the call, so that moving a slider compiles nothing.
 */
export function preamble(padded: Layout, metric: MetricSpec, samples: PackedSamples): string {
  const shape = shapeConstants({ ...padded, linearity: 0, outputScale: 1 })
  return (
    shape + constants({ VECTORS: padded.size, LOSS: lossCode[metric.loss], WEIGHT_ROWS: samples.weightRows })
  )
}

/** Units of the widest layer in whole vectors, or the inputs if they are more. */
export const widestOf = ({ inputs, layers }: Layout): number =>
  Math.max(inputs, maxOf(layers.map(({ outputs }) => 4 * Math.ceil(outputs / 4))))
