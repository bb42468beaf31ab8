import { algorithmName } from '../elements/names.ts'
import { buildProblem } from '../experiment/build-problem.ts'
import { axesOf } from '../experiment/plane/axes.ts'
import type { Terrain } from '../experiment/results.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { PointRef } from '../experiment/schema/start.ts'
import { formatNumber } from '../math/picture/format.ts'

/** What a terrain knows of the directions that span its plane. */
type Seen = Pick<Terrain, 'variance' | 'curvatures'>

/** A point of a run by its name; undefined for a list of weights, which has none. */
function pointName({ starts, algorithms }: Experiment, point: PointRef): string | undefined {
  if (Array.isArray(point)) return undefined
  const { start, algorithm, step } = point
  if (step === 0) return starts.length > 1 ? `w₀ ${start + 1}` : 'w₀'
  const spec = algorithms[algorithm]
  const name = spec && (spec.linearized ? 'its twin' : algorithmName(spec, algorithms))
  return name && (step === 'end' ? `${name}’s end` : `${name} at step ${step}`)
}

const percent = (share: number): string => `${formatNumber(100 * share, 3)} %`

/** A direction of the run or of its curvature by what it is worth; undefined where that is not known. */
function worth({ plane }: Experiment, { variance, curvatures }: Seen, axis: 0 | 1): string | undefined {
  const component = `${axis === 0 ? 'first' : 'second'} component`
  if (plane.kind === 'directions' && plane.components)
    return `${component}, ${percent(plane.components.explained[axis])} of ${plane.components.run} before`
  if (plane.kind === 'pca' && variance) return `${component}, ${percent(variance.explained[axis])}`
  if (plane.kind !== 'hessian' || !curvatures) return undefined
  const second = plane.which === 'top' ? 'second' : 'smallest'
  return `${axis === 0 ? 'largest' : second} curvature, λ = ${formatNumber(curvatures[axis], 3)}`
}

/**
 * What the two axes of the plane say, with the names of the points that it goes through where they have any, and what is
 * known of its directions once its terrain stands.
 */
export function axisNames(experiment: Experiment, seen: Seen = {}): [string, string] {
  const { plane } = experiment
  const [a, b] = axesOf(buildProblem(experiment), plane)
  if (plane.kind !== 'through' && plane.kind !== 'line')
    return [worth(experiment, seen, 0) ?? a, worth(experiment, seen, 1) ?? b]
  const points = plane.kind === 'line' ? [plane.from, plane.to] : plane.points
  const [from, to, third] = points.map((point) => pointName(experiment, point))
  return [from && to ? `${from} → ${to}` : a, third ? `towards ${third}` : b]
}
