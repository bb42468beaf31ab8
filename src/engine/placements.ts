import { placeWithAsync } from '../experiment/plane/placement.ts'
import type { Placement, Problem, RunRequest } from '../experiment/problem.ts'
import type { Run, RunRecord } from './paths.ts'

/** Makes one run. */
type MakeRun = (problem: Problem, run: Run) => Promise<RunRecord>

/** Runs of bases that are kept. */
const most = 16

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** How far apart records may be so that each wanted step is one. */
function spacing(steps: RunRequest['steps'], planned: number): number {
  const inside = steps.filter((step): step is number => step !== 'end' && step > 0 && step < planned)
  return Math.max(1, inside.reduce(divisor, planned))
}

/** The record's weights at each wanted step; a run that ended earlier stays where it ended. */
function pick({ steps, weights, finalWeights }: RunRecord, size: number, wanted: RunRequest['steps']) {
  return wanted.map((step) => {
    const i = step === 'end' ? -1 : steps.indexOf(step)
    return Float64Array.from(i < 0 ? finalWeights : weights.subarray(i * size, (i + 1) * size))
  })
}

/**
 * Where the plane and the starts of experiments are. The runs that they need are from bases, which no drag moves: they are
 * made once and kept by what they depend on, so that a drag waits for none.
 */
export class Placements {
  readonly #make: MakeRun
  readonly #placed = new WeakMap<Problem, Promise<Placement>>()
  readonly #runs = new Map<string, Promise<readonly Float64Array[]>>()

  constructor(make: MakeRun) {
    this.#make = make
  }

  of(problem: Problem): Promise<Placement> {
    const known = this.#placed.get(problem)
    if (known) return known
    const placing = placeWithAsync(problem, (request) => this.#run(problem, request))
    this.#placed.set(problem, placing)
    placing.catch(() => this.#placed.delete(problem))
    return placing
  }

  #run(problem: Problem, request: RunRequest): Promise<readonly Float64Array[]> {
    const { seed, data, model, metric, algorithms } = problem.experiment
    const algorithm = algorithms[request.algorithm]
    if (!algorithm) return Promise.resolve([])
    const { start, steps, weights } = request
    const key = JSON.stringify([seed, data, model, metric, algorithm, start, steps, [...weights]])
    const known = this.#runs.get(key)
    if (known) return known
    const run: Run = {
      start,
      algorithm,
      weights: Float32Array.from(weights),
      every: spacing(steps, algorithm.steps),
      recordWeights: true,
    }
    const made = this.#make(problem, run).then((record) => pick(record, problem.size, steps))
    this.#keep(key, made)
    return made
  }

  #keep(key: string, made: Promise<readonly Float64Array[]>): void {
    this.#runs.set(key, made)
    made.catch(() => this.#runs.delete(key))
    const [oldest] = this.#runs.keys()
    if (this.#runs.size > most && oldest !== undefined) this.#runs.delete(oldest)
  }
}
