import { placeWithAsync } from '../reference/plane/placement.ts'
import type {
  ComponentsRequest,
  CurvatureRequest,
  Placement,
  RunRequest,
  MatchRequest,
} from '../reference/plane/plane.ts'
import type { Problem } from '../experiment/problem.ts'
import { shortened } from '../experiment/spec/values/known-rows.ts'
import { missingPart } from '../experiment/spec/values/missing-part.ts'
import { digest } from '../math/digest.ts'
import { KnownRuns, runKey, weightsAt } from './known-runs.ts'
import type { Run, RunRecord } from './path.ts'
import { PageTurns } from './backend/page-turns.ts'
import { untilAborted } from './backend/queue.ts'

/** Makes one run. */
type MakeRun = (problem: Problem, run: Run, signal: AbortSignal) => Promise<RunRecord>

/** Finds eigenvectors and eigenvalues. */
type FindCurvatures = (
  problem: Problem,
  request: CurvatureRequest,
  signal: AbortSignal,
) => Promise<readonly Float64Array[]>

/** Runs of bases and curvatures that are kept. */
const most = 16
/** Milliseconds that a run goes on after the last who waited for it has left: the next drag may want the same. */
const patience = 250

/** The principal components of a run, by code that only planes of them need. @throws ExperimentError, and Error with a sentence where the code cannot be loaded */
async function principalComponents({ path }: ComponentsRequest): Promise<readonly Float64Array[]> {
  const { componentsOf } = await import('../reference/plane/components.ts').catch(() => {
    throw new Error(missingPart('What finds the principal components of a run'))
  })
  return componentsOf(path)
}

/**
 * A network with its units matched to another's, by code that is loaded for such points alone.
 * @throws ExperimentError, and Error with a sentence where the code cannot be loaded
 */
async function matchedUnits(problem: Problem, request: MatchRequest): Promise<readonly Float64Array[]> {
  const { matchedNetwork } = await import('../reference/plane/matched.ts').catch(() => {
    throw new Error(missingPart('What matches the units of two networks'))
  })
  return [matchedNetwork(problem, request)]
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** The largest spacing of records at which each wanted step is one. */
function spacing(steps: RunRequest['steps'], planned: number): number {
  if ('spacing' in steps) return steps.spacing
  const inside = steps.filter((step): step is number => step !== 'end' && step > 0 && step < planned)
  return Math.max(1, inside.reduce(divisor, planned))
}

/** The vectors of a base's run, or of a Hessian, as a promise that is shared by all who wait for it. */
interface Kept {
  readonly vectors: Promise<readonly Float64Array[]>
  readonly stop: AbortController
  waiting: number
}

/**
 * Planes and starts of experiments. The runs that they need are from bases, which no drag moves: they are made once and kept by
 * all that they depend on, so that a drag waits for none. A run that nobody waits for any more is stopped.
 */
export class PlaneCache {
  readonly #make: MakeRun
  readonly #curvatures: FindCurvatures
  readonly #placed = new WeakMap<Problem, Placement>()
  readonly #kept = new Map<string, Kept>()
  readonly #runs = new KnownRuns()

  constructor(make: MakeRun, curvatures: FindCurvatures) {
    this.#make = make
    this.#curvatures = curvatures
  }

  /** Takes in a run that was trained as it would be here, so that no plane trains it once more; a dragged one is in no plane. */
  learn(problem: Problem, run: Run, record: RunRecord): void {
    if (problem.experiment.starts[run.start]?.kind !== 'plane') this.#runs.keep(problem, run, record)
  }

  /** The plane and the starts of a problem. Rejects with the signal's reason when it aborts. @throws ExperimentError */
  async of(problem: Problem, signal: AbortSignal | undefined): Promise<Placement> {
    signal?.throwIfAborted()
    const known = this.#placed.get(problem)
    if (known) return known
    const turns = new PageTurns()
    const placed = await placeWithAsync(
      problem,
      (request) => {
        if ('path' in request) return principalComponents(request)
        if ('which' in request) return this.#spectrum(problem, request, signal)
        if ('by' in request) return matchedUnits(problem, request)
        return this.#weights(problem, request, signal)
      },
      async () => {
        await turns.rest()
        signal?.throwIfAborted()
      },
    )
    this.#placed.set(problem, placed)
    return placed
  }

  async #weights(problem: Problem, request: RunRequest, signal: AbortSignal | undefined) {
    const algorithm = problem.experiment.algorithms[request.algorithm]
    if (!algorithm) return []
    const { start, steps, weights } = request
    const run: Run = {
      start,
      algorithm,
      weights: new Float32Array(weights),
      every: spacing(steps, algorithm.steps),
      recordWeights: true,
    }
    const known = this.#runs.find(problem, run, steps)
    if (known) return known
    const key = `${runKey(problem, run)} ${JSON.stringify(steps)}`
    return this.#keep(key, signal, async (stop) => {
      const record = await this.#make(problem, run, stop)
      if (record.status === 'cancelled') throw stop.reason
      this.#runs.keep(problem, run, record)
      const found = weightsAt(record, problem.size, steps)
      if (!found) throw new Error('A run came back without a record that was wanted.')
      return found
    })
  }

  #spectrum(problem: Problem, request: CurvatureRequest, signal: AbortSignal | undefined) {
    const { seed, data, model, metric } = problem.experiment
    const { which, weights, reference } = request
    const key = JSON.stringify(
      [seed, data, model, metric, which, digest(weights), digest(reference)],
      shortened,
    )
    return this.#keep(key, signal, (stop) => this.#curvatures(problem, request, stop))
  }

  async #keep(key: string, signal: AbortSignal | undefined, make: (stop: AbortSignal) => Kept['vectors']) {
    const kept = this.#kept.get(key) ?? this.#begin(key, make)
    kept.waiting++
    try {
      return await untilAborted(() => kept.vectors, ...(signal ? [signal] : []))
    } finally {
      kept.waiting--
      setTimeout(() => {
        if (kept.waiting === 0) kept.stop.abort()
      }, patience)
    }
  }

  #begin(key: string, make: (stop: AbortSignal) => Kept['vectors']): Kept {
    const stop = new AbortController()
    const kept: Kept = { vectors: make(stop.signal), stop, waiting: 0 }
    this.#kept.set(key, kept)
    kept.vectors.catch(() => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key)
    })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest)
    return kept
  }
}
