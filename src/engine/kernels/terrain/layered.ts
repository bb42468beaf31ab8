import type { Layout } from '../../../experiment/model/layout.ts'
import terrainFirst from '../../../../shaders/compute/terrain-first.wgsl'
import terrainLayered from '../../../../shaders/compute/terrain-layered.wgsl'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import type { NetworkModel } from '../../../experiment/training-problem.ts'
import { maxOf } from '../../../math/statistics/range.ts'
import { layeredThreads, mostLayeredUnits } from '../limits.ts'
import { layeredForward, readsInputs } from './layered-forward.ts'
import {
  constants,
  multiplyAdds,
  powerOfTwo,
  preamble,
  type TerrainDevice,
  type TerrainVariant,
} from './program.ts'
import type { PackedSamples } from './samples.ts'
import { paddedLayout } from './shape.ts'

/**
 * Returns the most vectors of units in any layer but the last, and the most vectors of weights of a layer
 * that a point forms.
 */
function sizesOf(layout: Layout): { readonly units: number; readonly weights: number } {
  const { layers } = layout
  const vectors = layers.map(({ outputs }) => Math.ceil(outputs / 4))
  const weights = layers.map(
    ({ inputs, biases }, l) => (inputs + (biases === undefined ? 0 : 1)) * vectors[l]!,
  )
  return { units: maxOf(vectors.slice(0, -1)), weights: maxOf(weights.slice(readsInputs(layout) ? 0 : 1)) }
}

/**
 * How a point's samples are distributed: over threads that hold all of them at once, or over 64 lanes in
 * turns.
 */
interface LayeredShare {
  readonly threads: number
  readonly quads: number
  /**
   * Vectors of units whose moments fit in workgroup memory at once, next to the weights of a layer; 0 if
   * there is no room.
   */
  readonly moments: number
}

/**
 * Returns how a point's samples are distributed on a device, all held at once if statistics are over them;
 * `undefined` if a workgroup has too few threads.
 */
function layeredShare(
  layout: Layout,
  quads: number,
  { software, workgroupMemory }: TerrainDevice,
): LayeredShare | undefined {
  const each = software ? 4 : 1
  const wanted = Math.max(4, powerOfTwo(quads / each))
  const batch = layout.layers[0]?.normalization === 'batch'
  const threads = batch ? wanted : Math.min(wanted, 64 / each)
  if (threads > layeredThreads) return undefined
  const { units, weights } = sizesOf(layout)
  const room = workgroupMemory / 16 - weights - threads
  const moments = batch ? Math.min(units, 4, Math.floor((room - 2 * units) / (2 * threads))) : Math.sign(room)
  return { threads, quads: each, moments: Math.max(0, moments) }
}

/** Returns the variant of a network for a given `share`. */
function layeredVariant(
  layout: Layout,
  metric: MetricSpec,
  samples: PackedSamples,
  { software }: TerrainDevice,
  { threads, quads, moments }: LayeredShare,
): TerrainVariant {
  const vectors = paddedLayout(layout)
  const { units, weights } = sizesOf(layout)
  const [first] = layout.layers
  const firstVectors = Math.ceil((first?.outputs ?? 0) / 4)
  const padded = first?.normalization === 'batch' && samples.count !== 4 * threads * quads
  const sizes = constants({
    THREADS: threads,
    QUADS: quads,
    LANES: Math.max(1, Math.min(quads, 64 / threads)),
    UNITS: 4 * units,
    FIRST_UNITS: 4 * firstVectors,
    MOST: weights,
    NORMED: units,
    MOMENTS: moments,
  })
  const shape = preamble(vectors, metric, samples)
  const text = layeredForward(vectors, { quads, looped: software, moments, padded })
  const point = multiplyAdds(layout) * 4 * quads * threads * Math.ceil(samples.quads / (quads * threads))
  return {
    name: `layered, ${threads} threads a point, ${4 * quads} samples each`,
    tiles: undefined,
    outputs: undefined,
    outputGroups: 0,
    ...(!readsInputs(layout) && {
      first: {
        code: shape + terrainFirst,
        items: 64,
        cost: 256 * layout.inputs,
        size: 12 * firstVectors * samples.quads,
      },
    }),
    terrain: {
      code: `${shape}${sizes}const PADDED = ${padded};\n${text}${terrainLayered}`,
      items: 1,
      cost: point + 8 * vectors.size,
    },
  }
}

/**
 * Returns why a device's kernel cannot compute a terrain of a network with skips or normalisation, as a
 * sentence; `undefined` if it can.
 */
export function layeredRefusal(
  { layout, data }: Pick<NetworkModel, 'layout' | 'data'>,
  { part }: MetricSpec,
  device: TerrainDevice,
): string | undefined {
  if (layout.centered) return 'The terrain kernel has no centred networks with skips or normalisation.'
  const widest = maxOf(layout.layers.slice(0, -1).map(({ outputs }) => outputs))
  if (widest > mostLayeredUnits)
    return `The terrain kernel has networks with skips or normalisation of at most ${mostLayeredUnits} units a layer.`
  const share = layeredShare(layout, Math.ceil((data.counts[part] ?? 0) / 4), device)
  if (!share)
    return `The terrain kernel normalises over at most ${layeredThreads * (device.software ? 16 : 4)} samples here.`
  return share.moments < 1
    ? `The weights and statistics of a layer exceed the graphics device's workgroup memory, which has ${device.workgroupMemory} bytes (maxComputeWorkgroupStorageSize).`
    : undefined
}

/**
 * Returns the variants of a network with skips or normalisation: one, or none if `layeredRefusal` has a
 * reason.
 */
export function layeredVariants(
  layout: Layout,
  metric: MetricSpec,
  samples: PackedSamples,
  device: TerrainDevice,
): TerrainVariant[] {
  const share = layeredShare(layout, samples.quads, device)
  return share ? [layeredVariant(layout, metric, samples, device, share)] : []
}
