import type { RunChip } from '../../elements/charts/lists/run-chip.ts'
import type { RunView } from '../../elements/charts/lists/run-view.ts'
import { trains } from '../../reference/algorithm/trains.ts'
import { hasLoss } from '../../reference/metric/has-loss.ts'
import { holdsWeights } from '../../reference/plane/placement.ts'
import type { Trajectory } from '../../reference/results.ts'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { isRecorded, recordedReader } from '../../experiment/spec/recorded.ts'
import { watchedMetrics, type WatchId } from '../../reference/metric/watched.ts'
import type { Theme } from '../../math/picture/palette.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { recordAt } from '../../store/playback.ts'
import { algorithmName } from '../../words/run-names.ts'
import { runLabel } from './stage-content.ts'

/** Returns a series at a fractional record, by linear interpolation. */
export function valueAt(series: ArrayLike<number>, at: number): number {
  const low = series[Math.floor(at)] ?? NaN
  const high = series[Math.ceil(at)] ?? low
  return at % 1 === 0 ? low : low + (at % 1) * (high - low)
}

/** Returns the part of a run that a step shows. A stuck run has reached its end as soon as its weights stop moving. */
function shownPart({ steps, outcome, loss }: Trajectory, step: number): RunView['shown'] {
  const isStuck = outcome === 'stuck' && loss[Math.floor(recordAt(steps, step))] === loss.at(-1)
  if (isStuck || step >= (steps.at(-1) ?? 0)) return 'end'
  return step === 0 ? 'start' : 'way'
}

/** Returns how far the losses of a recorded run are from the recorded ones. */
export function recordedOf(algorithm: AlgorithmSpec | undefined, run: Trajectory): Pick<RunView, 'recorded'> {
  const recorded =
    algorithm && isRecorded(algorithm) ? recordedReader()?.difference(algorithm, run) : undefined
  return recorded ? { recorded } : {}
}

/** Returns the runs of an experiment at the current step, start after start. */
export function runViews(
  experiment: TrainingExperiment,
  runs: readonly (Trajectory | undefined)[],
  hidden: ReadonlySet<number>,
  step: number,
  theme: Theme,
): RunView[] {
  const count = experiment.algorithms.length
  const looks = runLooks(experiment.algorithms, theme)
  const watched = watchedMetrics(experiment)
  const trained = experiment.algorithms.map(trains)
  const lost = hasLoss(experiment)
  return runs.map((run, i) => {
    const at = run ? recordAt(run.steps, step) : 0
    const share = (id: WatchId): number | undefined => {
      const series = run?.watched[watched.findIndex((entry) => entry.id === id)]
      // A fraction of samples holds at a record and is not interpolated.
      return series && 1 - (series[Math.floor(at)] ?? NaN)
    }
    const accuracy = share('train-errors')
    const testAccuracy = share('test-errors')
    return {
      start: Math.floor(i / count),
      algorithm: i % count,
      label: runLabel(experiment, Math.floor(i / count), i % count),
      ...looks[i % count]!,
      visible: !hidden.has(i),
      status: run?.status,
      outcome: run?.outcome,
      shown: run && trained[i % count] ? shownPart(run, step) : 'none',
      ...(run && recordedOf(experiment.algorithms[i % count], run)),
      ...(lost && { loss: run ? valueAt(run.loss, at) : NaN }),
      ...(accuracy === undefined ? {} : { accuracy }),
      ...(testAccuracy === undefined ? {} : { testAccuracy }),
      steps: run?.steps.at(-1) ?? 0,
      ...(holdsWeights(experiment.plane) && { distance: run ? valueAt(run.distance, at) : NaN }),
    }
  })
}

/** Returns the runs of each algorithm of an experiment, with its name and colour. */
export function runChipViews(
  { algorithms, starts }: TrainingExperiment,
  hidden: ReadonlySet<number>,
  theme: Theme,
): RunChip[] {
  const looks = runLooks(algorithms, theme)
  return algorithms.map((algorithm, i) => ({
    algorithm: i,
    name: algorithmName(algorithm, algorithms),
    ...looks[i]!,
    visible: starts.some((_, start) => !hidden.has(start * algorithms.length + i)),
    starts: starts.length,
  }))
}
