import { placeWithAsync } from '../reference/plane/placement.ts'
import type {
  ComponentsRequest,
  CurvatureRequest,
  Placement,
  RunRequest,
  MatchRequest,
} from '../reference/plane/plane.ts'
import type { TrainingProblem } from '../experiment/training-problem.ts'
import { watchedMetrics } from '../reference/metric/watched.ts'
import { sameMetric, type MetricSpec } from '../experiment/spec/metric.ts'
import { lastStep } from '../experiment/spec/algorithm.ts'
import { isRecorded, recordedReader } from '../experiment/spec/recorded.ts'
import { recordPlan } from '../reference/trajectory/record.ts'
import { shortened } from '../experiment/spec/values/known-rows.ts'
import { loadError } from '../experiment/spec/values/load-error.ts'
import { digest } from '../math/digest.ts'
import { KnownRuns, weightsKey, weightsAt } from './known-runs.ts'
import type { MadeRun, Run, RunRecord } from './path.ts'
import { PageTurns } from './backend/page-turns.ts'
import { untilAborted } from './backend/queue.ts'

/** Trains one run, watched by metrics. */
type MakeRun = (
  problem: TrainingProblem,
  run: Run,
  watch: readonly MetricSpec[],
  signal: AbortSignal,
) => Promise<MadeRun>

/** Computes eigenvectors and eigenvalues. */
type FindCurvatures = (
  problem: TrainingProblem,
  request: CurvatureRequest,
  signal: AbortSignal,
) => Promise<readonly Float64Array[]>

/** Most runs of bases, and most curvatures, kept. */
const most = 16
/**
 * Most runs that planes were made from and that no training has taken yet; a plane goes through at most
 * three.
 */
const mostMade = 3
/** Milliseconds that a run continues after its last caller has left, since the next drag may need it too. */
const patience = 250

/**
 * Computes the principal components of a run, with code loaded only for such planes. @throws ExperimentError,
 * and Error with a sentence if the code cannot be loaded
 */
async function principalComponents({ path }: ComponentsRequest): Promise<readonly Float64Array[]> {
  const { componentsOf } = await import('../reference/plane/components.ts').catch(() => {
    throw new Error(loadError('the principal component analysis'))
  })
  return componentsOf(path)
}

/**
 * Matches a network's units to another's, with code loaded only for such points.
 * @throws ExperimentError, and Error with a sentence if the code cannot be loaded
 */
async function matchedUnits(
  problem: TrainingProblem,
  request: MatchRequest,
): Promise<readonly Float64Array[]> {
  const { matchedNetwork } = await import('../reference/plane/matched.ts').catch(() => {
    throw new Error(loadError('the unit matching'))
  })
  return [matchedNetwork(problem, request)]
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** Returns the spacing of the requested steps; 0 if any spacing will do. */
const spacing = (steps: RunRequest['steps'], planned: number): number =>
  'spacing' in steps
    ? steps.spacing
    : steps
        .filter((step) => step !== 'end' && step > 0 && step < planned)
        .map(Number)
        .reduce(divisor, 0)

/** A run that a plane was made from, with everything a training records of it. */
interface MadeForPlane {
  readonly run: Run
  readonly watch: readonly MetricSpec[]
  readonly made: MadeRun
}

/** Returns the records of every `every`-th step and the last, with the metrics in `order`. */
function thinned(record: RunRecord, size: number, every: number, order: readonly number[]): RunRecord {
  const { steps, watched } = record
  const kept = Array.from(steps.keys()).filter((i) => i === steps.length - 1 || steps[i]! % every === 0)
  const rows = (of: Float32Array, width = 1): Float32Array => {
    if (kept.length === steps.length) return of
    const rest = new Float32Array(kept.length * width)
    kept.forEach((i, k) => rest.set(of.subarray(i * width, (i + 1) * width), k * width))
    return rest
  }
  return {
    ...record,
    steps: Uint32Array.from(kept, (i) => steps[i]!),
    loss: rows(record.loss),
    watched: order.map((k) => rows(watched[k] ?? new Float32Array())),
    weights: rows(record.weights, size),
  }
}

/** The vectors of a base's run, or of a Hessian, as a promise shared by all callers that wait for it. */
interface Kept {
  readonly vectors: Promise<readonly Float64Array[]>
  readonly stop: AbortController
  waiting: number
}

/**
 * Planes and starts of experiments. The runs that they need begin at bases, which no drag moves, so these are
 * trained once and cached by everything they depend on: a drag waits for none. A run is stopped when no
 * caller waits for it any more.
 */
export class PlaneCache {
  readonly #make: MakeRun
  readonly #curvatures: FindCurvatures
  readonly #placed = new WeakMap<TrainingProblem, Placement>()
  readonly #kept = new Map<string, Kept>()
  readonly #runs = new KnownRuns()
  readonly #made = new Map<string, MadeForPlane>()

  constructor(make: MakeRun, curvatures: FindCurvatures) {
    this.#make = make
    this.#curvatures = curvatures
  }

  /**
   * Stores a run that was trained as it would be here, so that no plane trains it again. Dragged runs are
   * skipped, since no plane goes through them.
   */
  learn(problem: TrainingProblem, run: Run, record: RunRecord): void {
    if (isRecorded(run.algorithm)) return
    if (problem.experiment.starts[run.start]?.kind !== 'plane') this.#runs.keep(problem, run, record)
  }

  /**
   * Removes and returns a run that a plane was made from, as a training would record it; `undefined` if there
   * is none.
   */
  take(problem: TrainingProblem, run: Run, watch: readonly MetricSpec[]): MadeRun | undefined {
    if (isRecorded(run.algorithm)) return undefined
    const key = weightsKey(problem, run)
    const found = this.#made.get(key)
    if (!found || !run.recordWeights) return undefined
    const order = watch.map((metric) => found.watch.findIndex((other) => sameMetric(metric, other)))
    const { path, record } = found.made
    // A run that diverges ends at a record, so its end depends on the spacing.
    const { every } = found.run
    const alike = every === run.every || (run.every % every === 0 && record.status !== 'diverged')
    if (!alike || order.includes(-1)) return undefined
    this.#made.delete(key)
    return { path, record: thinned(record, problem.size, run.every, order) }
  }

  /**
   * Returns the plane and the starts of a problem. Rejects with the signal's reason when it aborts. @throws
   * ExperimentError
   */
  async of(problem: TrainingProblem, signal: AbortSignal | undefined): Promise<Placement> {
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

  async #weights(problem: TrainingProblem, request: RunRequest, signal: AbortSignal | undefined) {
    const algorithm = problem.experiment.algorithms[request.algorithm]
    if (!algorithm) return []
    const { start, steps, weights } = request
    if (isRecorded(algorithm)) return recordedReader()?.points(algorithm, problem.size, steps) ?? []
    const planned = recordPlan(lastStep(algorithm)).every
    const wanted = spacing(steps, lastStep(algorithm))
    // A run recorded as a training would record it need not be trained again; with batches, the records cost
    // more than the steps.
    const whole = algorithm.batch === 'full' && (wanted % planned === 0 || planned % wanted === 0)
    const run: Run = {
      start,
      algorithm,
      weights: new Float32Array(weights),
      every: whole ? Math.min(planned, wanted || planned) : wanted || Math.max(1, lastStep(algorithm)),
      recordWeights: true,
    }
    const known = this.#runs.find(problem, run, steps)
    if (known) return known
    const watch = whole ? watchedMetrics(problem.experiment).map(({ metric }) => metric) : []
    const key = `${weightsKey(problem, run)} ${JSON.stringify(steps)}`
    return this.#keep(key, signal, async (stop) => {
      const made = await this.#make(problem, run, watch, stop)
      const { record } = made
      if (record.status === 'cancelled') throw stop.reason
      this.#runs.keep(problem, run, record)
      if (whole) this.#made.set(weightsKey(problem, run), { run, watch, made })
      dropOldest(this.#made, mostMade)
      const found = weightsAt(record, problem.size, steps)
      if (!found) throw new Error('A run came back without a record that was wanted.')
      return found
    })
  }

  #spectrum(problem: TrainingProblem, request: CurvatureRequest, signal: AbortSignal | undefined) {
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
    dropOldest(this.#kept, most)
    return kept
  }
}
