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
  /** Items (points, tiles of samples, or sums of the first layer) that a workgroup computes. */
  readonly items: number
  /** Multiply-adds of a workgroup. */
  readonly cost: number
}

/** The program of the first layer's sums. */
export interface FirstProgram extends TerrainProgram {
  /** Vectors of sums that it makes, each an item. */
  readonly size: number
}

/** The facts of a device that decide how work is cut. */
export interface TerrainDevice {
  /** Bytes of workgroup memory. */
  readonly workgroupMemory: number
  /** Threads that run in step. */
  readonly subgroup: number
  /** There are no registers, and no memory of a workgroup that would be worth sharing. */
  readonly software: boolean
}

/** The facts of a device, by its limits and its adapter's info; 32 threads in step where that says nothing. */
export function terrainDevice(device: GPUDevice): TerrainDevice {
  const { adapterInfo } = device as { readonly adapterInfo?: GPUAdapterInfo }
  return {
    workgroupMemory: device.limits.maxComputeWorkgroupStorageSize,
    subgroup: Math.min(64, adapterInfo?.subgroupMaxSize ?? 32),
    software: isSoftware(adapterInfo),
  }
}

/** One way to compute a grid. */
export interface TerrainVariant {
  readonly name: string
  readonly terrain: TerrainProgram
  /** The first layer's sums for origin, u and v, which points read; undefined where they form their own. */
  readonly first?: FirstProgram
  /** ψ(z) of every sample, for a centred model; undefined for functions. */
  readonly outputs: TerrainProgram | undefined
  /** Workgroups of `outputs`, each one item. */
  readonly outputGroups: number
  /** Tiles of samples of one point, whose losses terrain-sum.wgsl adds up; undefined where a point is one item. */
  readonly tiles: number | undefined
}

/** The least power of two that is not less, at least 1. */
export const powerOfTwo = (x: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, x)))

/** Multiply-adds of one sample, an activation counted as eight. */
export const multiplyAdds = (layout: Layout): number =>
  layout.layers.reduce((sum, { inputs, outputs }) => sum + inputs * Math.max(outputs, 4) + 8 * outputs, 0)

/** WGSL constants. */
export const constants = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `const ${name} = ${value}u;\n`)
    .join('')

/** The shape of a network, the loss and the rows of weights. Linearity and output scale come as numbers with the call, so that a slider compiles nothing. */
export function preamble(padded: Layout, metric: MetricSpec, samples: PackedSamples): string {
  const shape = shapeConstants({ ...padded, linearity: 0, outputScale: 1 })
  return (
    shape + constants({ VECTORS: padded.size, LOSS: lossCode[metric.loss], WEIGHT_ROWS: samples.weightRows })
  )
}

/** Units of the widest layer in whole vectors, or inputs where they are more. */
export const widestOf = ({ inputs, layers }: Layout): number =>
  Math.max(inputs, maxOf(layers.map(({ outputs }) => 4 * Math.ceil(outputs / 4))))
