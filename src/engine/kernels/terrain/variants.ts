import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Layout } from '../../../experiment/model/layout.ts'
import type { FunctionModel } from '../../../experiment/training-problem.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import terrainNarrow from '../../../../shaders/compute/terrain-narrow.wgsl'
import terrainWide from '../../../../shaders/compute/terrain-wide.wgsl'
import { pointOfKernel } from '../../budget.ts'
import {
  mostOwnCost,
  mostOwnVectors,
  mostStraightTerms,
  mostStreamedInputs,
  mostTiledProducts,
  mostTiledVectors,
  mostUnitsInPairs,
  mostUnitsOfThread,
  mostWideQuads,
} from '../limits.ts'
import {
  activationFunctions,
  loopedForward,
  straightForward,
  tiledForward,
  tiledStatements,
  type ForwardText,
} from './forward-text.ts'
import { loadError } from '../../../experiment/spec/values/load-error.ts'
import { functionCode, typedLine, typedText } from '../gpu/function-code.ts'
import type { PackedSamples } from './samples.ts'
import {
  constants,
  multiplyAdds,
  powerOfTwo,
  preamble,
  widestOf,
  type TerrainDevice,
  type TerrainVariant,
} from './program.ts'
import { paddedLayout } from './shape.ts'
import { streamedForward, streamedQuads } from './streamed-forward.ts'

/**
 * Programs that few surfaces need: for closed-form functions, for typed ones, and for the outputs of a
 * centred network at w_0.
 */
const texts = {
  function: () => import('../../../../shaders/compute/terrain-function.wgsl'),
  expression: () => import('../../../../shaders/compute/terrain-expression.wgsl'),
  narrow: () => import('../../../../shaders/compute/outputs-narrow.wgsl'),
  wide: () => import('../../../../shaders/compute/outputs-wide.wgsl'),
} as const

/** Loads the text of such a program. @throws Error with a sentence if it cannot be loaded */
async function textOf(name: keyof typeof texts): Promise<string> {
  try {
    return (await texts[name]()).default
  } catch {
    throw new Error(loadError('a surface kernel'))
  }
}

/**
 * On hardware, a point's weights must fit in half the workgroup memory; a software adapter can form them as
 * it reads them.
 */
function suitsNarrow(layout: Layout, samples: number, device: TerrainDevice): boolean {
  const widest = widestOf(layout)
  if (device.software)
    return widest <= mostUnitsOfThread.software && samples * multiplyAdds(layout) <= pointOfKernel.looped
  return widest <= mostUnitsOfThread.card && 32 * paddedLayout(layout).size <= device.workgroupMemory
}

/** Declares a point's weights: shared by the workgroup if several threads use them, otherwise private. */
const weightsOf = (threads: number): string =>
  threads > 1
    ? 'var<workgroup> weights: array<vec4f, POINTS * HELD>;\n'
    : 'var<private> weights: array<vec4f, HELD>;\n'

/**
 * Returns threads per point and points per workgroup; `point` is the cost of a point. Neither changes a bit
 * of the result, since the lanes' sums have a fixed order.
 */
function narrowCut(
  vectors: number,
  lanes: number,
  point: number,
  device: TerrainDevice,
): { threads: number; points: number } {
  if (device.software || (lanes === 1 && vectors <= mostOwnVectors))
    return { threads: 1, points: Math.min(64, Math.max(4, powerOfTwo(mostOwnCost / point) / 2)) }
  const threads = Math.min(device.subgroup, Math.max(2, lanes / 2))
  const fitting = Math.floor(device.workgroupMemory / 32 / vectors)
  return { threads, points: Math.max(1, Math.min(Math.floor(device.subgroup / threads), fitting)) }
}

/**
 * A program text with which the threads of a narrow variant compute the network, and the quads a thread takes
 * at once.
 */
interface NarrowText {
  readonly name: string
  readonly text: ForwardText
  readonly quads: number
  /** Whether a point's weights are formed once and held, or formed as they are read. */
  readonly holds: boolean
  /** Whether only the outputs are stored. */
  readonly streams?: boolean
}

const looped = (quads: number, holds: boolean): NarrowText => ({
  name: `loops over ${4 * quads} samples${holds ? '' : ', weights formed as they are read'}`,
  text: loopedForward,
  quads,
  holds,
})
const straight: NarrowText = { name: 'one straight line', text: straightForward, quads: 1, holds: true }
const tiled = (quads: number): NarrowText => ({
  name: `tiles of 4 units by ${4 * quads} samples`,
  text: tiledForward,
  quads,
  holds: true,
})
const streamed = (quads: number): NarrowText => ({
  name: `units streamed over ${4 * quads} samples`,
  text: streamedForward,
  quads,
  holds: false,
  streams: true,
})

/**
 * Returns the tiled program for a software adapter: tiles over 16 samples or, if that takes more than `most`
 * products, over 8. `undefined` if both take more, or if the weights have too many vectors.
 */
function tilesWithin(layout: Layout, most: number): NarrowText | undefined {
  const quads = [4, 2].find((each) => tiledStatements(layout, each) <= most)
  return quads === undefined || paddedLayout(layout).size > mostTiledVectors ? undefined : tiled(quads)
}

function narrowVariant(
  layout: Layout,
  metric: MetricSpec,
  samples: PackedSamples,
  device: TerrainDevice,
  { text, quads: wanted, name, holds, streams }: NarrowText,
): TerrainVariant {
  const padded = paddedLayout(layout)
  const lanes = Math.min(64, powerOfTwo(samples.quads))
  const sample = multiplyAdds(layout)
  const point = sample * samples.quads * 4 + 8 * padded.size
  const held = holds ? padded.size : 1
  const { threads, points } = narrowCut(held, lanes, point, device)
  const perThread = Math.max(1, lanes / threads)
  const quads = Math.min(wanted, perThread)
  const shape = preamble(padded, metric, samples) + weightsOf(threads)
  const units = streams ? padded.outputs : widestOf(layout)
  const sizes = { HELD: held, UNITS: units, THREADS: threads, LANES: perThread }
  const single = streams ? text : loopedForward
  return {
    name: `narrow, ${threads === 1 ? 'a thread' : `${threads} threads`} a point, ${name}`,
    tiles: undefined,
    outputGroups: Math.ceil(samples.quads / threads),
    terrain: {
      code:
        shape + text(padded, quads) + constants({ ...sizes, POINTS: points, QUADS: quads }) + terrainNarrow,
      items: points,
      cost: points * point,
    },
    outputs: {
      code: shape + single(padded, 1) + constants({ ...sizes, POINTS: 1, QUADS: 1 }),
      rest: () => textOf('narrow'),
      items: 1,
      cost: 4 * threads * sample + 8 * padded.size,
    },
  }
}

/** Vectors of samples whose units fit in workgroup memory in the wide variant. */
const fittingRows = (layout: Layout, { workgroupMemory }: TerrainDevice): number =>
  Math.floor(workgroupMemory / (64 * powerOfTwo(widestOf(layout) / 4)))

function wideVariant(
  layout: Layout,
  metric: MetricSpec,
  samples: PackedSamples,
  device: TerrainDevice,
): TerrainVariant {
  const padded = paddedLayout(layout)
  const memory = device.workgroupMemory
  const vectors = powerOfTwo(widestOf(layout) / 4)
  const groups = Math.min(vectors, 256)
  const fitting = fittingRows(layout, device)
  if (fitting < 1)
    throw ExperimentError.at(
      'model.widths',
      `a layer of ${widestOf(layout)} units needs ${64 * vectors} bytes of the graphics device's workgroup memory, which has ${memory} (maxComputeWorkgroupStorageSize).`,
    )
  const each = Math.min(mostWideQuads, 2 ** Math.floor(Math.log2(fitting)), powerOfTwo(samples.quads))
  const rows = Math.max(1, Math.min(64 / groups, fitting / each, powerOfTwo(samples.quads / each)))
  const sampleRows = 2 ** Math.floor(Math.log2(rows))
  const tileQuads = sampleRows * each
  const code =
    preamble(padded, metric, samples) +
    constants({ GROUPS: groups, UNIT_TILES: vectors / groups, SAMPLE_ROWS: sampleRows, QUADS_EACH: each }) +
    activationFunctions(padded)
  const cost = 4 * tileQuads * multiplyAdds(layout) + 8 * padded.size * sampleRows
  return {
    name: `wide, ${groups * sampleRows} threads a tile of ${4 * tileQuads} samples, ${4 * each} each`,
    tiles: Math.ceil(samples.quads / tileQuads),
    outputGroups: Math.ceil(samples.quads / tileQuads),
    terrain: { code: code + terrainWide, items: 1, cost },
    outputs: { code, rest: () => textOf('wide'), items: 1, cost },
  }
}

/**
 * Returns the variants with which an adapter can compute a network without skips and normalisation, all to
 * the same bits, the fastest to compile first. Narrow if the units of a layer fit in a thread's registers and
 * the weights of a point in half the workgroup memory; otherwise wide, or streamed.
 * @throws ExperimentError if a layer exceeds the device
 */
export function networkVariants(
  layout: Layout,
  metric: MetricSpec,
  samples: PackedSamples,
  device: TerrainDevice,
): TerrainVariant[] {
  const narrow = (...texts: readonly NarrowText[]) =>
    texts.map((text) => narrowVariant(layout, metric, samples, device, text))
  const wide = () => wideVariant(layout, metric, samples, device)
  const isNarrow = suitsNarrow(layout, 4 * samples.quads, device)
  const isStreamed =
    4 * samples.quads * multiplyAdds(layout) <= pointOfKernel.streamed &&
    !(isNarrow && layout.inputs > mostStreamedInputs)
  const quads = isStreamed ? streamedQuads(layout) : undefined
  const streams = quads === undefined ? [] : [streamed(quads)]
  if (!device.software) {
    if (isNarrow) return distinct([...narrow(looped(2, true), looped(1, true)), wide()])
    const fits = streams.length === 0 || fittingRows(layout, device) > 0
    return [...(fits ? [wide()] : []), ...narrow(...streams)]
  }
  if (isNarrow && multiplyAdds(layout) <= mostStraightTerms) return narrow(straight)
  const soon = isNarrow ? tilesWithin(layout, mostTiledProducts.soon) : undefined
  if (soon) return narrow(soon)
  if (streams.length > 0) return narrow(...streams)
  if (!isNarrow) return [wide()]
  const later = tilesWithin(layout, mostTiledProducts.later)
  return narrow(looped(widestOf(layout) <= mostUnitsInPairs ? 2 : 1, false), ...(later ? [later] : []))
}

/** Drops variants whose code is the same because there are few samples. */
const distinct = (variants: readonly TerrainVariant[]): TerrainVariant[] =>
  variants.filter(
    ({ terrain }, i) => variants.findIndex((other) => other.terrain.code === terrain.code) === i,
  )

/**
 * Returns the variant of a function of two weights, one point per thread. The code of a typed function begins
 * with its text.
 */
export function functionVariant({ function: { id, typed } }: FunctionModel): TerrainVariant {
  return {
    name: 'function',
    tiles: undefined,
    outputs: undefined,
    outputGroups: 0,
    terrain: {
      code: typed ? typedLine(typed) + constants({ FUNCTION: 0 }) : constants({ FUNCTION: functionCode(id) }),
      rest: typed ? () => typedText(typed, () => textOf('expression')) : () => textOf('function'),
      items: 64,
      cost: 64 * 50,
      ...(typed && { passing: true }),
    },
  }
}
