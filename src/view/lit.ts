import type { PointedRuns } from '../analyses/pointed-run.ts'
import type { NamedCurve } from '../charts/function/function-picture.ts'
import type { Series } from '../charts/plot/loss-series.ts'
import { tokens, type RunLook, type Theme } from '../math/picture/palette.ts'
import type { Trajectory } from '../reference/results.ts'
import type { CurveView, MarkView } from '../scene/types.ts'
import type { Predictions } from './predictions/prediction-drawings.ts'
import { learnedFunctions } from './learned/learned-functions.ts'
import { lossSeries } from './series.ts'

/** A step after the end of every run. */
const lastStep = Number.MAX_SAFE_INTEGER

/** Everything on the stage that can be highlighted. */
export interface Lightable {
  readonly predictions: Pick<Predictions, 'curves' | 'marks'>
  readonly runs: readonly (Trajectory | undefined)[]
  readonly looks: readonly RunLook[]
  /** Indices of the hidden runs. */
  readonly hidden: ReadonlySet<number>
}

/** The highlighting of a mark on the stage. */
export interface Light {
  readonly curves: readonly CurveView[]
  readonly marks: readonly MarkView[]
}

export const noLight: Light = { curves: [], marks: [] }

const runOf = (mark: string | undefined): number => Number(/^run\/(\d+)$/.exec(mark ?? '')?.[1] ?? NaN)

const predictionOf = (mark: string | undefined): string | undefined =>
  /^prediction\/(.+)$/s.exec(mark ?? '')?.[1]

const ring = (id: string, a: number, b: number, color: string): MarkView => ({
  id: `lit/${id}`,
  label: '',
  color,
  a,
  b,
  shape: 'ring',
})

/** Names of the three gaps, in the order of their measure. */
export const gapNames = ['model', 'metric', 'algorithm'] as const

export const gapOf = (mark: string | undefined): (typeof gapNames)[number] | undefined =>
  gapNames.find((name) => mark === `gap/${name}`)

/** Returns a broad line over the marked run or curve, and a ring around its end or its points. */
export function lightOf(mark: string | undefined, of: Lightable, theme: Theme): Light {
  const { accent, ink } = tokens(theme)
  const i = runOf(mark)
  const run = of.hidden.has(i) ? undefined : of.runs[i]
  if (run) {
    const points = Array.from(run.a, (a, k) => [a, run.b[k]!] as const)
    const [a = NaN, b = NaN] = points.findLast((point) => point.every(Number.isFinite)) ?? []
    const curve = { id: 'lit', label: '', color: of.looks[i]?.color ?? ink, dashed: false, bold: true, steps: true, points } // prettier-ignore
    return { curves: [curve], marks: [ring('end', a, b, ink)] }
  }
  const id = predictionOf(mark)
  if (id === undefined) return noLight
  const isOf = (one: { readonly id: string }) => one.id === id || one.id.startsWith(`${id}/`)
  return {
    curves: of.predictions.curves
      .filter(isOf)
      .map((one) => ({ ...one, id: `lit/${one.id}`, label: '', bold: true })),
    marks: of.predictions.marks
      .filter(isOf)
      .map((one) =>
        one.shape === 'dot'
          ? { ...one, id: `lit/${one.id}`, label: '', color: accent }
          : ring(one.id, one.a, one.b, accent),
      ),
  }
}

/** Returns the curves of a chart with all but the marked ones pale; unchanged if none of them is marked. */
export function litSeries(series: readonly Series[], mark: string | undefined): readonly Series[] {
  const [run, prediction] = [runOf(mark), predictionOf(mark)]
  const isLit = ({ id }: Series) => id.startsWith(`${run}/`) || id === prediction
  return series.some(isLit) ? series.map((one) => (isLit(one) ? one : { ...one, faint: true })) : series
}

/** Returns the losses of the runs at the sweep point under the pointer, pale, as a ghost. */
export function ghostSeries(
  pointed: PointedRuns | undefined,
  mark: string | undefined,
  theme: Theme,
): Series[] {
  if (!pointed || pointed.value !== sweptOf(mark)) return []
  const { experiment, runs, words } = pointed
  const store = { training: experiment, runs }
  return lossSeries({ store, hidden: new Set(), playback: { step: 0 } }, theme)
    .filter(({ dash }) => !dash)
    .map((one) => ({
      ...one,
      name: undefined,
      id: `ghost/${one.id}`,
      label: `${one.label} at ${words}`,
      faint: true,
    }))
}

/** Returns the curve over one input that the first run at the sweep point has learned, as a ghost; empty if there are more inputs. */
export function ghostCurves(
  pointed: PointedRuns | undefined,
  mark: string | undefined,
  theme: Theme,
): NamedCurve[] {
  if (!pointed || pointed.value !== sweptOf(mark)) return []
  const { experiment, runs, words } = pointed
  const grid = learnedFunctions({ experiment, runs: runs.slice(0, 1), hidden: new Set(), step: lastStep })?.cells[0]?.grid // prettier-ignore
  if (!grid || grid.domain.y) return []
  return [{ label: `at ${words}`, color: tokens(theme).secondInk, dash: [6, 4], grid }]
}

export function sweptOf(mark: string | undefined): number | undefined {
  const value = /^sweep\/(.+)$/.exec(mark ?? '')?.[1]
  return value === undefined ? undefined : Number(value)
}
