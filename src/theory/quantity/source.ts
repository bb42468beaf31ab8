import type { MeasureName, MeasureOptions, Measurement } from '../../reference/measurement.ts'
import type { Numbers, Outcome, Terrain, Trajectory } from '../../reference/results.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'

/** A value at once, as the oracle answers, or later, as the engine does. */
type Soon<T> = T | Promise<T>

/** The questions that engine and oracle both answer, with the same shapes. */
export interface Answers {
  train(experiment: Experiment): Soon<readonly Trajectory<Numbers>[]>
  terrain(experiment: Experiment, options: { readonly resolution: number }): Soon<Terrain<Numbers>>
  ensemble(experiment: Experiment): Soon<Outcome<Numbers>>
  measure(
    experiment: Experiment,
    weights: Numbers,
    what: MeasureName,
    options: MeasureOptions,
  ): Soon<Measurement<Numbers>>
}

/** The source of a quantity: an experiment, its runs, and the oracle or engine that made them, for further measurements. */
export interface QuantitySource {
  readonly experiment: Experiment
  readonly runs: readonly Trajectory<Numbers>[]
  /** Asked where a quantity is not read off the runs. */
  readonly answers: Answers
}

/** Trains every run of an experiment. @throws ExperimentError as training does */
export async function observe(answers: Answers, experiment: Experiment): Promise<QuantitySource> {
  return { experiment, runs: await answers.train(experiment), answers }
}
