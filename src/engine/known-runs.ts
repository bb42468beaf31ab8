import { noEnd } from '../reference/plane/run-path.ts'
import { shortened } from '../experiment/spec/values/known-rows.ts'
import { digest } from '../math/digest.ts'
import type { TrainingProblem } from '../experiment/training-problem.ts'
import type { RunRequest } from '../reference/plane/plane.ts'
import type { Run, RunRecord } from './path.ts'

/** Runs that are kept, and the most numbers that the weights along one may be: of a longer run only its two ends are kept. */
const most = 16
const mostNumbers = 2 ** 20

/** The part of a record that planes need. */
type Kept = Pick<RunRecord, 'status' | 'steps' | 'weights' | 'finalWeights'>

/** All that the weights along a run depend on, but for how many of them are recorded. */
export const runKey = (
  { experiment: { seed, data, model, metric } }: TrainingProblem,
  { start, algorithm, weights }: Pick<Run, 'start' | 'algorithm' | 'weights'>,
): string => JSON.stringify([seed, data, model, metric, algorithm, start, digest(weights)], shortened)

/** The places of the wanted records among those that there are, -1 for the end; undefined where one is missing. */
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
 * The weights of a run that are wanted, in float64; none (`noEnd`) at the end of one that diverged. A run that ended earlier stays where
 * it ended. Undefined where a record is missing.
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

/** Runs that were trained, by all that their weights depend on, so that a plane through one of them trains nothing. */
export class KnownRuns {
  readonly #kept = new Map<string, Kept>()

  /** Keeps a run; of the same run the record with more weights. The oldest are let go of. */
  keep(problem: TrainingProblem, run: Run, { status, steps, weights, finalWeights }: RunRecord): void {
    if (status === 'cancelled') return
    const key = runKey(problem, run)
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

  /** The weights of a run that are wanted, as `weightsAt`; undefined where it is not known, or not at these steps. */
  find(
    problem: TrainingProblem,
    run: Pick<Run, 'start' | 'algorithm' | 'weights'>,
    wanted: RunRequest['steps'],
  ): readonly Float64Array[] | undefined {
    const kept = this.#kept.get(runKey(problem, run))
    return kept && weightsAt(kept, problem.size, wanted)
  }
}
