import { judgedSamples } from '../../analyses/learned-function.ts'
import type { TiltView } from './bl-tilt.ts'
import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'

/** The most points that are told apart. */
const mostPoints = 40

/** Room around the points, in their own width. */
const room = 0.25

/** The range of some coordinates, with room on both sides. */
function rangeOf(values: readonly number[]): readonly [number, number] {
  const [from, to] = [minOf(values), maxOf(values)]
  const more = room * Math.max(1e-9, to - from)
  return [from - more, to + more]
}

/** The points that an affine map of two inputs is held against; undefined where they are too many, or the loss is not squared. */
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
