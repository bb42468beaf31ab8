import { emptyEnds, type Ends } from '../../experiment/outcome/ends.ts'
import { knownClusters } from '../../experiment/outcome/numbering.ts'
import { outcomeFrom } from '../../experiment/outcome/outcome.ts'
import { ensembleRuns, terrainRuns, type StartedRuns } from '../../experiment/outcome/starts.ts'
import type { Placement } from '../../experiment/plane/plane.ts'
import type { Problem } from '../../experiment/problem.ts'
import type { Cluster, Outcome, Terrain } from '../../experiment/results.ts'
import { Pace } from '../general/pace.ts'
import { paced } from '../paced.ts'
import type { Progress } from '../types.ts'
import { EarlyEnds } from './early-ends.ts'
import type { EndsPath } from './ends-path.ts'
import { firstPoints, previewLevels } from './first-level.ts'
import { beside } from './beside.ts'
import { levelsOf, type Level } from './levels.ts'
import { pickEnds } from './pick-ends.ts'
import { outcomeTerrain } from './terrain.ts'

/** What outcomes are made of. */
export interface OutcomeCall {
  readonly problem: Problem
  readonly placed: Placement
  /** Chooses who trains. */
  readonly way: (runs: StartedRuns) => EndsPath
  readonly signal: AbortSignal
  readonly onProgress: ((progress: Progress) => void) | undefined
}

export interface OutcomeTerrainCall extends OutcomeCall {
  readonly resolution: readonly [number, number]
  /** Called with each coarser grid that stands. */
  readonly onCoarse: ((terrain: Terrain) => void) | undefined
  /** Awaited between pieces of the training. */
  readonly pause: (() => Promise<void>) | undefined
  /** Whether a first coarse grid may come from the float64 reference, without a pause. */
  readonly preview: boolean
  /** Whether the processor plays the card, so that what compiles a program would take the first grid's time. */
  readonly software: boolean
}

const float32 = (length: number) => new Float32Array(length)

/** Whether ends are the same through others between them, so that a coarser grid tells apart what a finer one joins. */
const chained = ({ model, experiment: { terrain } }: Problem): boolean =>
  model.kind === 'mlp' && terrain.show === 'cluster' && terrain.clusterBy !== 'function'

/** Trains from many starts and compares where they end. Remembers the clusters of its last terrain and ensemble, which keep their numbers. */
export class Outcomes {
  readonly #before = new Map<string, readonly Cluster[]>()

  /** A terrain of outcomes, coarse grids first; no point is trained twice. @throws ExperimentError, and the signal's reason */
  async terrain(call: OutcomeTerrainCall): Promise<Terrain> {
    const { problem, placed, resolution, signal, onProgress, onCoarse, pause } = call
    const began = performance.now()
    const runs = terrainRuns(problem, placed, resolution)
    const path = call.way(runs)
    const { clusterBy } = problem.experiment.terrain
    const ends = emptyEnds(problem, runs, float32)
    let before = this.#before.get(`terrain ${clusterBy}`)
    const known = new Int32Array(runs.count).fill(-1)
    let shown = Infinity
    const show = async (
      { stride, points }: Level,
      by: EndsPath,
      pick: () => Ends<Float32Array>,
    ): Promise<void> => {
      if (stride >= shown || stride === 1 || !onCoarse) return
      const some = pick()
      const numbers = Int32Array.from(points, (k) => known[k] ?? -1)
      const outcome = await compared(problem, some, by, before, signal, numbers)
      points.forEach((k, i) => (known[k] = outcome.cluster[i] ?? -1))
      before = knownClusters(before, outcome.clusters)
      shown = stride
      onCoarse(outcomeTerrain(problem, placed.plane, resolution, stride, some, outcome, began))
    }
    const quick = call.preview && onCoarse && path.name !== 'float64'
    let trained = 0
    for (const [number, level] of levelsOf(
      resolution,
      firstPoints(problem, runs.at(0).algorithm.steps),
    ).entries()) {
      const { points, fresh } = level
      const tell = (done: number) => onProgress?.({ done: (trained + done) / runs.count })
      const early = number === 0 && quick ? previewLevels(problem, resolution) : []
      const previews = early.filter(({ stride }) => stride <= level.stride || !chained(problem))
      const reference = new EarlyEnds(problem, runs, previews)
      const preview = async (levels: readonly Level[], stop: AbortSignal): Promise<void> => {
        for (const one of levels) {
          const some = await reference.train(one, stop)
          await show(one, reference.path, () => some)
        }
      }
      const alone = call.software ? 1 : 0
      await preview(previews.slice(0, alone), signal)
      const work = { problem, runs, indices: fresh, ends, signal, onProgress: tell, ...(pause && { pause }) }
      await beside(path.train(work), (stop) => preview(previews.slice(alone), stop), signal)
      trained += fresh.length
      await show(level, path, () => pickEnds(ends, points))
    }
    const outcome = await compared(problem, ends, path, before, signal, known)
    this.#before.set(`terrain ${clusterBy}`, outcome.clusters)
    return outcomeTerrain(problem, placed.plane, resolution, 1, ends, outcome, began)
  }

  /** All draws of start 0. @throws ExperimentError, and the signal's reason */
  async ensemble({ problem, placed, way, signal, onProgress }: OutcomeCall): Promise<Outcome> {
    const runs = ensembleRuns(problem, placed)
    const path = way(runs)
    const ends = emptyEnds(problem, runs, float32)
    const indices = Array.from({ length: runs.count }, (_, k) => k)
    const tell = (done: number) => onProgress?.({ done: done / runs.count })
    await path.train({ problem, runs, indices, ends, signal, onProgress: tell })
    const key = `ensemble ${problem.experiment.terrain.clusterBy}`
    const outcome = await compared(problem, ends, path, this.#before.get(key), signal)
    this.#before.set(key, outcome.clusters)
    return outcome
  }
}

const compared = (
  problem: Problem,
  ends: Ends<Float32Array>,
  path: EndsPath,
  before: readonly Cluster[] | undefined,
  signal: AbortSignal,
  known?: Int32Array,
): Promise<Outcome> => paced(outcomeFrom(problem, ends, path.name, before, known), new Pace(), signal)
