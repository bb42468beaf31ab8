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
import type { EndsPath } from './ends-path.ts'
import { Float64Ends } from './float64-ends.ts'
import { levelsOf } from './levels.ts'
import { pickHyperparameterEnds } from './pick-ends.ts'
import { mostProbed, probeOf, runWork, worthFloat64 } from './probe.ts'
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
  readonly #call: HyperparameterCall
  readonly #paths = new Set<EndsPath['name']>()
  readonly #pace = new Pace()
  #float64: boolean
  #agreement: number | undefined

  constructor(call: HyperparameterCall) {
    const { experiment } = call.problem
    this.#call = call
    this.grid = new HyperparameterGrid(experiment, call.plane, call.resolution)
    this.ends = noEnds(experiment, this.grid.count, float32)
    this.#float64 = this.grid.bits === 64
    if (this.#float64)
      this.#affordFloat64('the values of the axes lie closer together than float32 tells apart')
  }

  get precision(): RunPrecision {
    const [path = 'general', ...others] = this.#paths
    return {
      path: others.length > 0 ? 'general' : path,
      ...(this.#agreement !== undefined && { agreement: this.#agreement }),
    }
  }

  /** Trains at these points, and writes down their ends. */
  async train(points: readonly number[], onDone: (done: number) => void): Promise<void> {
    await this.#into(this.ends, points, this.#float64, onDone)
  }

  /**
   * Trains some of these points again in float64, where that takes no longer than a moment, and goes on in float64 where float32
   * disagrees. @throws ExperimentError where that would take too long
   */
  async probe(points: readonly number[]): Promise<void> {
    if (this.#float64) return
    const { problem, signal } = this.#call
    const chosen = probeOf(points, mostProbed(problem))
    if (chosen.length === 0) return
    const again = noEnds(problem.experiment, this.grid.count, float32)
    await this.#into(again, chosen, true, () => undefined)
    signal.throwIfAborted()
    const agree = chosen.filter((k) => trains(this.ends, k) === trains(again, k))
    this.#agreement = agree.length / chosen.length
    if (this.#agreement >= leastAgreement) return
    const percent = Math.round(100 * (1 - this.#agreement))
    this.#affordFloat64(`float32 and float64 disagree about ${percent} % of these runs`)
    this.#float64 = true
    this.#paths.clear()
    await this.train(points, () => undefined)
  }

  #affordFloat64(because: string): void {
    if (this.grid.count * runWork(this.#call.problem) <= worthFloat64) return
    throw ExperimentError.at(
      'plane',
      `${because}, and float64 would take too long: zoom out, or take fewer steps`,
    )
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
  const drawn = (stride: number, ends: HyperparameterEnds<Float32Array>): Terrain => {
    const values = Float32Array.from(hyperparameterValues(ends, terrain))
    const { precision } = field
    return {
      ...coarseExtent(plane.extent, resolution, stride),
      u: u ?? nothing,
      v: v ?? nothing,
      origin: origin ?? nothing,
      values,
      ...finiteRange(values),
      milliseconds: performance.now() - began,
      precision,
      ...(terrain.quantity === 'outcome' && { outcome: outcomeOfEnds(ends, precision.path) }),
    }
  }
  let made = 0
  for (const [number, { stride, points, fresh }] of levelsOf(resolution).entries()) {
    await field.train(fresh, (done) => onProgress?.({ done: (made + done) / field.grid.count }))
    made += fresh.length
    if (number === 0) await field.probe(points)
    signal.throwIfAborted()
    if (stride > 1) onCoarse?.(drawn(stride, pickHyperparameterEnds(field.ends, points)))
  }
  return drawn(1, field.ends)
}
