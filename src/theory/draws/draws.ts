import type { Experiment, ProblemExperiment } from '../../experiment/spec/experiment.ts'
import { problemNumber, problemNumbers } from '../../reference/problem-number.ts'
import type { QuantityArguments } from '../quantity/quantity.ts'

/** A quantity over independent draws of an experiment, one per seed, from the experiment's on. */
export interface DrawsPlan {
  /** A name of theory/quantity with its arguments. */
  readonly quantity: string
  readonly arguments?: QuantityArguments
  readonly draws: number
}

/** Names of the statistics over all draws that a lecture can claim. */
export const drawsNumbers = ['mean', 'deviation', 'skewness', 'least', 'most', 'share', 'distance'] as const

/** Seeds are uint32. */
const seeds = 2 ** 32

export const seedOf = ({ seed }: Experiment, index: number): number => (seed + index) % seeds

/** Returns whether a quantity is read from a draw of the experiment's problem. */
export const isDrawn = (experiment: Experiment, { quantity }: DrawsPlan): experiment is ProblemExperiment =>
  experiment.kind === 'problem' && problemNumbers.some((name) => name === quantity)

/**
 * Returns the numbers of draws `from` to `to` − 1 of an experiment's problem, in float64.
 * @throws ExperimentError if it has no such number
 */
export const drawNumbers = (
  experiment: ProblemExperiment,
  plan: DrawsPlan,
  from: number,
  to: number,
): Float64Array =>
  Float64Array.from({ length: to - from }, (_, i) =>
    problemNumber(experiment.problem, plan.quantity, seedOf(experiment, from + i)),
  )
