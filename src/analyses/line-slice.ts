import type { Engine } from '../engine/types.ts'
import { weightCount } from '../experiment/spec/model.ts'
import { barrierOf, type Barrier } from '../reference/oracle/run/path.ts'
import { baseOf } from '../experiment/spec/start.ts'
import type { Terrain } from '../reference/results.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import { watchedMetrics, type WatchId } from '../reference/metric/watched.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import type { Store } from '../store/store.ts'

/**
 * Points between the two ends, enough to resolve every bump of the runs in theory/README.md, S38, and points
 * of each piece beyond them.
 */
const between = 101
const beyond = 25

/**
 * Name of a metric; 'value' is that of a function, which has no data, and 'bent-loss' that of the trained
 * curve between the ends.
 */
export type MetricId = 'train-loss' | 'value' | 'bent-loss' | WatchId

/** One metric along the line. */
interface Line {
  readonly id: MetricId
  /** Values between and beyond the ends, one for each t. */
  readonly values: Float64Array
  readonly barrier: Barrier
}

/** The metrics along a line from t = 0 to t = 1. */
export interface Slice {
  readonly t: Float64Array
  readonly lines: readonly Line[]
}

/** Returns the measured pieces of a line: from one end to the other, and the parts of the extent beyond. */
const piecesOf = ([low, high]: readonly [number, number]): readonly (readonly [number, number, number])[] => [
  ...(low < 0 ? [[low, 0, beyond] as const] : []),
  [0, 1, between],
  ...(high > 1 ? [[1, high, beyond] as const] : []),
]

/** Returns the measured metrics: the minimised one, and those that watch its runs. */
const metricsOf = (
  experiment: TrainingExperiment,
): readonly { readonly id: MetricId; readonly metric: MetricSpec }[] => [
  { id: experiment.model.kind === 'function' ? 'value' : 'train-loss', metric: experiment.metric },
  ...watchedMetrics(experiment).filter(({ id }) => id !== 'shown'),
]

/**
 * Measures the loss along a curve between the ends of a line whose middle point is trained, as a function of
 * its t; nothing beyond the ends.
 */
async function bentLine(
  engine: Pick<Engine, 'measure'>,
  experiment: TrainingExperiment,
  { origin, u, extent }: Pick<Terrain, 'origin' | 'u' | 'extent'>,
  signal: AbortSignal,
): Promise<Line> {
  const other = Float64Array.from(origin, (entry, i) => entry + u[i]!)
  const options = { other, points: between, signal }
  const { values } = await engine.measure(experiment, Float64Array.from(origin), 'connection', options)
  const gap = (outside: boolean): number[] => (outside ? Array<number>(beyond - 1).fill(NaN) : [])
  const [low, high] = extent.a
  return {
    id: 'bent-loss',
    values: Float64Array.from([...gap(low < 0), ...values, ...gap(high > 1)]),
    barrier: barrierOf(values),
  }
}

/** Measures every metric along a terrain's line, in float64. */
export async function sliceOf(
  engine: Pick<Engine, 'measure'>,
  experiment: TrainingExperiment,
  { origin, u, extent }: Pick<Terrain, 'origin' | 'u' | 'extent'>,
  signal: AbortSignal,
): Promise<Slice> {
  const on = (t: number) => Float64Array.from(origin, (entry, i) => entry + t * u[i]!)
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

/** Everything that a slice along a line depends on; `terrain` is the surface over that line. */
export interface SliceInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly terrain: Terrain
}

/** The metrics along a plane that is a line. */
export const lineSlice = (owner: AnalysisOwner, store: Pick<Store, 'training' | 'engine' | 'terrain'>) =>
  new Analysis<SliceInput, Slice | undefined>(owner, {
    input() {
      const { training: experiment, engine, terrain } = store
      if (experiment?.plane.kind !== 'line' || !engine || terrain?.resolution[1] !== 1) return undefined
      return { engine, experiment, terrain }
    },
    key: ({ experiment: { model, data, metric, plane }, terrain: { u, extent } }) => [
      model,
      data,
      metric,
      plane.kind === 'line' && plane.bent,
      u,
      extent.a.join(),
    ],
    // The line may briefly belong to a network of another shape.
    ready: () =>
      store.training !== undefined && store.terrain?.origin.length === weightCount(store.training.model),
    fit: () => 'current',
    async task({ engine, experiment, terrain }, { signal, show }) {
      try {
        const { plane } = experiment
        // Another worker trains it while the straight line is measured.
        const bending = plane.kind === 'line' && plane.bent && bentLine(engine, experiment, terrain, signal)
        const measuring = sliceOf(engine, experiment, terrain, signal).then((straight) => {
          show(straight)
          return straight
        })
        const [straight, bent] = await Promise.all([measuring, bending])
        return bent ? { ...straight, lines: [...straight.lines, bent] } : straight
      } catch (error) {
        // Another line's slice must not stay.
        show(undefined)
        throw error
      }
    },
  })
