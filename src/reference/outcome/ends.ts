import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { Numbers, RunOutcome } from '../results.ts'
import { showsConvergence } from './convergence.ts'
import type { StartedRuns } from './starts.ts'
import { outcomeOf, type RunEnd } from '../trajectory/outcome.ts'

/** Outcomes in the order of `Outcome.status`. */
export const outcomes: readonly RunOutcome[] = ['converged', 'unfinished', 'cycle', 'diverged', 'stuck']
/** Returns the number of an outcome in `Outcome.status`. */
export const statusOf = (outcome: RunOutcome): number => outcomes.indexOf(outcome)
const converged = statusOf('converged')

/** Ends of many runs, before they are compared; index = point of a terrain, or draw. */
export interface Ends<A extends Numbers = Numbers> {
  readonly count: number
  /** Number of weights. */
  readonly size: number
  /** w_0, [run][weight]. */
  readonly starts: Float32Array
  /** Final weights, [run][weight]. */
  readonly weights: A
  readonly loss: A
  /** Number of updates made. */
  readonly steps: Uint32Array
  readonly status: Uint8Array
  /** The measure of convergence of each run (`convergence.ts`), if requested. */
  readonly convergence: A | undefined
  /** Whether the runs trained their networks' linearisations at w_0. */
  readonly linearized: boolean
}

/** End of one run. */
export interface End extends Omit<RunEnd, 'tolerance'> {
  readonly weights: Numbers
  readonly loss: number
  readonly steps: number
  readonly convergence?: number
}

/** Allocates the ends of runs; `make` chooses float32 or float64. */
export function emptyEnds<A extends Numbers>(
  { experiment, size }: TrainingProblem,
  { count, algorithm }: Pick<StartedRuns, 'count' | 'algorithm'>,
  make: (length: number) => A,
): Ends<A> {
  return {
    count,
    size,
    starts: new Float32Array(count * size),
    weights: make(count * size),
    loss: make(count),
    steps: new Uint32Array(count),
    status: new Uint8Array(count),
    convergence: showsConvergence(experiment) ? make(count) : undefined,
    linearized: algorithm.linearized,
  }
}

/** Stores the end of run `k`. */
export function putEnd(problem: TrainingProblem, ends: Ends, k: number, end: End): void {
  const { tolerance } = problem.experiment.terrain
  ends.weights.set(end.weights, k * ends.size)
  ends.loss[k] = end.loss
  ends.steps[k] = end.steps
  ends.status[k] = statusOf(outcomeOf(problem, { ...end, tolerance }))
  if (ends.convergence) ends.convergence[k] = end.convergence ?? NaN
}

export function convergedRuns({ status }: Ends): number[] {
  return Array.from(status.keys()).filter((k) => status[k] === converged)
}
