import { buildProblem } from '../../experiment/build-problem.ts'
import { ExperimentError } from '../../experiment/error.ts'
import { emptyEnds, type Ends } from '../../experiment/outcome/ends.ts'
import {
  hyperparameterRuns,
  hyperparameterValues,
  noEnds,
  outcomeOfEnds,
  putEnds,
  startOf,
  trains,
  type HyperparameterEnds,
} from '../../experiment/outcome/hyperparameters.ts'
import type { StartedRuns } from '../../experiment/outcome/starts.ts'
import { HyperparameterGrid, type HyperparameterSpec } from '../../experiment/plane/hyperparameters.ts'
import type { Placement, Problem } from '../../experiment/problem.ts'
import { finiteRange } from '../../math/range.ts'
import type { RunPrecision, Terrain } from '../../experiment/results.ts'
import { Pace } from '../general/pace.ts'
import { paced } from '../paced.ts'
import type { Progress } from '../types.ts'
import { affordableLevels, type Affordable } from './affordable.ts'
import type { EndsPath } from './ends-path.ts'
import { Float64Ends } from './float64-ends.ts'
import { fewestPoints, firstPoints, previewLevels } from './first-level.ts'
import { levelsOf, type Level } from './levels.ts'
import { pickHyperparameterEnds } from './pick-ends.ts'
import { mostProbed, probeOf, runWork } from './probe.ts'
import { coarseExtent } from './terrain.ts'

/** What a plane of hyperparameters is made of. */
export interface HyperparameterCall {
  readonly problem: Problem
  readonly plane: HyperparameterSpec
  readonly placed: (problem: Problem) => Promise<Placement>
  /** Chooses who trains. */
  readonly way: (problem: Problem, runs: StartedRuns) => EndsPath
  readonly resolution: readonly [number, number]
  readonly signal: AbortSignal
  readonly onProgress: ((progress: Progress) => void) | undefined
  readonly onCoarse: ((terrain: Terrain) => void) | undefined
  /** Awaited between pieces of the training. */
  readonly pause: (() => Promise<void>) | undefined
}

/** Below this share of agreement float32 shows its own rounding (theory.md S10, pitfall 2). */
const leastAgreement = 0.95

/** Weights of the runs that are held at once. */
const mostWeights = 2 ** 22

const float32 = (length: number) => new Float32Array(length)

/** Trains a grid of hyperparameters: the runs that share a problem together, coarse grids first, no point twice. */
class HyperparameterField {
  readonly grid: HyperparameterGrid
  readonly ends: HyperparameterEnds<Float32Array>
  /** What float64 has made of some of the points. */
  readonly reference: HyperparameterEnds<Float32Array>
  readonly #call: HyperparameterCall
  readonly #referred = new Set<number>()
  readonly #paths = new Set<EndsPath['name']>()
  readonly #pace = new Pace()
  #affordable: Affordable
  #agreement: number | undefined

  constructor(call: HyperparameterCall) {
    const { experiment } = call.problem
    this.#call = call
    this.grid = new HyperparameterGrid(experiment, call.plane, call.resolution)
    this.ends = noEnds(experiment, this.grid.count, float32)
    this.reference = noEnds(experiment, this.grid.count, float32)
    this.#affordable = this.#afford((stride) => this.grid.bits(stride))
  }

  /** The grids to make, coarsest first; fewer once float32 has been found not to be enough. */
  get levels(): readonly Level[] {
    return this.#affordable.levels
  }

  get precision(): RunPrecision {
    const [path = 'general', ...others] = this.#paths
    const { because } = this.#affordable
    return {
      path: others.length > 0 ? 'general' : path,
      ...(this.#agreement !== undefined && { agreement: this.#agreement }),
      ...(because !== undefined && { coarser: because }),
    }
  }

  /** The levels that float64 can make in a moment, before anybody else can make any. */
  get previews(): readonly Level[] {
    const { problem, resolution } = this.#call
    const finest = this.levels.at(-1)?.stride ?? 1
    if (this.#affordable.float64) return []
    return previewLevels(problem, resolution).filter(({ stride }) => stride > finest)
  }

  /** Trains at these points, and writes down their ends. */
  async train(points: readonly number[], onDone: (done: number) => void): Promise<void> {
    await this.#into(this.ends, points, this.#affordable.float64, onDone)
  }

  /** Trains at these points in float64, beside what `train` makes. */
  async refer(points: readonly number[]): Promise<void> {
    await this.#into(this.reference, points, true, () => undefined)
    for (const k of points) this.#referred.add(k)
  }

  /**
   * Trains some of these points again in float64, where that takes no longer than a moment, and goes on in float64 where float32
   * disagrees: on a coarser grid if it must.
   */
  async probe(points: readonly number[]): Promise<void> {
    if (this.#affordable.float64) return
    const { problem, signal } = this.#call
    const known = points.filter((k) => this.#referred.has(k))
    const wanted = mostProbed(problem)
    if (known.length < wanted) {
      const others = points.filter((k) => !this.#referred.has(k))
      await this.refer(probeOf(others, wanted - known.length))
    }
    signal.throwIfAborted()
    const chosen = points.filter((k) => this.#referred.has(k))
    if (chosen.length === 0) return
    const agree = chosen.filter((k) => trains(this.ends, k) === trains(this.reference, k))
    this.#agreement = agree.length / chosen.length
    if (this.#agreement >= leastAgreement) return
    this.#affordable = this.#afford(() => 64)
    this.#paths.clear()
    await this.train(points, () => undefined)
  }

  #afford(bits: (stride: number) => 32 | 64): Affordable {
    const { problem, resolution } = this.#call
    const { steps } = problem.experiment.algorithms[problem.experiment.terrain.algorithm] ?? { steps: 0 }
    const most = firstPoints(problem, steps)
    const affordable = affordableLevels(levelsOf(resolution, fewestPoints), bits, runWork(problem))
    const finest = affordable.levels.at(-1)?.stride ?? 1
    const usual = levelsOf(resolution, most).filter(({ stride }) => stride >= finest)
    return usual.length > 0 ? { ...affordable, levels: usual } : affordable
  }

  async #into(
    into: HyperparameterEnds,
    points: readonly number[],
    float64: boolean,
    onDone: (done: number) => void,
  ): Promise<void> {
    const { placed, signal, way } = this.#call
    let done = 0
    for (const group of this.grid.groups(points)) {
      const problem = buildProblem(group.experiment)
      const { base } = await placed(problem)
      const atOnce = Math.max(1, Math.floor(mostWeights / problem.size))
      for (let from = 0; from < group.points.length; from += atOnce) {
        const some = group.points.slice(from, from + atOnce)
        const work = hyperparameterRuns(this.grid, some, startOf(this.grid, base))
        const found = await paced(work, this.#pace, signal)
        if (found) {
          const path = float64 ? new Float64Ends() : way(problem, found.runs)
          if (into === this.ends) this.#paths.add(path.name)
          putEnds(into, found.points, await this.#trained(problem, found.runs, path, (n) => onDone(done + n)))
        }
        done += some.length
        onDone(done)
        await this.#pace.rest()
        signal.throwIfAborted()
      }
    }
  }

  async #trained(
    problem: Problem,
    runs: StartedRuns,
    path: EndsPath,
    onProgress: (done: number) => void,
  ): Promise<Ends> {
    const ends = emptyEnds(problem, runs, float32)
    const indices = Array.from({ length: runs.count }, (_, i) => i)
    const { signal, pause } = this.#call
    await path.train({ problem, runs, indices, ends, signal, onProgress, ...(pause && { pause }) })
    return ends
  }
}

/**
 * A plane of hyperparameters: at each point the first start is trained anew, and `terrain` says what is shown of where it ends.
 * Where float32 would draw its own rounding it is float64 that trains.
 * @throws ExperimentError where neither can, and the signal's reason
 */
export async function hyperparameterTerrain(call: HyperparameterCall): Promise<Terrain> {
  const { problem, resolution, signal, onProgress, onCoarse } = call
  const { terrain } = problem.experiment
  const began = performance.now()
  const { plane } = await call.placed(problem)
  const [u, v, origin] = [plane.u, plane.v, plane.origin].map((vector) => Float32Array.from(vector))
  const nothing = new Float32Array()
  const field = new HyperparameterField(call)
  const drawn = (
    stride: number,
    ends: HyperparameterEnds<Float32Array>,
    precision: RunPrecision = field.precision,
  ): Terrain => {
    const values = Float32Array.from(hyperparameterValues(ends, terrain))
    return {
      ...coarseExtent(plane.extent, resolution, stride),
      u: u ?? nothing,
      v: v ?? nothing,
      origin: origin ?? nothing,
      values,
      ...finiteRange(values),
      milliseconds: performance.now() - began,
      precision,
      outcome: outcomeOfEnds(ends, precision.path),
    }
  }
  let shown = Infinity
  const show = (stride: number, make: () => Terrain): void => {
    if (stride >= shown || signal.aborted) return
    shown = stride
    onCoarse?.(make())
  }
  const preview = async (levels: readonly Level[]): Promise<void> => {
    for (const { points, fresh, stride } of levels) {
      if (stride >= shown) return
      await field.refer(fresh)
      show(stride, () => drawn(stride, pickHyperparameterEnds(field.reference, points), { path: 'float64' }))
    }
  }
  let made = 0
  for (let number = 0; number < field.levels.length; number++) {
    const level = field.levels[number]
    if (!level) break
    const { points, fresh, stride } = level
    const total = field.levels.at(-1)?.points.length ?? 1
    const first = number === 0 && onCoarse ? field.previews : []
    const training = field.train(fresh, (done) => onProgress?.({ done: (made + done) / total }))
    await Promise.all([training, preview(first)])
    made += fresh.length
    if (number === 0) await field.probe(points)
    signal.throwIfAborted()
    const last = number === field.levels.length - 1
    const ends = stride === 1 ? field.ends : pickHyperparameterEnds(field.ends, points)
    if (last) return drawn(stride, ends)
    show(stride, () => drawn(stride, ends))
  }
  throw ExperimentError.at('resolution', 'there is no point to train')
}
