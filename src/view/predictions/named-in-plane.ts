import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import type { Trajectory } from '../../reference/results.ts'
import type { CurveView, MarkView } from '../../scene/types.ts'
import type { PlanePoint } from '../../store/selection.ts'
import type { GivenNames } from '../../words/axes.ts'
import { between } from '../question/guess-drawings.ts'

interface Named {
  readonly experiment: TrainingExperiment
  /** Index = start · algorithms + algorithm. */
  readonly runs: readonly (Trajectory | undefined)[]
  readonly names?: GivenNames
  readonly theme: Theme
}

/**
 * Returns the places of the points that a plane goes through: its first axis leads from the first to the second; the
 * third is the end of a run, and missing before the run has ended.
 */
function pointsOf({ experiment: { plane, algorithms }, runs }: Named): PlanePoint[] {
  if (plane.kind !== 'through') return []
  const [, , third] = plane.points
  const run = 'start' in third ? runs[third.start * algorithms.length + third.algorithm] : undefined
  const [a, b] = [run?.a.at(-1) ?? NaN, run?.b.at(-1) ?? NaN]
  return [[0, 0], [1, 0], ...(Number.isFinite(a + b) ? [[a, b] as const] : [])] // prettier-ignore
}

/**
 * Returns what a step names in its plane: pins at the points that it goes through, paths to them from the first, and the
 * step's own places and paths.
 */
export function namedInPlane(named: Named): {
  readonly curves: readonly CurveView[]
  readonly marks: readonly MarkView[]
} {
  const { points: labels, places: own = [], ways = [] } = named.names ?? {}
  const color = tokens(named.theme).ink
  const places = labels ? pointsOf(named) : []
  const straight = places.slice(1).map((to) => ({ label: '', points: between([0, 0], to) }))
  return {
    curves: [...straight, ...ways].map((way, i) => ({ id: `way/${i}`, color, dashed: true, ...way })),
    marks: [
      ...places.map(([a, b], i): MarkView => {
        const label = labels?.[i] ?? ''
        return { id: `point/${i}`, label, color, a, b, shape: 'flag' }
      }),
      ...own.map(({ label, at: [a, b] }): MarkView => ({
        id: `place/${label}`,
        label,
        color,
        a,
        b,
        shape: 'ring',
      })),
    ],
  }
}
