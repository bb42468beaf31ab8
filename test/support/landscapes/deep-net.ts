import { fusedObjective } from '../../../src/engine/workers/fused-objective.ts'
import { layerValues } from '../../../src/experiment/model/forward.ts'
import { storedBiases } from '../../../src/experiment/model/layout.ts'
import { epsilon } from '../../../src/experiment/model/normalization.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { mostHidden } from '../../../src/experiment/spec/values/bounds.ts'
import type { TrainingExperiment, TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { MetricSpec } from '../../../src/experiment/spec/metric.ts'
import type { MlpSpec } from '../../../src/experiment/spec/model.ts'
import type { Extent } from '../../../src/experiment/spec/values/numbers.ts'
import { momentsOf } from '../../../src/math/statistics/moments.ts'
import { finish } from '../../../src/math/work.ts'
import { errorRate } from '../../../src/reference/metric/error-rate.ts'
import { placement } from '../../../src/reference/oracle/run/place.ts'
import type { OracleRun } from '../../../src/reference/oracle/run/oracle-run.ts'
import { training } from '../../../src/reference/oracle/run/run.ts'
import { randomDirection } from '../../../src/reference/plane/directions.ts'
import type { Surface } from '../../../src/theory/quantity/surface/surface.ts'
import { heightsOver } from './heights.ts'

/** Tasks for deep networks: their data, loss, inputs and outputs. */
const lessons = {
  digits: { noise: {}, loss: 'cross-entropy', inputs: 64, outputs: 10 },
  spirals: { noise: { noise: 0.05 }, loss: 'logistic', inputs: 2, outputs: 1 },
  'two-moons': { noise: {}, loss: 'logistic', inputs: 2, outputs: 1 },
} as const

/** A deep network of equal hidden layers, and how it is trained: theory/README.md, S48, S49 and S53. */
export interface DeepNet {
  readonly learns: keyof typeof lessons
  /** Number of samples (256). */
  readonly size?: number
  /** Number of hidden layers, and the units in each (16). */
  readonly hidden: number
  readonly width?: number
  /** Activation (ReLU). */
  readonly activation?: 'relu' | 'tanh'
  /** Factor on the hidden layers' initial weights, over the factor that keeps variances (1). */
  readonly gain?: number
  readonly normalization?: MlpSpec['normalization']
  readonly residual?: NonNullable<MlpSpec['residual']>
  readonly labelCorruption?: number
  readonly algorithm: TrainingInput['algorithms'][number]
  readonly seed: number
}

/** Skip connections as in ResNets, with branches divided by the root of their number. */
export const skips = { residual: { strength: 1, branch: 'inverse-sqrt' } } as const

/** The dial of skips at s, with branches scaled by √(1 - s²). */
export const atStrength = (strength: number) => ({ residual: { strength, branch: 'complement' } }) as const

const widthsOf = ({ learns, hidden, width = 16 }: DeepNet): number[] => {
  const { inputs, outputs } = lessons[learns]
  return [inputs, ...new Array<number>(hidden).fill(width), outputs]
}

/** He initialisation for ReLU, LeCun's times the gain for tanh, and LeCun's for the last layer. */
function startOf({ hidden, activation = 'relu', gain = 1 }: DeepNet) {
  const spread = { distribution: 'lecun-normal' as const, scale: 1, biasScale: 0 }
  const own = { ...spread, scale: gain, ...(activation === 'relu' && { distribution: 'he-normal' as const }) }
  return {
    kind: 'random' as const,
    ...own,
    layers: [...Array.from({ length: hidden }, () => own), spread],
    antisymmetric: false,
    index: 0,
    count: 1,
  }
}

/**
 * The experiment of a network, with its plane through the start. Networks too deep for the format are built
 * without its check.
 */
function experimentOf(net: DeepNet): TrainingExperiment {
  const { learns, size = 256, hidden, activation = 'relu', normalization = 'none', residual } = net
  const { noise, loss } = lessons[learns]
  const least = { ...net, hidden: Math.min(hidden, mostHidden) }
  const parsed = parseTraining({
    version: 1,
    seed: net.seed,
    data: {
      kind: 'generated',
      id: learns,
      size,
      ...noise,
      ...(net.labelCorruption !== undefined && { labelCorruption: net.labelCorruption }),
    },
    model: {
      kind: 'mlp',
      widths: widthsOf(least),
      activation,
      normalization,
      ...(residual && { residual }),
    },
    metric: { loss },
    algorithms: [net.algorithm],
    starts: [startOf(least)],
    plane: { kind: 'random', normalization: 'filter', origin: 'start' },
  })
  return {
    ...parsed,
    model: { ...mlpOf(parsed), widths: widthsOf(net) },
    starts: [startOf(net)],
  }
}

function mlpOf({ model }: TrainingExperiment): MlpSpec {
  if (model.kind === 'mlp') return model
  throw new Error('Deep networks are perceptrons here.')
}

/** Steps between two recorded losses. */
const every = 5

/**
 * A network at given weights, with the losses of the run that led to them, all in float64 by the fused loops.
 */
export class Net {
  readonly #surfaces = new Map<string, Surface>()

  constructor(
    readonly experiment: TrainingExperiment,
    readonly weights: Float64Array,
    /** The loss after every fifth step. */
    readonly losses: readonly number[] = [],
  ) {}

  get problem() {
    return buildTrainingProblem(this.experiment)
  }

  #value(metric: MetricSpec): number {
    const run = { algorithm: { linearized: false }, weights: this.weights }
    return fusedObjective(this.problem, metric, run).value(this.weights)
  }

  get loss(): number {
    return this.#value(this.experiment.metric)
  }

  /** The first recorded step with a loss below `level`, or Infinity. */
  stepsTo(level: number): number {
    const record = this.losses.findIndex((loss) => loss < level)
    return record < 0 ? Infinity : every * record
  }

  /** The share of correct answers on a part, whose samples form one batch for the normalisation. */
  right(part: 'train' | 'test'): number {
    return 1 - this.#value(errorRate(part))
  }

  /**
   * Heights at `resolution` (65) points a side of [-1, 1]², along filter-normalised directions number 2
   * `plane` (0) and the next.
   */
  surface({ resolution = 65, plane = 0 } = {}): Surface {
    const name = `${resolution} ${plane}`
    const known = this.#surfaces.get(name)
    if (known) return known
    const { problem, weights } = this
    const direction = (index: number) => finish(randomDirection(problem, weights, 'filter', index))
    const grid = {
      origin: weights,
      u: direction(2 * plane),
      v: direction(2 * plane + 1),
      extent: { a: [-1, 1], b: [-1, 1] } satisfies Extent,
      resolution: [resolution, resolution] as const,
    }
    const values = heightsOver(problem, this.experiment.metric, grid, weights)
    const found = { values, resolution: grid.resolution }
    this.#surfaces.set(name, found)
    return found
  }

  /** The same weights, judged only by the first samples. */
  onFirst(size: number): Net {
    const { data } = this.experiment
    if (data.kind !== 'generated') throw new Error('Only generated data have fewer samples.')
    return new Net({ ...this.experiment, data: { ...data, size } }, this.weights)
  }

  /**
   * The same function of the training samples without batch norm: each layer's means and deviations move into
   * its weights and biases.
   */
  frozen(): Net {
    const { model } = this.problem
    const train = model.kind === 'network' ? model.data.parts['train'] : undefined
    if (model.kind !== 'network' || !train) throw new Error('Only networks are frozen.')
    const weights = Float64Array.from(this.weights)
    const values = layerValues(model.layout, this.weights, train.inputs, train.count)
    for (const [l, layer] of model.layout.layers.entries()) {
      if (layer.normalization !== 'batch') continue
      const { inputs, outputs } = layer
      const { input } = values[l]!
      for (let unit = 0; unit < outputs; unit++) {
        const entry = (i: number) => layer.weights + i * outputs + unit
        const sums = Array.from({ length: train.count }, (_, n) => {
          let sum = 0
          for (let i = 0; i < inputs; i++) sum += input[n * inputs + i]! * this.weights[entry(i)]!
          return sum
        })
        const { mean, deviation } = momentsOf(sums)
        const scale = 1 / Math.sqrt(deviation ** 2 + epsilon)
        for (let i = 0; i < inputs; i++) weights[entry(i)]! *= scale
        weights[storedBiases(layer)! + unit] = -mean * scale
      }
    }
    const { experiment } = this
    return new Net({ ...experiment, model: { ...mlpOf(experiment), normalization: 'none' } }, weights)
  }
}

/** Cached networks, each made once. */
const made = new Map<string, Net>()

function once(name: string, net: DeepNet, make: () => Net): Net {
  const key = `${name} ${JSON.stringify(net)}`
  const found = made.get(key) ?? make()
  made.set(key, found)
  return found
}

/** A network at its initial weights. */
export const drawn = (net: DeepNet): Net =>
  once('drawn', net, () => {
    const experiment = experimentOf(net)
    return new Net(experiment, placement(buildTrainingProblem(experiment)).base)
  })

/** Trains a network's experiment from its weights. `onRecord` receives the weights at every fifth step. */
export function trainedFrom({ experiment, problem, weights }: Net, onRecord?: OracleRun['onRecord']): Net {
  const [algorithm] = experiment.algorithms
  if (!algorithm) throw new Error('No algorithm')
  const told = { start: 0, algorithm, weights, every, ...(onRecord && { onRecord }) }
  const run = finish(training(problem, told, fusedObjective))
  return new Net(experiment, run.finalWeights, [...run.loss])
}

/** A network at the end of its training. */
export const trained = (net: DeepNet): Net => once('trained', net, () => trainedFrom(drawn(net)))

/**
 * Two spirals under Adam at .005, 300 steps, normalised over the samples, with `square` hidden layers after
 * the one that leads to them.
 */
export const onSpirals = (square: number, seed: number, more: Partial<DeepNet> = {}): Net =>
  trained({
    learns: 'spirals',
    hidden: square + 1,
    normalization: 'batch',
    algorithm: { id: 'adam', learningRate: 0.005, steps: 300 },
    seed,
    ...more,
  })

/** Digits under the same rule, for 200 steps. */
export const onDigits = (square: number, seed: number, more: Partial<DeepNet> = {}): Net =>
  onSpirals(square, seed, {
    learns: 'digits',
    algorithm: { id: 'adam', learningRate: 0.005, steps: 200 },
    ...more,
  })
