import type { MeasureName, MeasureOptions, Measurement } from '../../reference/measurement.ts'
import type { Numbers, Outcome, Terrain, Trajectory } from '../../reference/results.ts'
import {
  hasRuns,
  type Experiment,
  type ProblemExperiment,
  type TrainingExperiment,
} from '../../experiment/spec/experiment.ts'

/** A value at once, as the oracle answers, or later, as the engine does. */
type Soon<T> = T | Promise<T>

/** The questions that engine and oracle both answer, with the same shapes. */
export interface Answers {
  train(experiment: TrainingExperiment): Soon<readonly Trajectory<Numbers>[]>
  terrain(experiment: TrainingExperiment, options: { readonly resolution: number }): Soon<Terrain<Numbers>>
  ensemble(experiment: TrainingExperiment): Soon<Outcome<Numbers>>
  measure<W extends MeasureName>(
    experiment: TrainingExperiment,
    weights: Numbers,
    what: W,
    options: MeasureOptions<W>,
  ): Soon<Measurement<Numbers>>
  /** Gives the page its turn before a number that needs no run; left out where nobody waits. */
  rest?(): Promise<void>
}

/** The source of a quantity: an experiment, its runs, and the oracle or engine that made them, for further measurements. */
export interface QuantitySource<E extends Experiment = TrainingExperiment> {
  readonly experiment: E
  readonly runs: readonly Trajectory<Numbers>[]
  /** Asked where a quantity is not read off the runs. */
  readonly answers: Answers
  /** The heights over its plane, where they are there already: quantities of the surface are read off them. */
  readonly surface?: Terrain<Numbers> | undefined
}

/** The source of a number of a problem: it has no runs. */
export type ProblemSource = QuantitySource<ProblemExperiment>

/** Trains every run of an experiment that has runs. @throws ExperimentError as training does */
export async function observe<E extends Experiment>(
  answers: Answers,
  experiment: E,
): Promise<QuantitySource<E>> {
  if (hasRuns(experiment)) return { experiment, runs: await answers.train(experiment), answers }
  await answers.rest?.()
  return { experiment, runs: [], answers }
}
