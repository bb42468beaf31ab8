import { noEnd } from '../reference/plane/run-path.ts'
import { shortened } from '../experiment/spec/values/known-rows.ts'
import { digest } from '../math/digest.ts'
import type { TrainingProblem } from '../experiment/training-problem.ts'
import type { RunRequest } from '../reference/plane/plane.ts'
import type { Run, RunRecord } from './path.ts'

/**
 * Most runs stored, and most numbers in the weights along one; of a longer run only the two ends are stored.
 */
const most = 16
const mostNumbers = 2 ** 20

/** The fields of a record that planes need. */
type Kept = Pick<RunRecord, 'status' | 'steps' | 'weights' | 'finalWeights'>

/** Returns a key of everything that the weights along a run depend on, apart from how many are recorded. */
export const weightsKey = (
  { experiment: { seed, data, model, metric } }: TrainingProblem,
  { start, algorithm, weights }: Pick<Run, 'start' | 'algorithm' | 'weights'>,
): string => JSON.stringify([seed, data, model, metric, algorithm, start, digest(weights)], shortened)

/**
 * Returns the indices of the requested steps among the records, −1 for the end; `undefined` if one is
 * missing.
 */
function placesOf({ steps }: Kept, wanted: RunRequest['steps']): number[] | undefined {
  const last = steps.at(-1) ?? 0
  if ('spacing' in wanted) {
    const places = Array.from(steps.keys()).filter((i) => steps[i]! % wanted.spacing === 0)
    if (places.at(-1) === steps.length - 1) places.pop()
    return places.length === Math.ceil(last / wanted.spacing) ? [...places, -1] : undefined
  }
  const places = wanted.map((step) => (step === 'end' || step > last ? -1 : steps.indexOf(step)))
  return places.every((place, i) => place >= 0 || wanted[i] === 'end' || Number(wanted[i]) > last)
    ? places
    : undefined
}

/**
 * Returns the requested weights of a run in float64, with `noEnd` at the end of one that diverged. A run that
 * stopped early stays at its end. `undefined` if a record is missing.
 */
export function weightsAt(
  run: Kept,
  size: number,
  wanted: RunRequest['steps'],
): readonly Float64Array[] | undefined {
  const { status, weights, finalWeights } = run
  return placesOf(run, wanted)?.map((i) => {
    if (i >= 0) return Float64Array.from(weights.subarray(i * size, (i + 1) * size))
    return status === 'diverged' ? noEnd(size) : Float64Array.from(finalWeights)
  })
}

function joined(one: Run['weights'], other: Float32Array): Float32Array {
  const both = new Float32Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/**
 * A cache of trained runs, by everything their weights depend on, so that a plane through one needs no
 * training.
 */
export class KnownRuns {
  readonly #kept = new Map<string, Kept>()

  /** Stores a run, preferring the record with more weights, and drops the oldest. */
  keep(problem: TrainingProblem, run: Run, { status, steps, weights, finalWeights }: RunRecord): void {
    if (status === 'cancelled') return
    const key = weightsKey(problem, run)
    const whole = weights.length === steps.length * problem.size && weights.length <= mostNumbers
    const last = steps.at(-1) ?? 0
    const ends: Kept = {
      status,
      steps: Uint32Array.of(0, last),
      weights: joined(run.weights, finalWeights),
      finalWeights,
    }
    const before = this.#kept.get(key)
    const next: Kept = whole ? { status, steps, weights, finalWeights } : ends
    this.#kept.delete(key)
    this.#kept.set(key, before && before.steps.length > next.steps.length ? before : next)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest)
  }

  /**
   * Returns the requested weights of a run, as `weightsAt`; `undefined` if the run, or one of the steps, is
   * not stored.
   */
  find(
    problem: TrainingProblem,
    run: Pick<Run, 'start' | 'algorithm' | 'weights'>,
    wanted: RunRequest['steps'],
  ): readonly Float64Array[] | undefined {
    const kept = this.#kept.get(weightsKey(problem, run))
    return kept && weightsAt(kept, problem.size, wanted)
  }
}
