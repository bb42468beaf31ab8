import type { ReadonlySignal } from '@preact/signals-core'
import type { LevelView } from '../charts/plot/level-line.ts'
import type { Series } from '../charts/plot/loss-series.ts'
import type { GivenNames } from '../words/axes.ts'
import { algorithmName } from '../words/run-names.ts'
import type { AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { Trajectory } from '../reference/results.ts'
import { buildTrainingProblem } from '../experiment/training-problem.ts'
import { endToEnd } from '../experiment/model/end-to-end.ts'
import { isEscape } from '../reference/oracle/measure/escape-bound.ts'
import { fullBatchThreshold, thresholdsAlong } from '../reference/algorithm/stability.ts'
import { formatNumber } from '../math/picture/format.ts'
import { tokens, type Theme } from '../math/picture/palette.ts'
import { runLooks } from '../math/picture/looks/run-looks.ts'
import type { MeasuredCurve } from '../analyses/curves/measured-curves.ts'
import type { Playback } from '../store/playback.ts'
import type { Store } from '../store/store.ts'
import { runLabel } from './surface/stage-content.ts'
import { isRecorded, stepsOfRecords } from '../experiment/spec/recorded.ts'
import { watchedMetrics, type WatchId } from '../reference/metric/watched.ts'
import { maxOf } from '../math/statistics/range.ts'

/** The runs of a store, the hidden ones among them, and the current step. */
export interface ShownRuns {
  readonly store: Pick<Store, 'training' | 'runs'>
  /** Indices of the hidden runs. */
  readonly hidden: ReadonlySet<number>
  readonly playback: Pick<Playback, 'step'>
  /** The drawn runs, if they are not the store's. */
  readonly drawnRuns?: ReadonlySignal<readonly (Trajectory | undefined)[]>
  /** The lecture's names, as long as they are true of the current experiment. */
  readonly names?: ReadonlySignal<GivenNames>
}

/**
 * Returns the name of a run: that of the lecture's start, if runs differ in nothing else, or that of its algorithm and of
 * its start.
 */
export function runName({ names }: ShownRuns, experiment: TrainingExperiment, run: number): string {
  const count = experiment.algorithms.length
  const start = Math.floor(run / count)
  const given = count === 1 ? names?.value.starts?.[start] : undefined
  return given ?? runLabel(experiment, start, run % count, names?.value.starts)
}

/** Dashes of the parts outside the training set. */
export const partDashes = { test: [5, 4], shifted: [1.5, 3] } as const
/** Dashes of all curves except the training set's own. */
const dashes = { ...partDashes, recorded: [1, 5] } as const

type PickCurves = (
  run: Trajectory,
  watched: (id: WatchId) => Float32Array | undefined,
  place: number,
) => readonly Drawn[]

interface Drawn {
  readonly id: string
  readonly label: string
  readonly name?: string | undefined
  readonly part: 'train' | keyof typeof dashes
  readonly values: ArrayLike<number>
  /** Steps of the curve, if they are not the run's. */
  readonly steps?: ArrayLike<number>
}

function seriesOf(shown: ShownRuns, theme: Theme, pick: PickCurves): Series[] {
  const { store, hidden } = shown
  const { training: experiment } = store
  if (!experiment) return []
  const runs = shown.drawnRuns?.value ?? store.runs
  const count = experiment.algorithms.length
  const watched = watchedMetrics(experiment)
  const looks = runLooks(experiment.algorithms, theme)
  return runs.flatMap((run, i) => {
    if (!run) return []
    const { color, style } = looks[i % count]!
    const drawn = pick(run, (id) => run.watched[watched.findIndex((entry) => entry.id === id)], i)
    return drawn.map(({ id, label, name, part, values, steps }) => ({
      id: `${i}/${id}`,
      label: `${runName(shown, experiment, i)}${label}`,
      color,
      mark: style,
      ...(part === 'train' ? {} : { dash: dashes[part], kind: part }),
      ...(name ? { name } : {}),
      steps: steps ?? run.steps,
      values,
      faint: hidden.has(i),
    }))
  })
}

/** Returns a curve for each part of the data that has one; the training set's has the run's plain name. */
const ofParts = (
  values: Readonly<Record<'train' | keyof typeof partDashes, Float32Array | undefined>>,
): readonly Drawn[] =>
  (['train', 'test', 'shifted'] as const).flatMap((part) => {
    const curve = values[part]
    return curve ? [{ id: part, label: part === 'train' ? '' : `, ${part}`, part, values: curve }] : []
  })

/** Training (full), test (dashed), shifted (dotted) and recorded (sparsely dotted) losses of all runs. */
export const lossSeries = (shown: ShownRuns, theme: Theme): Series[] =>
  seriesOf(shown, theme, (run, watched) => [
    ...ofParts({ train: run.loss, test: watched('test-loss'), shifted: watched('shifted-loss') }),
    ...recordedCurve(shown, run.algorithm),
  ])

/** Returns the recorded losses of a run made elsewhere. */
function recordedCurve({ store }: ShownRuns, algorithm: number): readonly Drawn[] {
  const spec = store.training?.algorithms[algorithm]
  if (!spec || !isRecorded(spec) || !spec.loss) return []
  return [
    {
      id: 'recorded',
      label: ', as recorded',
      part: 'recorded',
      steps: stepsOfRecords(spec),
      values: spec.loss,
    },
  ]
}

/** Returns true for curves without negative values: they have a logarithmic axis, which shows a converging run to its end. */
export function neverNegative(series: readonly Series[]): boolean {
  for (const { values } of series) for (let i = 0; i < values.length; i++) if (values[i]! < 0) return false
  return true
}

const rights = new WeakMap<Float32Array, Float32Array>()

/** Returns 1 - errors; the same array for the same errors. */
function rightOf(errors: Float32Array): Float32Array {
  const right = rights.get(errors) ?? errors.map((error) => 1 - error)
  rights.set(errors, right)
  return right
}

/** Accuracies on the training set, the test set (dashed) and the shifted one (dotted); empty for regression. */
export const accuracySeries = (shown: ShownRuns, theme: Theme): Series[] =>
  seriesOf(shown, theme, (_, watched) => {
    const right = (id: WatchId) => {
      const errors = watched(id)
      return errors && rightOf(errors)
    }
    return ofParts({
      train: right('train-errors'),
      test: right('test-errors'),
      shifted: right('shifted-errors'),
    })
  })

/** Measures along the runs; a measure of several values has several curves. */
export const measuredSeries = (
  shown: ShownRuns,
  theme: Theme,
  curves: readonly (MeasuredCurve | undefined)[],
  names: readonly string[] = [],
): Series[] =>
  seriesOf(shown, theme, (_run, _watched, place) => {
    const { steps = [], values = [] } = curves[place] ?? {}
    return values.map((curve, k) => ({
      id: String(k),
      label: values.length > 1 ? `, ${names[k] ?? `number ${k + 1}`}` : '',
      name: values.length > 1 ? names[k] : undefined,
      part: 'train',
      steps,
      values: curve,
    }))
  })

/**
 * Returns the sharpness above which each algorithm is unstable after `step` updates, 2/η for gradient descent; none if it
 * has no such limit.
 */
export function runThresholds(
  { algorithms }: TrainingExperiment,
  theme: Theme,
  step: number,
): (LevelView & { readonly algorithm: number })[] {
  const looks = runLooks(algorithms, theme)
  return algorithms.flatMap((algorithm, k) => {
    const value = fullBatchThreshold(algorithm, step)
    if (value === undefined) return []
    const label = algorithm.id === 'sgd' ? '2/η' : `${algorithmName(algorithm, algorithms)} stable below`
    return [{ id: String(k), label, color: looks[k]!.color, value, algorithm: k }]
  })
}

/** Returns the changes of a threshold along the run, NaN above `most`; nothing if it is constant. */
function changesOf(algorithm: AlgorithmSpec | undefined, most: number): Pick<LevelView, 'changes'> {
  if (!algorithm || algorithm.schedule.kind === 'constant') return {}
  return {
    changes: thresholdsAlong(algorithm).map(({ step, value }) => ({
      step,
      value: value === undefined || value > most ? NaN : value,
    })),
  }
}

/** A level is drawn up to this multiple of the largest measured value; a higher one would flatten the curves. */
const drawnUpTo = 4

/**
 * Returns the sharpness above which the visible runs' algorithms are unstable, 2/η for gradient descent; in words if it
 * is not drawn.
 */
export function stabilityLevels(
  { store, hidden, playback }: ShownRuns,
  theme: Theme,
  curves: readonly Series[],
) {
  const { training: experiment, runs } = store
  if (!experiment) return { levels: [], note: '' }
  const count = experiment.algorithms.length
  const most = drawnUpTo * maxOf(curves.flatMap(({ values }) => Array.from(values)))
  const levels = runThresholds(experiment, theme, Math.round(playback.step))
    .filter(({ algorithm }) => runs.some((_, i) => i % count === algorithm && !hidden.has(i)))
    .map((level) => ({ ...level, ...changesOf(experiment.algorithms[level.algorithm], most) }))
  const far = levels.filter(({ value, changes }) =>
    changes ? changes.every((change) => Number.isNaN(change.value)) : value > most,
  )
  return {
    levels: levels.filter((level) => !far.includes(level)),
    note: far
      .map(({ label, value }) => `${label} ${label === '2/η' ? '= ' : ''}${formatNumber(value, 3)}`)
      .join(', '),
  }
}

export function stopLevels({ algorithms }: TrainingExperiment, theme: Theme): LevelView[] {
  const losses = new Set(algorithms.flatMap(({ stop }) => (stop?.quantity === 'loss' ? [stop.below] : [])))
  return [...losses].map((value) => ({
    id: `stop/${value}`,
    label: 'stops below',
    color: tokens(theme).secondInk,
    isNamedLeft: true,
    value,
  }))
}

/** Multiple of ε |W| above which the sign of a determinant is trusted. */
const trusted = 100

/**
 * Returns the levels below which float32 cannot determine the sign of a 2 x 2 map's determinant: 100 ε |W11| at the end
 * of each visible run. Source: theory of the escape (reference/oracle/measure/escape-bound.ts).
 */
export function roundingLevels({ store, hidden }: ShownRuns, theme: Theme): LevelView[] {
  const { training: experiment, runs } = store
  if (!experiment) return []
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network' || !isEscape(experiment)) return []
  const looks = runLooks(experiment.algorithms, theme)
  const count = experiment.algorithms.length
  return runs.flatMap((run, i) => {
    if (!run || hidden.has(i)) return []
    const [entry = NaN] = endToEnd(model.layout, Float64Array.from(run.finalWeights))
    const value = trusted * 2 ** -23 * Math.abs(entry)
    return [{ id: String(i), label: '100 ε |W₁₁|', color: looks[i % count]!.color, value }]
  })
}
