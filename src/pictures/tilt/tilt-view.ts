import { judgedSamples } from '../../analyses/learned-function.ts'
import type { TiltView } from './bl-tilt.ts'
import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'

/** Greatest number of points that stay distinguishable. */
const mostPoints = 40

/** Margin around the points, as a share of their width. */
const room = 0.25

/** Returns the range of coordinates with a margin on both sides. */
function rangeOf(values: readonly number[]): readonly [number, number] {
  const [from, to] = [minOf(values), maxOf(values)]
  const more = room * Math.max(1e-9, to - from)
  return [from - more, to + more]
}

/** Returns the points to which an affine map of two inputs is fitted; undefined if there are too many, or the loss is not squared. */
export function tiltView(experiment: Experiment): TiltView | undefined {
  if (!hasRuns(experiment) || experiment.metric.loss !== 'squared') return undefined
  const samples = judgedSamples(experiment)
  if (samples?.dimensions !== 2 || samples.outputs !== 1) return undefined
  const { coordinates, targets } = samples
  if (targets.length > mostPoints) return undefined
  const poles = Array.from(targets, (height, k) => ({
    x: coordinates[2 * k]!,
    y: coordinates[2 * k + 1]!,
    height,
  }))
  return {
    poles,
    rectangle: { x: rangeOf(poles.map(({ x }) => x)), y: rangeOf(poles.map(({ y }) => y)) },
    factor: experiment.metric.factor,
    names: ['x₁', 'x₂'],
  }
}
