import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { numberOf, runOf, type Quantity } from '../quantity.ts'

/** The experiment's metric at the end of a run: {start, algorithm}. */
export const finalLoss: Quantity = (source, given) => runOf(source, given).loss.at(-1) ?? NaN

/** The greatest of the recorded losses of a run: {start, algorithm}. */
export const largestLoss: Quantity = (source, given) => Math.max(...runOf(source, given).loss)

/** The fall of a run's metric from its start to the least of the recorded losses: {start, algorithm}. */
export const lossDrop: Quantity = (source, given) => {
  const { loss } = runOf(source, given)
  return (loss[0] ?? NaN) - Math.min(...loss)
}

/** Weight `index` at the end of a run: {index, start, algorithm}. */
export const finalWeight: Quantity = (source, given) =>
  runOf(source, given).finalWeights[numberOf(given, 'index', 0)] ?? NaN

/** 1 where a run has diverged, else 0: {start, algorithm}. */
export const diverged: Quantity = (source, given) => (runOf(source, given).status === 'diverged' ? 1 : 0)

/** Coordinate `axis` ('a' or 'b') in the plane of the end of a run: {axis, start, algorithm}. @throws ExperimentError where the plane holds no weights */
export const endPlace: Quantity = (source, given) => {
  const run = runOf(source, given)
  const place = (given['axis'] === 'b' ? run.b : run.a).at(-1)
  if (place !== undefined) return place
  throw ExperimentError.at('plane', 'a run has no place in a plane of hyperparameters')
}
