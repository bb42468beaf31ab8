import { algorithmName } from '../elements/names.ts'
import { buildProblem } from '../experiment/build-problem.ts'
import { axesOf } from '../experiment/plane/axes.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { PointRef } from '../experiment/schema/start.ts'

/** A point of a run by its name; undefined for a list of weights, which has none. */
function pointName({ starts, algorithms }: Experiment, point: PointRef): string | undefined {
  if (Array.isArray(point)) return undefined
  const { start, algorithm, step } = point
  if (step === 0) return starts.length > 1 ? `w₀ ${start + 1}` : 'w₀'
  const spec = algorithms[algorithm]
  const name = spec && algorithmName(spec, algorithms)
  return name && (step === 'end' ? `${name}’s end` : `${name} at step ${step}`)
}

/** What the two axes of the plane say, with the names of the points that it goes through where they have any. */
export function axisNames(experiment: Experiment): [string, string] {
  const { plane } = experiment
  const [a, b] = axesOf(buildProblem(experiment), plane)
  if (plane.kind !== 'through' && plane.kind !== 'line') return [a, b]
  const points = plane.kind === 'line' ? [plane.from, plane.to] : plane.points
  const [from, to, third] = points.map((point) => pointName(experiment, point))
  return [from && to ? `${from} → ${to}` : a, third ? `towards ${third}` : b]
}
