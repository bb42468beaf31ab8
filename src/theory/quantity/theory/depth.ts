import { buildTrainingProblem, type NetworkModel } from '../../../experiment/training-problem.ts'
import { cornersOf, turningCorners } from '../../../experiment/model/kinks.ts'
import { layerValues, networkOutputs } from '../../../experiment/model/forward.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'
import { maxOf } from '../../../math/statistics/range.ts'

function networkOf({ experiment }: Pick<QuantitySource, 'experiment'>): NetworkModel {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind === 'network') return model
  throw ExperimentError.at('model', 'needs a network')
}

/** Returns numerator/denominator in [0, 1] after this many tents, in integers, without rounding. */
export function foldedExactly(numerator: number, denominator: number, times: number): number {
  let at = numerator
  for (let i = 0; i < times; i++) at = 2 * Math.min(at, denominator - at)
  return at / denominator
}

/**
 * Returns the number of units per hidden layer up to which a ReLU network with `layers` hidden layers is wrong on at
 * least a sixth of the 2^k points i/2^k with labels i mod 2: 2^((k - 3)/layers - 1). Source: Telgarsky 2015, Theorem 1.1.
 */
export const foldUnits = (k: number, layers: number): number => 2 ** ((k - 3) / layers - 1)

/**
 * Returns the smallest possible maximum error of n straight pieces for x² on [0, 1]: half the height of a chord, which is
 * 1/(4n²).
 */
const bestPiecesError = (pieces: number): number => 1 / (8 * pieces ** 2)

/** Returns the corners of the curve of a run's end between `from` (default 0) and `to` (default 1). */
function turnsOf(source: QuantitySource, given: QuantityArguments) {
  const window = [numberOf(given, 'from', 0), numberOf(given, 'to', 1)] as const
  const weights = Float64Array.from(runOf(source, given).finalWeights)
  const corners = cornersOf(networkOf(source).layout, weights, window)
  if (corners) return turningCorners(corners)
  throw ExperimentError.at('model', 'needs one input and activations that bend at 0 alone, as relu does')
}

/**
 * Counts parts of the curve of a run's end between `from` (default 0) and `to` (default 1), at its exact corners:
 * straight 'pieces', 'peaks', 'crossings' of the height `level` (default 0.5), or the largest 'slope'. {of, from, to,
 * level, start, algorithm}
 */
export const pieces: Quantity = (source, given) => {
  const turns = turnsOf(source, given)
  const level = numberOf(given, 'level', 0.5)
  const each = turns.slice(1).map((end, i) => ({ start: turns[i] ?? end, end }))
  if (given['of'] === 'slope')
    return maxOf(each.map(({ start, end }) => Math.abs((end.y - start.y) / (end.x - start.x))))
  if (given['of'] === 'crossings')
    return each.filter(({ start, end }) => (start.y - level) * (end.y - level) < 0).length
  if (given['of'] === 'peaks')
    return turns.filter(({ y }, i) => y > (turns[i - 1]?.y ?? Infinity) && y > (turns[i + 1]?.y ?? Infinity))
      .length
  return each.length
}

export const hiddenUnits: Quantity = (source) =>
  networkOf(source)
    .layout.layers.slice(0, -1)
    .reduce((sum, { outputs }) => sum + outputs, 0)

/**
 * The least number of units that `layers` hidden layers of ReLUs need for a sawtooth like that of a run's end, with n
 * pieces of slopes ±s. One layer needs n: each of the n - 1 corners belongs to a unit, whose jump of ±2s leaves the first
 * slope at a multiple of 2s, never at s. With `wrong` 1, by Telgarsky: as long as each layer has at most
 * (n/8)^(1/layers)/2 units, one in six of the n points at the ends of the pieces is on the wrong side of ½. {layers
 * (default 1), wrong (default 0), start, algorithm}
 */
export const neededUnits: Quantity = (source, given) => {
  const count = turnsOf(source, given).length - 1
  const layers = numberOf(given, 'layers', 1)
  if (numberOf(given, 'wrong', 0)) return foldUnits(Math.log2(count), layers)
  if (layers === 1) return count
  throw ExperimentError.at('quantity', 'the least number of units is known for one hidden layer')
}

/** The largest |f - y| at a run's end over the samples of a `part` (default 'train'): {part, start, algorithm}. */
export const largestError: Quantity = (source, given) => {
  const { layout, data } = networkOf(source)
  const part = data.parts[typeof given['part'] === 'string' ? given['part'] : 'train']
  if (!part) throw ExperimentError.at('data', 'the data has no such part')
  const run = runOf(source, given)
  const weights = Float64Array.from(run.finalWeights)
  const reference = layout.centered
    ? layerValues(layout, Float64Array.from(run.weights(0)), part.inputs, part.count).at(-1)?.output
    : undefined
  const said = networkOutputs(layout, layerValues(layout, weights, part.inputs, part.count), reference)
  return maxOf(said.map((value, i) => Math.abs(value - part.targets[i]!)))
}

/**
 * The smallest possible maximum error of n straight pieces for x² on [0, 1], with n one more than the number of hidden
 * units: 1/(8n²).
 */
export const leastPiecesError: Quantity = (source, given) =>
  bestPiecesError(1 + Number(hiddenUnits(source, given)))

/**
 * A number passed through the network `times` (default 1) times, with each output as the next input. 'float32' rounds
 * after each pass; 'exact' folds the tent once for each hidden layer, in integers. {x: numerator, of: denominator, times,
 * as: 'float64', 'float32', 'exact', start, algorithm}
 */
export const folded: Quantity = (source, given) => {
  const { layout } = networkOf(source)
  const [x, of, times] = [numberOf(given, 'x', 1), numberOf(given, 'of', 10), numberOf(given, 'times', 1)]
  if (given['as'] === 'exact') return foldedExactly(x, of, times * (layout.layers.length - 1))
  if (layout.inputs !== 1 || layout.outputs !== 1)
    throw ExperimentError.at('model', 'needs one input and one output')
  const round = given['as'] === 'float32' ? Math.fround : (value: number) => value
  const weights = Float64Array.from(runOf(source, given).finalWeights)
  let value = round(x / of)
  for (let pass = 0; pass < times; pass++) {
    const values = layerValues(layout, weights, Float64Array.of(value), 1)
    value = round(networkOutputs(layout, values, undefined)[0]!)
  }
  return value
}
