import { placeWithAsync } from '../experiment/plane/placement.ts'
import type { Placement, Problem, RunRequest } from '../experiment/problem.ts'
import type { AlgorithmSpec } from '../experiment/schema/algorithm.ts'
import type { Run, RunRecord } from './paths.ts'
import { untilAborted } from './task.ts'

/** Makes one run. */
type MakeRun = (problem: Problem, run: Run, signal: AbortSignal) => Promise<RunRecord>

/** Runs of bases that are kept. */
const most = 16
/** How long a run goes on, in milliseconds, after the last who waited for it has left: the next drag may want the same. */
const patience = 250

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** How far apart records may be so that each wanted step is one. */
function spacing(steps: RunRequest['steps'], planned: number): number {
  if ('spacing' in steps) return steps.spacing
  const inside = steps.filter((step): step is number => step !== 'end' && step > 0 && step < planned)
  return Math.max(1, inside.reduce(divisor, planned))
}

/** The record's weights at each wanted step; a run that ended earlier stays where it ended. */
function pick({ steps, weights, finalWeights }: RunRecord, size: number, wanted: RunRequest['steps']) {
  const at = (i: number) => Float64Array.from(weights.subarray(i * size, (i + 1) * size))
  if ('spacing' in wanted) return Array.from(steps, (_, i) => at(i))
  return wanted.map((step) => {
    const i = step === 'end' ? -1 : steps.indexOf(step)
    return i < 0 ? Float64Array.from(finalWeights) : at(i)
  })
}

/** A base's run that is being made, or has been. */
interface BaseRun {
  readonly weights: Promise<readonly Float64Array[]>
  readonly stop: AbortController
  waiting: number
}

/**
 * Where the plane and the starts of experiments are. The runs that they need are from bases, which no drag moves: they are
 * made once and kept by what they depend on, so that a drag waits for none. A run that nobody waits for any more is stopped.
 */
export class Placements {
  readonly #make: MakeRun
  readonly #placed = new WeakMap<Problem, Placement>()
  readonly #runs = new Map<string, BaseRun>()

  constructor(make: MakeRun) {
    this.#make = make
  }

  async of(problem: Problem, signal: AbortSignal | undefined): Promise<Placement> {
    signal?.throwIfAborted()
    const known = this.#placed.get(problem)
    if (known) return known
    const placed = await placeWithAsync(problem, (request) => this.#weights(problem, request, signal))
    this.#placed.set(problem, placed)
    return placed
  }

  async #weights(problem: Problem, request: RunRequest, signal: AbortSignal | undefined) {
    const { seed, data, model, metric, algorithms } = problem.experiment
    const algorithm = algorithms[request.algorithm]
    if (!algorithm) return []
    const { start, steps, weights } = request
    const key = JSON.stringify([seed, data, model, metric, algorithm, start, steps, [...weights]])
    const run = this.#runs.get(key) ?? this.#begin(key, problem, request, algorithm)
    run.waiting++
    try {
      return await untilAborted(() => run.weights, ...(signal ? [signal] : []))
    } finally {
      run.waiting--
      setTimeout(() => {
        if (run.waiting === 0) run.stop.abort()
      }, patience)
    }
  }

  #begin(key: string, problem: Problem, { start, steps, weights }: RunRequest, algorithm: AlgorithmSpec) {
    const stop = new AbortController()
    const wanted: Run = {
      start,
      algorithm,
      weights: Float32Array.from(weights),
      every: spacing(steps, algorithm.steps),
      recordWeights: true,
    }
    const made = this.#make(problem, wanted, stop.signal).then((record) => {
      if (record.status === 'cancelled') throw stop.signal.reason
      return pick(record, problem.size, steps)
    })
    const run: BaseRun = { weights: made, stop, waiting: 0 }
    this.#runs.set(key, run)
    made.catch(() => {
      if (this.#runs.get(key) === run) this.#runs.delete(key)
    })
    const [oldest] = this.#runs.keys()
    if (this.#runs.size > most && oldest !== undefined) this.#runs.delete(oldest)
    return run
  }
}
