import * as v from 'valibot'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Measurement } from '../../measurement.ts'
import { algorithm } from '../../../experiment/spec/algorithm.ts'
import { barrierOf, connect, lossesAlong, type Path } from '../run/path.ts'
import { checkedWeights } from '../run/predict.ts'
import type { MeasuredPoint } from './point.ts'

/** With fewer points, a bump between them could be missed. */
const fewestPoints = 25
const mostPoints = 100_001

function pathOf({ problem, weights, other, options }: MeasuredPoint): Path {
  if (!options.through) return { from: weights, to: other }
  return { from: weights, to: other, through: checkedWeights(problem, options.through, 'options.through') }
}

function pointsOf({ options: { points = 61 } }: MeasuredPoint): number {
  if (Number.isInteger(points) && points >= fewestPoints && points <= mostPoints) return points
  throw ExperimentError.at(
    'options.points',
    `must be a whole number from ${fewestPoints} to ${mostPoints}: fewer hide bumps`,
  )
}

/** 'path': the metric at `points` evenly spaced t on the line to `other`, or on the Bézier curve with `through`. */
export const path = (point: MeasuredPoint): Measurement<Float64Array> => ({
  values: lossesAlong(point.objective, pathOf(point), pointsOf(point)),
})

/** 'barrier': max over t of L(t) − ((1 − t) L(0) + t L(1)) on that path, and its t. */
export function barrier(point: MeasuredPoint): Measurement<Float64Array> {
  const { height, t } = barrierOf(path(point).values)
  return { values: Float64Array.of(height, t) }
}

/**
 * 'connection': trains the middle point of a Bézier curve to `other` (`steps` of Adam with `learningRate`),
 * and returns the metric at `points` evenly spaced t along the curve, with the middle point as its one
 * vector.
 */
export function connection(point: MeasuredPoint): Measurement<Float64Array> {
  const { problem, objective, options } = point
  const { steps = 3000, learningRate = 0.02 } = options
  const adam = v.safeParse(algorithm, { id: 'adam', steps, learningRate })
  if (!adam.success)
    throw ExperimentError.at('options', 'steps must be a whole number and learningRate not negative')
  const ends = { from: point.weights, to: point.other }
  const count = pointsOf(point)
  const through = connect(problem, objective, ends, adam.output)
  return { values: lossesAlong(objective, { ...ends, through }, count), vectors: [through] }
}
