import { normalizations } from '../../../experiment/spec/model.ts'
import type { Layout } from '../../../experiment/model/layout.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { missingPart } from '../../../experiment/spec/values/missing-part.ts'
import { maxOf } from '../../../math/statistics/range.ts'
import { layeredThreads } from '../limits.ts'
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

/** The writers of the texts, which most surfaces do without. @throws Error with a sentence where they cannot be loaded */
async function writers() {
  try {
    return await import('./layered-text.ts')
  } catch {
    throw new Error(missingPart('A kernel of surfaces'))
  }
}

/** Vectors of units that each layer but the last has, and the most vectors of weights of a layer after the first. */
function sizesOf({ layers }: Layout): { readonly units: number; readonly weights: number } {
  const vectors = layers.map(({ outputs }) => Math.ceil(outputs / 4))
  const weights = layers.map(
    ({ inputs, biases }, l) => (inputs + (biases === undefined ? 0 : 1)) * vectors[l]!,
  )
  return { units: maxOf(vectors.slice(0, -1)), weights: maxOf(weights.slice(1)) }
}

/** How a point's samples are shared out: by threads that all have samples at once, or by 64 lanes that take turns. */
export interface LayeredShare {
  readonly threads: number
  readonly quads: number
  /** Vectors of units whose moments the workgroup memory holds at once, beside the weights of a layer; 0 where it has no room. */
  readonly moments: number
}

/**
 * How a point's samples are shared out on a device: so that all have a place at once where statistics are over them. Undefined where a
 * workgroup has too few threads for them.
 */
export function layeredShare(
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

/** The variant of networks with skips or normalisation, which fit `share`. */
export function layeredVariant(
  layout: Layout,
  metric: MetricSpec,
  samples: PackedSamples,
  { software }: TerrainDevice,
  { threads, quads, moments }: LayeredShare,
): TerrainVariant {
  const padded = paddedLayout(layout)
  const { units, weights } = sizesOf(layout)
  const [first] = layout.layers
  const firstVectors = Math.ceil((first?.outputs ?? 0) / 4)
  const normalization = first?.normalization ?? 'none'
  const padding = samples.count !== 4 * threads * quads
  const cut = { quads, looped: software, moments, padded: normalization === 'batch' && padding }
  const sizes = constants({
    THREADS: threads,
    QUADS: quads,
    LANES: Math.max(1, Math.min(quads, 64 / threads)),
    UNITS: 4 * units,
    FIRST_UNITS: 4 * firstVectors,
    MOST: weights,
    NORMED: units,
    MOMENTS: moments,
    // What the rest of the text depends on besides.
    NORMALIZATION: normalizations.indexOf(normalization),
    SKIPS: layout.layers.some(({ residual }) => residual) ? 1 : 0,
    BLENDED: layout.linearity === 0 ? 0 : 1,
    LOOPED: software ? 1 : 0,
  })
  const shape = preamble(padded, metric, samples)
  const code = `${shape}${sizes}const PADDED = ${cut.padded};\n`
  const point = multiplyAdds(layout) * 4 * quads * threads * Math.ceil(samples.quads / (quads * threads))
  return {
    name: `layered, ${threads} threads a point, ${4 * quads} samples each`,
    tiles: undefined,
    outputs: undefined,
    outputGroups: 0,
    first: {
      code: `// The first layer.\n${shape}`,
      rest: async () => (await writers()).firstText,
      items: 64,
      cost: 256 * layout.inputs,
      size: 12 * firstVectors * samples.quads,
    },
    terrain: {
      code,
      rest: async () => (await writers()).layeredText(padded, cut),
      items: 1,
      cost: point + 8 * padded.size,
    },
  }
}
