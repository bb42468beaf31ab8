import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import { separableFraction, separatorOf, thresholdBits } from '../../separable.ts'
import { RandomStream } from '../../../math/statistics/random.ts'
import { numberOf, type Quantity } from '../quantity.ts'

/** The inputs of a threshold unit, and the class of each, -1 or 1. */
interface Dots {
  /** With a last entry of 1 if the unit has a bias. */
  readonly points: readonly Float64Array[]
  readonly signs: readonly number[]
  /** Number of the unit's weights, including its bias. */
  readonly weights: number
}

function dotsOf(experiment: TrainingExperiment): Dots {
  const { model } = buildTrainingProblem(experiment)
  const train = model.kind === 'network' ? model.data.parts['train'] : undefined
  if (model.kind !== 'network' || model.layout.layers.length !== 1 || model.layout.outputs !== 1 || !train)
    throw ExperimentError.at('model', 'a threshold unit is a network of one layer with one output')
  const { inputs, layers } = model.layout
  const bias = layers[0]?.biases === undefined ? [] : [1]
  return {
    points: Array.from({ length: train.count }, (_, n) =>
      Float64Array.from([...train.inputs.subarray(n * inputs, (n + 1) * inputs), ...bias]),
    ),
    signs: Array.from(train.targets, (target) => (target > 0 ? 1 : -1)),
    weights: inputs + bias.length,
  }
}

const isSeparated = (points: readonly Float64Array[], sign: (n: number) => number): boolean =>
  separatorOf(points.map((point, n) => point.map((x) => x * sign(n)))) !== undefined

/** 1 if a threshold unit can separate the classes of the training set, otherwise 0; exact, without training. */
export const separable: Quantity = ({ experiment }) => {
  const { points, signs } = dotsOf(experiment)
  return isSeparated(points, (n) => signs[n] ?? 1) ? 1 : 0
}

/**
 * The fraction of the colourings of the training inputs in two colours that a threshold unit can separate: of all 2^P of
 * them if they are at most `draws`, otherwise of `draws` drawn from (seed, 'colours'). {draws (default 1024)}
 */
export const separableShare: Quantity = ({ experiment }, given) => {
  const { points } = dotsOf(experiment)
  const draws = numberOf(given, 'draws', 1024)
  const all = 2 ** points.length
  const stream = new RandomStream(experiment.seed, 'colours')
  let found = 0
  // A line that separates a colouring separates its opposite, so half of them are enough.
  const count = all <= draws ? all / 2 : draws
  for (let c = 0; c < count; c++) {
    const colour = (n: number) => (all <= draws ? (c >> n) & 1 : stream.bits(c, n) >>> 31)
    if (isSeparated(points, (n) => (colour(n) === 1 ? 1 : -1))) found += 1
  }
  return found / count
}

/**
 * Cover's fraction for points in general position: `points`, by default the number in the training set, and a unit with
 * as many weights as the network's; with `weights`, a unit with that many, and proportionally more points. {weights,
 * points}
 */
export const separableFractionOf: Quantity = ({ experiment }, given) => {
  const { points, weights: own } = dotsOf(experiment)
  const weights = numberOf(given, 'weights', own)
  const count = numberOf(given, 'points', points.length)
  return separableFraction(Math.round((count * weights) / own), weights)
}

/**
 * The number of bits that name one function of the network's n inputs as bits: 'all' of the 2^(2^n) functions, 2^n; those
 * of one 'neuron', at most (Cover 1965); those of a 'network' of `weights` weights of `bits` bits each, at most. {of,
 * weights, bits}
 */
export const functionBits: Quantity = ({ experiment }, given) => {
  const { model } = buildTrainingProblem(experiment)
  const inputs = model.kind === 'network' ? model.layout.inputs : NaN
  if (given['of'] === 'network') return networkBits(given)
  return given['of'] === 'neuron' ? thresholdBits(inputs) : 2 ** inputs
}

const networkBits = (given: Parameters<Quantity>[1]): number =>
  numberOf(given, 'weights', 5000) * numberOf(given, 'bits', 32)

/**
 * The least n for which the functions of n bits outnumber the networks of `weights` (default 5000) weights of `bits`
 * (default 32) bits each.
 */
export const outnumberedBits: Quantity = (_, given) => Math.floor(Math.log2(networkBits(given))) + 1
