import { lossesHold } from '../../engine/many-runs/hyperparameters/precision.ts'
import { showsLoss } from '../../experiment/spec/terrain.ts'
import { signal } from '@preact/signals-core'
import { surfaceResolution } from '../../engine/budget.ts'
import type { Engine } from '../../engine/types.ts'
import { showsConvergence } from '../../reference/outcome/convergence.ts'
import { hyperparameterValues } from '../../reference/outcome/hyperparameters.ts'
import type { Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { finiteRange } from '../../math/statistics/range.ts'
import { Throttle } from '../throttle.ts'
import { until } from '../until.ts'
import { heightsOf, hyperparameterRunsKey, planeKey, terrainKey, textOf, trainedData } from './cache-keys.ts'

/** Most surfaces kept; the least recently drawn are dropped. */
const most = 24

/**
 * The surfaces over one plane: anything drawn over it before is shown again at once, as numbers without the
 * engine's buffer. Another plane, model or data set clears them.
 */
export class SurfaceCache {
  readonly #kept = new Map<string, Terrain>()
  /** For a plane of hyperparameters: the ends of its runs, regardless of which of their numbers was the height. */
  readonly #runs = new Map<string, Terrain>()
  #over = ''
  readonly #progress = signal<number | undefined>()
  readonly #held = signal(false)

  /** Fraction done while points of a surface are computed, 0 to 1. */
  get progress(): number | undefined {
    return this.#progress.value
  }

  /** Returns the surface of an experiment, showing coarser grids first if it is not stored. */
  async of(
    engine: Engine,
    experiment: TrainingExperiment,
    resolution: number,
    stop: AbortSignal,
    onCoarse?: (terrain: Terrain) => void,
  ): Promise<Terrain> {
    this.#keepTo(experiment, resolution)
    const [key, over] = [terrainKey(experiment), this.#over]
    const known = this.#kept.get(key)
    if (known) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    const retold = this.#trained(experiment)
    if (retold) {
      this.#keep(key, retold)
      return retold
    }
    const trained = experiment.plane.kind === 'hyperparameters'
    const heights = heightsOf(experiment)
    const throttle = new Throttle()
    try {
      const made = await engine.terrain(heights, {
        resolution: surfaceResolution(experiment, resolution, engine.device),
        signal: stop,
        onProgress: ({ done }) => throttle.call(() => (this.#progress.value = done)),
        ...(trained && { pause: () => until(() => !this.#held.value, stop).catch(() => undefined) }),
        ...(onCoarse && { onCoarse }),
      })
      if (over === this.#over && !stop.aborted) {
        this.#keep(key, made)
        if (trained) this.#runs.set(hyperparameterRunsKey(experiment), made)
      }
      return made
    } finally {
      this.#progress.value = undefined
    }
  }

  /** Pauses training while a pointer is down. */
  hold(held: boolean): void {
    this.#held.value = held
  }

  clear(): void {
    this.#kept.clear()
    this.#runs.clear()
  }

  /** Returns another height of stored runs over hyperparameters, if they have it. */
  #trained(experiment: TrainingExperiment): Terrain | undefined {
    if (experiment.plane.kind !== 'hyperparameters') return undefined
    const terrain = this.#runs.get(hyperparameterRunsKey(experiment))
    const { outcome } = terrain ?? {}
    if (!terrain || !outcome || (showsConvergence(experiment) && !outcome.convergence)) return undefined
    const { precision } = terrain
    if (precision && showsLoss(experiment.terrain) && !lossesHold(precision)) return undefined
    const { convergence } = outcome
    const values = Float32Array.from(hyperparameterValues({ ...outcome, convergence }, experiment.terrain))
    return { ...terrain, values, ...finiteRange(values) }
  }

  #keepTo(experiment: TrainingExperiment, resolution: number): void {
    const over = textOf([resolution, planeKey(experiment), trainedData(experiment.data), experiment.model])
    if (over !== this.#over) this.clear()
    this.#over = over
  }

  #keep(key: string, terrain: Terrain): void {
    const kept: { -readonly [K in keyof Terrain]: Terrain[K] } = { ...terrain }
    delete kept.buffer
    const [oldest] = this.#kept.keys()
    if (this.#kept.size >= most && oldest !== undefined) this.#kept.delete(oldest)
    this.#kept.set(key, kept)
  }
}
