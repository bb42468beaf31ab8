import type { Series } from '../../charts/plot/loss-series.ts'
import { runColors, tokens, type Theme } from '../../math/picture/palette.ts'
import type { Trajectory } from '../../reference/results.ts'
import type { CurveView } from '../../scene/types.ts'

/** Run colours of the two components. */
const colors = [0, 1] as const

/**
 * Returns the two coordinates of a run in its plane by step, as far as it is trained; beneath them, as dots, those of a predicted
 * path whose points are equally far apart in steps.
 */
export function scoreSeries(
  run: Pick<Trajectory, 'steps' | 'a' | 'b'>,
  predicted: Pick<CurveView, 'points' | 'label'> | undefined,
  theme: Theme,
): Series[] {
  const { ink } = tokens(theme)
  const last = run.steps[run.steps.length - 1] ?? 0
  const { points = [], label = '' } = predicted ?? {}
  const steps = points.map((_, k) => (k * last) / (points.length - 1))
  const scores = [run.a, run.b].map((values, k): Series => ({
    id: `0/${k}`,
    label: `component ${k + 1}`,
    name: `component ${k + 1}`,
    color: runColors(theme)[colors[k]!]!,
    steps: run.steps,
    values,
    mark: k,
  }))
  const laws = points.length > 0 ? ([0, 1] as const) : []
  const foretold = laws.map((k): Series => ({
    id: `predicted/${k}`,
    label: `${label}, component ${k + 1}`,
    ...(k === 0 && { name: label }),
    color: ink,
    dash: [2, 3],
    steps,
    values: points.map((point) => point[k]),
    mark: 0,
  }))
  return [...scores, ...foretold]
}
