import type { SliceCurve } from '../charts/slice-chart.ts'
import type { Engine } from '../engine/types.ts'
import { weightCount } from '../experiment/spec/model.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/spec/error.ts'
import { barrierOf } from '../experiment/oracle/run/path.ts'
import { baseOf } from '../experiment/spec/start.ts'
import type { Terrain } from '../experiment/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import { tokens, type Theme } from '../math/picture/palette.ts'
import { LatestTask } from '../store/latest-task.ts'
import type { Presenter } from '../view/presenter.ts'
import { sameItems } from '../store/same-items.ts'
import { partDashes } from '../view/series.ts'
import { watchedMetrics, type WatchId } from '../experiment/metric/watched.ts'

/** Points between the two ends, so many that no bump of S38 is missed, and points of each piece beyond them. */
const between = 101
const beyond = 25

/** 'value' is that of a function, which has no data. */
type MetricId = 'train-loss' | 'value' | WatchId

/** One metric along the line. */
interface Line {
  readonly id: MetricId
  /** Between and beyond the ends, one for each t. */
  readonly values: Float64Array
  readonly barrier: SliceCurve['barrier']
}

/** What the metrics are along a line: 0 is one end, 1 the other. */
export interface Slice {
  readonly t: Float64Array
  readonly lines: readonly Line[]
}

/** The pieces of a line that are measured: from one end to the other, and what the extent shows beyond. */
const piecesOf = ([low, high]: readonly [number, number]): readonly (readonly [number, number, number])[] => [
  ...(low < 0 ? [[low, 0, beyond] as const] : []),
  [0, 1, between],
  ...(high > 1 ? [[1, high, beyond] as const] : []),
]

/** What is measured: the metric that is minimised, and what its runs are watched by. */
const metricsOf = (
  experiment: Experiment,
): readonly { readonly id: MetricId; readonly metric: MetricSpec }[] => [
  { id: experiment.model.kind === 'function' ? 'value' : 'train-loss', metric: experiment.metric },
  ...watchedMetrics(experiment).filter(({ id }) => id !== 'shown'),
]

/** Measures every metric along a terrain's line, in float64. */
export async function sliceOf(
  engine: Pick<Engine, 'measure'>,
  experiment: Experiment,
  { origin, u, extent }: Pick<Terrain, 'origin' | 'u' | 'extent'>,
  signal: AbortSignal,
): Promise<Slice> {
  const on = (t: number) => Float64Array.from(origin, (entry, i) => entry + t * (u[i] ?? 0))
  const pieces = piecesOf(extent.a)
  const starts = experiment.starts.map((start) => baseOf(start, experiment.model))
  const lines: Line[] = []
  for (const { id, metric } of metricsOf(experiment)) {
    const found: number[] = []
    let barrier = { height: NaN, t: 0 }
    for (const [from, to, points] of pieces) {
      const options = { metric, other: on(to), points, urgent: true, signal }
      const { values } = await engine.measure({ ...experiment, starts }, on(from), 'path', options)
      if (from === 0) barrier = barrierOf(values)
      found.pop()
      found.push(...values)
    }
    lines.push({ id, values: Float64Array.from(found), barrier })
  }
  const t: number[] = []
  for (const [from, to, points] of pieces) {
    const places = Array.from({ length: points }, (_, i) => from + (i * (to - from)) / (points - 1))
    t.pop()
    t.push(...places)
  }
  return { t: Float64Array.from(t), lines }
}

const isLoss = (id: MetricId) => id === 'value' || id.endsWith('loss')

/** The curves of a slice: its losses, or its fractions of wrong answers. */
export function sliceCurves({ lines }: Slice, what: 'losses' | 'errors', theme: Theme): SliceCurve[] {
  const { metric: color } = tokens(theme)
  return lines
    .filter(({ id }) => isLoss(id) === (what === 'losses'))
    .map(({ id, values, barrier }) => {
      const part = id.split('-')[0] as 'train' | 'value' | keyof typeof partDashes
      const dash = part === 'train' || part === 'value' ? {} : { dash: partDashes[part] }
      return { id, label: part, color, values, barrier, ...dash }
    })
}

/** The slice along the plane that is a line, or what is wrong with it; the newest question counts. */
export class LineSlice {
  slice: Slice | undefined
  issues: readonly ExperimentIssue[] = []
  #asked: readonly unknown[] = []
  readonly #asking = new LatestTask((error) => this.#fail(error))
  readonly #onSlice: () => void

  /** `onSlice` is called when there is a slice, or something wrong with it. */
  constructor(onSlice: () => void) {
    this.#onSlice = onSlice
  }

  /** Asks anew where line, model, data or metric have changed. */
  update({ store }: Pick<Presenter, 'store'>): void {
    const { experiment, engine, terrain } = store
    if (experiment.plane.kind !== 'line' || !engine || terrain?.resolution[1] !== 1) {
      this.slice = undefined
      this.issues = []
      this.#asked = []
      this.#asking.cancel()
      return
    }
    const { model, data, metric } = experiment
    // For a moment the line may be that of a network of another shape.
    if (terrain.origin.length !== weightCount(model)) return
    const asked = [model, data, metric, terrain.u, terrain.extent.a.join()]
    if (sameItems(asked, this.#asked)) return
    this.#asked = asked
    this.issues = []
    this.#asking.submit(async (signal) => {
      const slice = await sliceOf(engine, experiment, terrain, signal)
      if (signal.aborted) return
      this.slice = slice
      this.#onSlice()
    })
  }

  dismiss(): void {
    this.issues = []
  }

  /** The slice of another line does not stay. */
  #fail(error: unknown): void {
    this.slice = undefined
    this.issues = issuesOf(error)
    this.#onSlice()
  }
}
