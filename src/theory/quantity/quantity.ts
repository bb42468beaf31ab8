import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Numbers, Trajectory } from '../../reference/results.ts'
import type { Experiment, ProblemExperiment, TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { QuantitySource } from './source.ts'

export type QuantityArguments = Readonly<Record<string, number | string>>

/** A named number of an experiment and its runs. @throws ExperimentError if it does not apply */
export type Quantity<E extends Experiment = TrainingExperiment> = (
  source: QuantitySource<E>,
  given: QuantityArguments,
) => number | Promise<number>
/** A named number of a problem. @throws ExperimentError if it does not apply */
export type ProblemQuantity = Quantity<ProblemExperiment>

/** A numeric argument, or its default. */
export function numberOf(given: QuantityArguments, name: string, otherwise: number): number {
  const value = given[name]
  return typeof value === 'number' ? value : otherwise
}

/** Returns the run named by `start` and `algorithm` (both 0 by default). */
export function runOf({ runs }: Pick<QuantitySource, 'runs'>, given: QuantityArguments): Trajectory<Numbers> {
  const start = numberOf(given, 'start', 0)
  const algorithm = numberOf(given, 'algorithm', 0)
  const found = runs.find((run) => run.start === start && run.algorithm === algorithm)
  if (found) return found
  const last = runs.at(-1)
  throw ExperimentError.at(
    'quantity',
    `there is no run with start=${start} algorithm=${algorithm}: ${
      last
        ? `both count from 0, and the last run has start=${last.start} algorithm=${last.algorithm}`
        : 'nothing has run'
    }`,
  )
}
