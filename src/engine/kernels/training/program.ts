import type { Dataset } from '../../../experiment/data/dataset.ts'
import type { FunctionModel, NetworkModel } from '../../../experiment/training-problem.ts'
import { hasSkips, isPlain, storedBiases, type Layout } from '../../../experiment/model/layout.ts'
import type { AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { activationCode, algorithmCode, normalizationCode } from '../gpu/codes.ts'
import {
  functionCode,
  functionParameters,
  parameterVectors,
  typedLine,
  typedText,
} from '../gpu/function-code.ts'
import { isSoftware } from '../../backend/software.ts'
import { mostBeforeStream, mostStraightWeights, mostStreamedQuads, mostWeightsOfThread } from '../limits.ts'
import { footprintOf, threadsOfGroup, type FootprintOptions } from './footprint.ts'
import { packShape } from './shape.ts'
import { onlyLoss } from './sweeps.ts'
import { terms } from './terms.ts'
import { codeOf, type NetworkVariant, type Variant } from './variants.ts'
import { maxOf } from '../../../math/statistics/range.ts'

/** A training kernel as text and numbers: what a pipeline is made from, and what it asks of a run. */
export interface Program {
  readonly variant: Variant
  /** Loads and writes its WGSL. @throws Error with a sentence where it cannot be loaded */
  readonly text: () => Promise<string>
  readonly constants: Readonly<Record<string, number>>
  /** Numbers of state a run. */
  readonly state: number
  /** struct Shape of a network, or the parameters of a typed function; undefined where the kernel takes none. */
  readonly shape: ArrayBuffer | undefined
  /** Of a function that is being typed. */
  readonly passing?: boolean
  /** Vectors of four float32 that a run's tile of samples takes. */
  readonly tile: number
  /** Runs that one workgroup trains. */
  readonly runsPerGroup: number
  /** Multiply-adds of one step, for the first guess of its time. */
  readonly work: number
}

const counts = ({ parts }: Dataset): number[] => Object.values(parts).map(({ count }) => count)
const largestPart = (data: Dataset): number => maxOf(counts(data))

const flags = (features: Readonly<Record<string, boolean>>): Record<string, number> =>
  Object.fromEntries(Object.entries(features).map(([name, on]) => [name, Number(on)]))

/** True where some run adds noise. */
const isNoisy = (algorithms: readonly AlgorithmSpec[]): boolean => algorithms.some(({ noise }) => noise !== 0)

/** True where the learning rate of some run changes. */
const isScheduled = (algorithms: readonly AlgorithmSpec[]): boolean =>
  algorithms.some(({ schedule }) => schedule.kind !== 'constant')

/**
 * The constants that the kernels are compiled with. Parts of them that no run needs are left out, where that compiles sooner; noise does
 * not, so that a run with noise beside one without waits for one program. Depends on the experiment, and on what is watched only where
 * that has another loss.
 */
function constantsOf(
  { layout, data }: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
): Record<string, number> {
  const code = (l: number) => activationCode[layout.layers.at(l)?.activation ?? 'linear']
  const loss = onlyLoss(metrics)
  return {
    ACTIVATION: code(0),
    OUTPUT_ACTIVATION: code(-1),
    ...flags({
      BLENDED: layout.linearity !== 0,
      CENTERED: layout.centered,
      LAYERED:
        layout.layers.some(
          (layer) => layer.scale !== 1 || !layer.trained || storedBiases(layer) !== layer.biases,
        ) || algorithms.some(({ layerRates }) => layerRates?.some((rate) => rate !== 1)),
      WEIGHTED: Object.values(data.parts).some((part) => part.weights !== undefined),
      COUNTING:
        data.task === 'classification' ||
        metrics.some((metric) => metric.loss === 'zero-one') ||
        algorithms.some(({ stop }) => stop?.quantity === 'zero-one'),
      SINGLE: layout.outputs === 1,
      SCHEDULED: isScheduled(algorithms),
      BATCHED: algorithms.some(({ batch }) => batch !== 'full'),
    }),
    ...(loss === undefined ? {} : { LOSS: loss }),
  }
}

/** Weights, moments, gradient and, where a run is centred, the outputs of every part at its w_0. */
function stateOf({ layout, data }: NetworkModel): number {
  const references = counts(data).reduce((sum, count) => sum + count * layout.outputs, 0)
  return 4 * layout.size + (layout.centered ? references : 0)
}

/** One workgroup for each run of a network of any width, a tile of samples at a time. */
export function tiledProgram(
  model: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
  adapter: GPUAdapterInfo | undefined,
  options: FootprintOptions,
): Program {
  const { layout, data } = model
  const largest = largestPart(data)
  const { threads, quads, vectors } = footprintOf(layout, largest, adapter, options)
  return {
    variant: 'tiled',
    text: async () => (await codeOf('tiled')).default,
    constants: {
      WORKGROUP: threads,
      ...constantsOf(model, algorithms, metrics),
      ...flags({
        WIDE: layout.layers.some(({ outputs }) => outputs >= 4),
        BIASED: layout.layers.some(({ biases }) => biases !== undefined),
        TILED: 4 * quads < largest,
        SKIPS: hasSkips(layout),
      }),
      NORMALIZATION: normalizationCode[layout.layers[0]?.normalization ?? 'none'],
    },
    shape: packShape(layout, quads),
    state: stateOf(model),
    tile: vectors,
    runsPerGroup: 1,
    work: 3 * layout.size * largest,
  }
}

/** True for a network of one hidden layer, whose units can be streamed, with few enough inputs and outputs to be written out. */
const canStream = ({ layers, inputs, outputs }: Layout): boolean =>
  layers.length === 2 && inputs <= 8 && outputs <= 4

/**
 * The variant that trains a network where a workgroup has each run. All give the same bits. One hidden layer is streamed: its units
 * are never kept, and no thread adds up all of them while the others wait, as they do for the tiles' single output. Skips and
 * normalisation are the tiles' alone.
 */
export function variantOf(
  { layout, data }: NetworkModel,
  adapter: GPUAdapterInfo | undefined,
): NetworkVariant {
  const { size } = layout
  if (!isPlain(layout)) return 'tiled'
  const streams = canStream(layout)
  if (streams && size > mostBeforeStream && largestPart(data) <= 4 * mostStreamedQuads) return 'streamed'
  if (isSoftware(adapter) && size <= mostStraightWeights) return 'straight'
  return streams && size > mostStraightWeights ? 'streamed' : 'tiled'
}

/** Lanes of samples, a thread each. */
const lanes = 8

/** One workgroup for each run of a small network, as a straight line of code: the same bits as the tiled program's. */
export function straightProgram(
  model: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
): Program {
  const { layout, data } = model
  return {
    variant: 'straight',
    text: async () => (await codeOf('straight')).straightText(layout),
    constants: { WORKGROUP: lanes, ...constantsOf(model, algorithms, metrics) },
    shape: packShape(layout, 0),
    state: stateOf(model),
    tile: ((layout.size + 2) * lanes) / 4,
    runsPerGroup: 1,
    work: layout.size * largestPart(data),
  }
}

/** One workgroup for each run of a network of one hidden layer, unit after unit: the same bits as the tiled program's. */
export function streamedProgram(
  model: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
  adapter: GPUAdapterInfo | undefined,
  { threads }: FootprintOptions,
): Program {
  const { layout, data } = model
  const largest = largestPart(data)
  const all = Math.ceil(largest / 4)
  const quads = Math.min(mostStreamedQuads, 2 ** Math.ceil(Math.log2(all)))
  const blocks = Math.ceil(layout.layers[0]!.outputs / terms)
  return {
    variant: 'streamed',
    text: async () => (await codeOf('streamed')).streamedText(layout, quads, all <= quads),
    constants: {
      WORKGROUP: threads ?? threadsOfGroup(adapter, 'one'),
      ...constantsOf(model, algorithms, metrics),
      ...flags({ BIASED: layout.layers.some(({ biases }) => biases !== undefined) }),
    },
    shape: packShape(layout, all),
    state: stateOf(model),
    tile: (blocks * layout.outputs + layout.outputs + 2) * all,
    runsPerGroup: 1,
    work: layout.size * largest,
  }
}

/** The rule of runs that share one. */
function ruleOf(algorithms: readonly AlgorithmSpec[]): Record<string, number> {
  const [rule, ...others] = new Set(algorithms.map(({ id }) => algorithmCode[id]))
  return rule !== undefined && others.length === 0 ? { RULE: rule } : {}
}

/** True where a thread can train each run alone: fastest for many runs of small networks, but compiled for one rule. */
export const suitsThreads = (layout: Layout, algorithms: readonly AlgorithmSpec[]): boolean =>
  layout.size <= mostWeightsOfThread && isPlain(layout) && 'RULE' in ruleOf(algorithms)

/** One thread for each run of a small network, for many runs: the same bits as the other programs. */
export function threadProgram(
  model: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
  adapter: GPUAdapterInfo | undefined,
): Program {
  const { layout, data } = model
  const threads = threadsOfGroup(adapter, 'each')
  return {
    variant: 'thread',
    text: async () => (await codeOf('thread')).threadText(layout, largestPart(data)),
    constants: {
      ...constantsOf(model, algorithms, metrics),
      ...ruleOf(algorithms),
      NOISY: Number(isNoisy(algorithms)),
      WORKGROUP: threads,
    },
    shape: packShape(layout, 0),
    state: stateOf(model),
    tile: 0,
    runsPerGroup: threads,
    work: layout.size * largestPart(data),
  }
}

/** The constants of a function that the kernel knows. */
function closedConstants(model: FunctionModel, id: string): Record<string, number> {
  const [a, b] = functionParameters(model)
  return { FUNCTION: functionCode(id), PARAMETER_A: Math.fround(a), PARAMETER_B: Math.fround(b) }
}

/** One thread for each run of a function of two weights. It compiles in no time, so that it may depend on the runs' one rule. */
export function functionProgram(
  model: FunctionModel,
  algorithms: readonly AlgorithmSpec[],
  adapter: GPUAdapterInfo | undefined,
): Program {
  const { id, typed } = model.function
  const threads = threadsOfGroup(adapter, 'each')
  const own = typed
    ? ({
        variant: 'expression',
        text: async () =>
          typedLine(typed) + (await typedText(typed, async () => (await codeOf('expression')).default)),
        shape: typed.parameterNames.length > 0 ? parameterVectors(model).buffer : undefined,
        passing: true,
      } as const)
    : ({
        variant: 'function',
        text: async () => (await codeOf('function')).default,
        shape: undefined,
      } as const)
  return {
    ...own,
    constants: {
      WORKGROUP: threads,
      ...(!typed && closedConstants(model, id)),
      NOISY: Number(isNoisy(algorithms)),
      SCHEDULED: Number(isScheduled(algorithms)),
      ...ruleOf(algorithms),
    },
    state: 8,
    tile: 0,
    runsPerGroup: threads,
    work: 30,
  }
}
