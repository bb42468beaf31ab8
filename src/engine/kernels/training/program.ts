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

/** A training kernel as text and numbers: the source of a pipeline, and what it needs of a run. */
export interface TrainingProgram {
  readonly variant: Variant
  /** Loads and writes its WGSL. @throws Error with a sentence if it cannot be loaded */
  readonly text: () => Promise<string>
  readonly constants: Readonly<Record<string, number>>
  /** Numbers of state per run. */
  readonly state: number
  /**
   * struct Shape of a network, or the parameters of a typed function; `undefined` if the kernel takes
   * neither.
   */
  readonly shape: ArrayBuffer | undefined
  /** Whether the function is still being typed. */
  readonly passing?: boolean
  /** Vectors of four float32 in a run's tile of samples. */
  readonly tile: number
  /** Runs per workgroup. */
  readonly runsPerGroup: number
  /** Multiply-adds of one step, for the first estimate of its time. */
  readonly work: number
}

const counts = ({ parts }: Dataset): number[] => Object.values(parts).map(({ count }) => count)
const largestPart = (data: Dataset): number => maxOf(counts(data))

const flags = (features: Readonly<Record<string, boolean>>): Record<string, number> =>
  Object.fromEntries(Object.entries(features).map(([name, on]) => [name, Number(on)]))

/** Returns whether any run adds noise. */
const isNoisy = (algorithms: readonly AlgorithmSpec[]): boolean => algorithms.some(({ noise }) => noise !== 0)

/** Returns whether the learning rate of any run changes. */
const isScheduled = (algorithms: readonly AlgorithmSpec[]): boolean =>
  algorithms.some(({ schedule }) => schedule.kind !== 'constant')

/**
 * Returns the kernel's compile-time constants. Parts that no run needs are left out if that compiles faster;
 * but noise stays, so that runs with and without it share a program. The constants depend on the experiment,
 * and on the watched metrics only if these have another loss.
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

/** Size of the weights, moments, gradient and, if a run is centred, the outputs of every part at its w_0. */
function stateOf({ layout, data }: NetworkModel): number {
  const references = counts(data).reduce((sum, count) => sum + count * layout.outputs, 0)
  return 4 * layout.size + (layout.centered ? references : 0)
}

/** One workgroup per run of a network of any width, one tile of samples at a time. */
export function tiledProgram(
  model: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
  adapter: GPUAdapterInfo | undefined,
  options: FootprintOptions,
): TrainingProgram {
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

/**
 * Returns whether a network has one hidden layer, whose units can be streamed, and few enough inputs and
 * outputs to write out.
 */
const canStream = ({ layers, inputs, outputs }: Layout): boolean =>
  layers.length === 2 && inputs <= 8 && outputs <= 4

/**
 * Returns the variant that trains a network with one workgroup per run. All give the same bits. One hidden
 * layer is streamed, so its units are never stored, and no thread adds up all of them while the others wait,
 * as for the tiles' single output. Only tiles have skips and normalisation.
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

/** Lanes of samples, one per thread. */
const lanes = 8

/** One workgroup per run of a small network, in straight-line code; the same bits as the tiled program. */
export function straightProgram(
  model: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
): TrainingProgram {
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

/**
 * One workgroup per run of a network with one hidden layer, unit by unit; the same bits as the tiled program.
 */
export function streamedProgram(
  model: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
  adapter: GPUAdapterInfo | undefined,
  { threads }: FootprintOptions,
): TrainingProgram {
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

/** Returns the constant for the rule if all runs share one. */
function ruleOf(algorithms: readonly AlgorithmSpec[]): Record<string, number> {
  const [rule, ...others] = new Set(algorithms.map(({ id }) => algorithmCode[id]))
  return rule !== undefined && others.length === 0 ? { RULE: rule } : {}
}

/**
 * Returns whether each run can be trained by a single thread: fastest for many runs of small networks, but
 * compiled for one rule.
 */
export const suitsThreads = (layout: Layout, algorithms: readonly AlgorithmSpec[]): boolean =>
  layout.size <= mostWeightsOfThread && isPlain(layout) && 'RULE' in ruleOf(algorithms)

/** One thread per run of a small network, for many runs; the same bits as the other programs. */
export function threadProgram(
  model: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
  adapter: GPUAdapterInfo | undefined,
): TrainingProgram {
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

/** Constants of a function built into the kernel. */
function closedConstants(model: FunctionModel, id: string): Record<string, number> {
  const [a, b] = functionParameters(model)
  return { FUNCTION: functionCode(id), PARAMETER_A: Math.fround(a), PARAMETER_B: Math.fround(b) }
}

/**
 * One thread per run of a function of two weights. It compiles so quickly that it may depend on the rule the
 * runs share.
 */
export function functionProgram(
  model: FunctionModel,
  algorithms: readonly AlgorithmSpec[],
  adapter: GPUAdapterInfo | undefined,
): TrainingProgram {
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
