import type { Numbers, Outcome } from '../results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { showsConvergence } from './convergence.ts'
import { statusOf, type Ends } from './ends.ts'

/** `Outcome.status` where the schema refuses the hyperparameters, so that nothing was trained. */
export const refused = 255
const diverged = statusOf('diverged')

/** Ends of the runs of a plane of hyperparameters, index = grid point; NaN and `refused` where none has been made. */
export interface HyperparameterEnds<A extends Numbers = Numbers> {
  readonly loss: A
  readonly steps: Uint32Array
  readonly status: Uint8Array
  /** The measure of convergence of each run (`convergence.ts`), where it is asked for. */
  readonly convergence: A | undefined
}

/** Ends of `count` points of which none has been made, in arrays by `make`. */
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
    status: new Uint8Array(count).fill(refused),
    convergence: showsConvergence(experiment) ? empty() : undefined,
  }
}

/** Writes down where the runs of a group ended. */
export function putEnds(into: HyperparameterEnds, points: readonly number[], from: Ends): void {
  points.forEach((k, i) => {
    into.loss[k] = from.loss[i]!
    into.steps[k] = from.steps[i]!
    into.status[k] = from.status[i]!
    if (into.convergence) into.convergence[k] = from.convergence![i]!
  })
}

/**
 * Values of the picture at each point: the final loss, or what `terrain.show` names. A run that diverged has no final loss: it
 * is a hole there, as is what the schema refuses everywhere.
 */
export function hyperparameterValues(
  { loss, steps, status, convergence }: HyperparameterEnds,
  { quantity, show }: TrainingExperiment['terrain'],
): Float64Array {
  const shown = quantity === 'outcome' ? show : 'loss'
  return Float64Array.from(status, (state, k) => {
    if (state === refused) return NaN
    if (shown === 'steps') return steps[k]!
    if (shown === 'status') return state
    if (shown === 'convergence') return convergence![k]!
    return state === diverged ? NaN : loss[k]!
  })
}

/** The ends as an outcome: runs of different experiments have no clusters in common. */
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

/** True where run `k` trains: by the sign of the measure of convergence where there is one, else where it did not diverge. */
export const trains = (
  { status, convergence }: Pick<HyperparameterEnds, 'status' | 'convergence'>,
  k: number,
): boolean => (convergence ? convergence[k]! < 0 : status[k] !== diverged && status[k] !== refused)
