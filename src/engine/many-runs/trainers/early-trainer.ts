import { emptyEnds, type Ends } from '../../../reference/outcome/ends.ts'
import type { StartedRuns } from '../../../reference/outcome/starts.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import { Float64Trainer } from './float64-trainer.ts'
import type { Level } from '../../coarse-grid.ts'
import { pickEnds } from '../pick-ends.ts'

/** Trains the early levels of a grid of runs in float64, coarsest first and no point twice. */
export class EarlyTrainer {
  readonly trainer = new Float64Trainer()
  readonly #problem: TrainingProblem
  readonly #runs: StartedRuns
  readonly #ends: Ends<Float32Array>
  /** Indices of the points among those of the finest level. */
  readonly #places: ReadonlyMap<number, number>

  constructor(problem: TrainingProblem, runs: StartedRuns, levels: readonly Level[]) {
    const points = levels.at(-1)?.points ?? []
    this.#problem = problem
    this.#places = new Map(points.map((k, i) => [k, i]))
    this.#runs = {
      count: points.length,
      algorithm: runs.algorithm,
      at: (i) => runs.at(points[i]!),
    }
    this.#ends = emptyEnds(problem, this.#runs, (length) => new Float32Array(length))
  }

  /**
   * Returns the ends at a level's points, if the levels before it have been trained. @throws the signal's
   * reason when it aborts
   */
  async train({ points, fresh }: Level, signal: AbortSignal): Promise<Ends<Float32Array>> {
    await this.trainer.train({
      problem: this.#problem,
      runs: this.#runs,
      indices: this.#at(fresh),
      ends: this.#ends,
      signal,
      onProgress: () => undefined,
    })
    return pickEnds(this.#ends, this.#at(points))
  }

  #at(points: readonly number[]): number[] {
    return points.map((k) => this.#places.get(k)!)
  }
}
