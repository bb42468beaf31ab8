import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { problemNumber, problemNumbers } from '../../reference/procedure/problem-number.ts'
import type { QuantityArguments } from '../quantity/quantity.ts'

/** A quantity over independent draws of an experiment: one a seed, from the experiment's on. */
export interface DrawsPlan {
  /** A name of theory/quantity with its arguments. */
  readonly quantity: string
  readonly arguments?: QuantityArguments
  /** Number of draws. */
  readonly draws: number
}

/** Seeds are uint32. */
const seeds = 2 ** 32

/** The seed of draw number `index`. */
export const seedOf = ({ seed }: Experiment, index: number): number => (seed + index) % seeds

/** True of a quantity that is read off a draw of the experiment's problem, with nothing trained. */
export const isOfProblem = ({ problem }: Experiment, { quantity }: DrawsPlan): boolean =>
  problem !== undefined && problemNumbers.some((name) => name === quantity)

/**
 * The numbers of draws `from` to `to` - 1 of an experiment's problem, in float64.
 * @throws ExperimentError where there is no problem, or it has no such number
 */
export function drawNumbers(experiment: Experiment, plan: DrawsPlan, from: number, to: number): Float64Array {
  const { problem } = experiment
  if (!problem) throw ExperimentError.at('problem', 'draws are of a problem, and there is none')
  return Float64Array.from({ length: to - from }, (_, i) =>
    problemNumber(problem, plan.quantity, seedOf(experiment, from + i)),
  )
}
