import type { MeasureName, MeasureOptions, Measurement } from '../../reference/measurement.ts'
import type { Numbers, Outcome, Terrain, Trajectory } from '../../reference/results.ts'
import {
  hasRuns,
  type Experiment,
  type ProblemExperiment,
  type TrainingExperiment,
} from '../../experiment/spec/experiment.ts'

/** A value at once, as from the oracle, or a promise, as from the engine. */
type Soon<T> = T | Promise<T>

/** The methods that engine and oracle share. */
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
  /** Yields to the page before a number that needs no run; absent if nobody waits. */
  rest?(): Promise<void>
}

/**
 * The source of a quantity: an experiment, its runs, and the oracle or engine that made them, for further
 * measurements.
 */
export interface QuantitySource<E extends Experiment = TrainingExperiment> {
  readonly experiment: E
  readonly runs: readonly Trajectory<Numbers>[]
  /** Used if a quantity cannot be read from the runs. */
  readonly answers: Answers
  /** The heights over its plane, if available; quantities of the surface are read from them. */
  readonly surface?: Terrain<Numbers> | undefined
}

/** The source of a problem's number, which has no runs. */
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
