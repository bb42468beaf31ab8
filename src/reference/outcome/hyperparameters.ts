import type { Numbers, Outcome } from '../results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { showsConvergence } from './convergence.ts'
import { statusOf, type Ends } from './ends.ts'

/** `Outcome.status` if the schema rejects the hyperparameters, so that nothing was trained. */
export const refusedStatus = 255
const diverged = statusOf('diverged')

/**
 * Ends of the runs of a plane of hyperparameters, index = grid point; NaN and `refused` while a run is
 * missing.
 */
export interface HyperparameterEnds<A extends Numbers = Numbers> {
  readonly loss: A
  readonly steps: Uint32Array
  readonly status: Uint8Array
  /** The measure of convergence of each run (`convergence.ts`), if requested. */
  readonly convergence: A | undefined
}

/** Allocates the ends of `count` points without runs, in arrays by `make`. */
export function noEnds<A extends Numbers>(
  experiment: TrainingExperiment,
  count: number,
  make: (length: number) => A,
): HyperparameterEnds<A> {
  const empty = () => {
    const values = make(count)
    values.fill(NaN)
    return values
  }
  return {
    loss: empty(),
    steps: new Uint32Array(count),
    status: new Uint8Array(count).fill(refusedStatus),
    convergence: showsConvergence(experiment) ? empty() : undefined,
  }
}

/** Stores the ends of a group's runs. */
export function putEnds(into: HyperparameterEnds, points: readonly number[], from: Ends): void {
  points.forEach((k, i) => {
    into.loss[k] = from.loss[i]!
    into.steps[k] = from.steps[i]!
    into.status[k] = from.status[i]!
    if (into.convergence) into.convergence[k] = from.convergence![i]!
  })
}

/**
 * Returns the picture's value at each point: the final loss, or what `terrain.show` names. A diverged run has
 * no final loss and is a hole there; points that the schema rejects are always holes.
 */
export function hyperparameterValues(
  { loss, steps, status, convergence }: HyperparameterEnds,
  { quantity, show }: TrainingExperiment['terrain'],
): Float64Array {
  const shown = quantity === 'outcome' ? show : 'loss'
  return Float64Array.from(status, (state, k) => {
    if (state === refusedStatus) return NaN
    if (shown === 'steps') return steps[k]!
    if (shown === 'status') return state
    if (shown === 'convergence') return convergence![k]!
    return state === diverged ? NaN : loss[k]!
  })
}

/** Returns the ends as an outcome; runs of different experiments have no common clusters. */
export const outcomeOfEnds = <A extends Numbers>(
  { loss, steps, status, convergence }: HyperparameterEnds<A>,
  path: Outcome['path'],
): Outcome<A> => ({
  path,
  loss,
  steps,
  status,
  cluster: new Int32Array(status.length).fill(-1),
  clusters: [],
  ...(convergence && { convergence }),
})

/**
 * Returns whether run `k` trains: by the sign of the measure of convergence if there is one, otherwise if it
 * did not diverge.
 */
export const trains = (
  { status, convergence }: Pick<HyperparameterEnds, 'status' | 'convergence'>,
  k: number,
): boolean => (convergence ? convergence[k]! < 0 : status[k] !== diverged && status[k] !== refusedStatus)
