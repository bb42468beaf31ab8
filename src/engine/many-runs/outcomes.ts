import { emptyEnds, type Ends } from '../../reference/outcome/ends.ts'
import { knownClusters } from '../../reference/outcome/numbering.ts'
import { outcomeFrom } from '../../reference/outcome/outcome.ts'
import { ensembleRuns, terrainRuns, type StartedRuns } from '../../reference/outcome/starts.ts'
import type { Placement } from '../../reference/plane/plane.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { Cluster, Outcome, Terrain } from '../../reference/results.ts'
import { inTurns, PageTurns } from '../backend/page-turns.ts'
import type { Progress } from '../path.ts'
import { concurrently } from '../backend/queue.ts'
import { firstPoints } from '../budget.ts'
import { EarlyTrainer } from './trainers/early-trainer.ts'
import type { RunTrainer } from './trainers/trainer.ts'
import type { Level } from '../coarse-grid.ts'
import { earlyLevels, levelsOf } from './levels.ts'
import { pickEnds } from './pick-ends.ts'
import { outcomeTerrain } from './outcome-terrain.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

/** A request for outcomes, with the trainers to use. */
export interface OutcomeCall {
  readonly problem: TrainingProblem
  readonly placed: Placement
  /** Chooses the trainer. */
  readonly trainer: (runs: StartedRuns) => RunTrainer
  readonly signal: AbortSignal
  readonly onProgress: ((progress: Progress) => void) | undefined
}

/** A request for outcomes at each point of a grid, with its points along a and b. */
export interface OutcomeTerrainCall extends OutcomeCall {
  readonly resolution: readonly [number, number]
  /** Called with each complete coarser grid. */
  readonly onCoarse: ((terrain: Terrain) => void) | undefined
  /** Awaited between pieces of the training. */
  readonly pause: (() => Promise<void>) | undefined
  /** Whether a first coarse grid may be computed in float64 without a pause. */
  readonly preview: boolean
  /** Number of early float64 grids made before the trainer begins; the others are made alongside it. */
  readonly previewsFirst: number
}

const float32 = (length: number) => new Float32Array(length)

/**
 * Returns whether clusters are chains, in which two ends are joined by others between them. A coarser grid
 * lacks those and would separate the two.
 */
const chained = ({ model, experiment: { terrain } }: TrainingProblem): boolean => {
  if (terrain.show !== 'cluster') return false
  if (model.kind === 'network') return terrain.clusterBy !== 'function'
  return model.function.minima(model.parameters).length === 0
}

/**
 * Trains from many starts and compares where they end. It remembers the clusters of its last terrain and
 * ensemble, so that these keep their numbers.
 */
export class Outcomes {
  readonly #before = new Map<string, readonly Cluster[]>()

  /**
   * Computes a terrain of outcomes, coarse grids first; no point is trained twice. @throws ExperimentError,
   * and the signal's reason
   */
  async terrain(call: OutcomeTerrainCall): Promise<Terrain> {
    const { problem, placed, resolution, signal, onProgress, onCoarse, pause } = call
    const began = performance.now()
    const runs = terrainRuns(problem, placed, resolution)
    const trainer = call.trainer(runs)
    const { clusterBy } = problem.experiment.terrain
    const ends = emptyEnds(problem, runs, float32)
    let before = this.#before.get(`terrain ${clusterBy}`)
    const known = new Int32Array(runs.count).fill(-1)
    let shown = Infinity
    const show = async (
      { stride, points }: Level,
      by: RunTrainer,
      pick: () => Ends<Float32Array>,
    ): Promise<void> => {
      if (stride >= shown || stride === 1 || !onCoarse) return
      const some = pick()
      const numbers = Int32Array.from(points, (k) => known[k]!)
      const outcome = await compared(problem, some, by, before, signal, numbers)
      points.forEach((k, i) => (known[k] = outcome.cluster[i]!))
      before = knownClusters(before, outcome.clusters)
      shown = stride
      onCoarse(outcomeTerrain(problem, placed.plane, resolution, stride, some, outcome, began))
    }
    const quick = call.preview && onCoarse && trainer.name !== 'float64'
    let trained = 0
    for (const [number, level] of levelsOf(
      resolution,
      firstPoints(problem, lastStep(runs.at(0).algorithm)),
    ).entries()) {
      const { points, fresh } = level
      const tell = (done: number) => onProgress?.({ done: (trained + done) / runs.count })
      const early = number === 0 && quick ? earlyLevels(problem, resolution) : []
      const previews = early.filter(({ stride }) => stride <= level.stride || !chained(problem))
      const reference = new EarlyTrainer(problem, runs, previews)
      const preview = async (levels: readonly Level[], stop: AbortSignal): Promise<void> => {
        for (const one of levels) {
          const some = await reference.train(one, stop)
          await show(one, reference.trainer, () => some)
        }
      }
      await preview(previews.slice(0, call.previewsFirst), signal)
      const work = { problem, runs, indices: fresh, ends, signal, onProgress: tell, ...(pause && { pause }) }
      await concurrently(
        trainer.train(work),
        (stop) => preview(previews.slice(call.previewsFirst), stop),
        signal,
      )
      trained += fresh.length
      await show(level, trainer, () => pickEnds(ends, points))
    }
    const outcome = await compared(problem, ends, trainer, before, signal, known)
    this.#before.set(`terrain ${clusterBy}`, outcome.clusters)
    return outcomeTerrain(problem, placed.plane, resolution, 1, ends, outcome, began)
  }

  /** Trains all random draws of start 0. @throws ExperimentError, and the signal's reason */
  async ensemble({ problem, placed, trainer: choose, signal, onProgress }: OutcomeCall): Promise<Outcome> {
    const runs = ensembleRuns(problem, placed)
    const trainer = choose(runs)
    const ends = emptyEnds(problem, runs, float32)
    const indices = Array.from({ length: runs.count }, (_, k) => k)
    const tell = (done: number) => onProgress?.({ done: done / runs.count })
    await trainer.train({ problem, runs, indices, ends, signal, onProgress: tell })
    const key = `ensemble ${problem.experiment.terrain.clusterBy}`
    const outcome = await compared(problem, ends, trainer, this.#before.get(key), signal)
    this.#before.set(key, outcome.clusters)
    return outcome
  }
}

const compared = (
  problem: TrainingProblem,
  ends: Ends<Float32Array>,
  trainer: RunTrainer,
  before: readonly Cluster[] | undefined,
  signal: AbortSignal,
  known?: Int32Array,
): Promise<Outcome> =>
  inTurns(outcomeFrom(problem, ends, trainer.name, before, known), new PageTurns(), signal)
