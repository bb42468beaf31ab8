import { dot, minus, norm } from '../../../math/linear-algebra/vector.ts'
import type { MeasureName } from '../../../reference/measurement.ts'
import { errorRate } from '../../../reference/metric/error-rate.ts'
import { objectiveOf } from '../../../reference/objective/objective.ts'
import { climbOf, leastBump } from '../../../reference/oracle/run/path.ts'
import { placeWith } from '../../../reference/plane/place-with.ts'
import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'
import { maxOf } from '../../../math/statistics/range.ts'

/** Returns the metric at `points` evenly spaced points between two points of weight space. */
async function lossesBetween(
  { experiment, answers }: QuantitySource,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  points: number,
  what: MeasureName = 'path',
): Promise<Float64Array> {
  const options = { other: to, points }
  const { values } = await answers.measure(experiment, Float64Array.from(from), what, options)
  return values
}

/**
 * The largest climb of the metric on the straight line from w_0 to a run's end, at `points` (default 51)
 * points; 0 if it always decreases. {points, start, algorithm}. Source: theory/README.md, S38.
 */
export const lineClimb: Quantity = async (source, given) => {
  const run = runOf(source, given)
  const points = numberOf(given, 'points', 51)
  return climbOf(await lossesBetween(source, run.weights(0), run.finalWeights, points)).height
}

/**
 * The largest climb of the metric from the first end of the plane, which is a line, to the second, at
 * `points` (default 51) points: {points}. @throws ExperimentError for another plane
 */
export const bump: Quantity = async (source, given) => {
  const { experiment, answers } = source
  if (experiment.plane.kind !== 'line') throw ExperimentError.at('plane', 'must be a line')
  const { origin, u } = await answers.terrain(experiment, { resolution: 2 })
  const to = Float64Array.from(origin, (entry, i) => entry + u[i]!)
  return climbOf(await lossesBetween(source, origin, to, numberOf(given, 'points', 51))).height
}

/**
 * The fraction of starts from which the metric climbs by more than `above` (default 0.01) on the straight
 * line to the run's end, at `points` (default 51) points; a diverged run counts as such: {above, points,
 * algorithm}. Source: Lucas, Bae, Zhang, Fort, Zemel, Grosse 2021.
 */
export const bumpShare: Quantity = async (source, given) => {
  const algorithm = numberOf(given, 'algorithm', 0)
  const { length } = source.experiment.starts
  let count = 0
  for (let start = 0; start < length; start++)
    if (!((await lineClimb(source, { ...given, start, algorithm })) <= numberOf(given, 'above', leastBump)))
      count += 1
  return count / length
}

/** Returns the ends of two runs: {start, algorithm} and {otherStart (default 1), otherAlgorithm}. */
function endsOf(source: QuantitySource, given: QuantityArguments) {
  const other = {
    start: numberOf(given, 'otherStart', 1),
    algorithm: numberOf(given, 'otherAlgorithm', numberOf(given, 'algorithm', 0)),
  }
  return [runOf(source, given).finalWeights, runOf(source, other).finalWeights] as const
}

/**
 * The largest loss on the straight line between the ends of two runs, at `points` (default 61) points:
 * {start, algorithm, otherStart, otherAlgorithm}.
 */
export const lineMost: Quantity = async (source, given) =>
  maxOf(await lossesBetween(source, ...endsOf(source, given), numberOf(given, 'points', 61)))

/**
 * The largest loss on a Bézier curve with trained middle point between the ends of two runs: arguments of
 * `line-most`. Source: theory/README.md, S17.
 */
export const curveMost: Quantity = async (source, given) => {
  const points = numberOf(given, 'points', 61)
  return maxOf(await lossesBetween(source, ...endsOf(source, given), points, 'connection'))
}

/**
 * The largest loss on the Bézier curve between the first two points of a plane, ends of runs, whose control
 * point is a fraction `share` (default 1) of the way from their midpoint to the third point, a list of
 * weights: {share, points}. @throws ExperimentError for another plane
 */
export const bendMost: Quantity = async (source, given) => {
  const { plane } = source.experiment
  const [first, second, third] = plane.kind === 'through' ? plane.points : []
  if (!first || !second || !Array.isArray(third) || Array.isArray(first) || Array.isArray(second))
    throw ExperimentError.at('plane', 'must go through the ends of two runs and a list of weights: a bend')
  const [from, to] = [first, second].map(({ start, algorithm }) =>
    Float64Array.from(runOf(source, { start, algorithm }).finalWeights),
  )
  if (!from || !to) return NaN
  const [share, points] = [numberOf(given, 'share', 1), numberOf(given, 'points', 61)]
  const through = from.map((entry, i) => {
    const middle = (entry + to[i]!) / 2
    return middle + share * (third[i]! - middle)
  })
  const options = { other: to, points, through }
  const { values } = await source.answers.measure(source.experiment, from, 'path', options)
  return maxOf(values)
}

/** The largest error rate on the trained curve: arguments of `line-most`. */
export const curveErrors: Quantity = async (source, given) => {
  const [from, to] = endsOf(source, given).map((weights) => Float64Array.from(weights))
  if (!from || !to) return NaN
  const points = numberOf(given, 'points', 61)
  const { experiment, answers } = source
  const { vectors } = await answers.measure(experiment, from, 'connection', { other: to, points })
  const [through] = vectors ?? []
  const { values } = await answers.measure(experiment, from, 'path', {
    other: to,
    points,
    metric: errorRate('train'),
    ...(through && { through }),
  })
  return maxOf(values)
}

/**
 * The largest loss on the circle of `radius` (default 1) around the origin of the plane, in its own
 * coordinates, at `points` (default 61) points, in float64: {radius, points}. @throws ExperimentError if the
 * plane goes through runs
 */
export const circleMost: Quantity = ({ experiment }, given) => {
  const [radius, points] = [numberOf(given, 'radius', 1), numberOf(given, 'points', 61)]
  const problem = buildTrainingProblem(experiment)
  const { origin, u, v } = placeWith(problem, refuseRuns, refuseRuns).plane
  const objective = objectiveOf(problem, experiment.metric)
  const losses = Array.from({ length: points }, (_, i) => {
    const angle = (2 * Math.PI * i) / (points - 1)
    const [a, b] = [radius * Math.cos(angle), radius * Math.sin(angle)]
    return objective.value(origin.map((entry, k) => entry + a * u[k]! + b * v[k]!))
  })
  return maxOf(losses)
}

function refuseRuns(): never {
  throw ExperimentError.at('plane', 'a circle is measured on a plane whose directions are given')
}

/**
 * The largest distance of a run from the straight line between its w_0 and its end, over the line's length:
 * {start, algorithm}.
 */
export const lineDistance: Quantity = (source, given) => {
  const run = runOf(source, given)
  const from = Float64Array.from(run.weights(0))
  const way = minus(Float64Array.from(run.finalWeights), from)
  const length = norm(way)
  const distances = Array.from(run.steps, (_, i) => {
    const here = minus(Float64Array.from(run.weights(i)), from)
    const along = dot(here, way) / length ** 2
    return norm(here.map((entry, k) => entry - along * way[k]!))
  })
  return maxOf(distances) / length
}
