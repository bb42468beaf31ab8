import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import {
  hyperparameterValues,
  outcomeOfEnds,
  type HyperparameterEnds,
} from '../../../reference/outcome/hyperparameters.ts'
import type { RunPrecision, Terrain } from '../../../reference/results.ts'
import type { Progress } from '../../path.ts'
import { roundedPlane } from '../../rounded-plane.ts'
import { Float64Trainer } from '../trainers/float64-trainer.ts'
import { HyperparameterField, type FieldCall } from './hyperparameter-field.ts'
import type { Level } from '../../coarse-grid.ts'
import { pickHyperparameterEnds } from '../pick-ends.ts'
import { coarseTerrain } from '../outcome-terrain.ts'

/** A request for a plane of hyperparameters. */
export interface HyperparameterCall extends FieldCall {
  readonly signal: AbortSignal
  readonly onProgress: ((progress: Progress) => void) | undefined
  readonly onCoarse: ((terrain: Terrain) => void) | undefined
}

/** Makes a terrain of the ends at every `stride`-th point. */
type Drawn = (stride: number, ends: HyperparameterEnds<Float32Array>, precision?: RunPrecision) => Terrain

/** Draws grids of one field, each finer than the last, until training starts over in float64. */
class Pictures {
  readonly #field: HyperparameterField
  readonly #call: HyperparameterCall
  readonly #drawn: Drawn
  #shown = Infinity

  constructor(field: HyperparameterField, call: HyperparameterCall, drawn: Drawn) {
    this.#field = field
    this.#call = call
    this.#drawn = drawn
  }

  /**
   * Trains all levels, coarsest first; `check` receives the points of the first. Returns a function that
   * draws the finest.
   */
  async make(
    signal: AbortSignal,
    check: (points: readonly number[]) => Promise<void>,
  ): Promise<() => Terrain> {
    const { onCoarse, onProgress } = this.#call
    const { levels, previews, ends } = this.#field
    const total = levels.at(-1)?.points.length ?? 1
    this.#shown = Infinity
    let made = 0
    for (const [number, { points, fresh, stride }] of levels.entries()) {
      const tell = (done: number) => onProgress?.({ done: (made + done) / total })
      const first = number === 0 && onCoarse ? previews : []
      await Promise.all([this.#field.train(fresh, signal, tell), this.#preview(first, signal)])
      made += fresh.length
      if (number === 0) await check(points)
      signal.throwIfAborted()
      const finest = () => this.#drawn(stride, stride === 1 ? ends : pickHyperparameterEnds(ends, points))
      if (number === levels.length - 1) return finest
      this.show(stride, finest)
    }
    throw ExperimentError.at('resolution', 'there is no point to train')
  }

  show(stride: number, make: () => Terrain): void {
    if (stride >= this.#shown || this.#call.signal.aborted) return
    this.#shown = stride
    this.#call.onCoarse?.(make())
  }

  async #preview(levels: readonly Level[], signal: AbortSignal): Promise<void> {
    const page = new Float64Trainer()
    const { reference } = this.#field
    for (const { points, fresh, stride } of levels) {
      if (stride >= this.#shown) return
      await this.#field.refer(fresh, page, signal)
      this.show(stride, () =>
        this.#drawn(stride, pickHyperparameterEnds(reference, points), { path: 'float64' }),
      )
    }
  }
}

/**
 * Computes a plane of hyperparameters: the first start is trained again at each point, and `terrain` decides
 * what is shown of its end. Some runs are repeated in float64, before or alongside the finer grids; if
 * float32 would show its own rounding, float64 trains all.
 * @throws ExperimentError if neither can, and the signal's reason
 */
export async function hyperparameterTerrain(call: HyperparameterCall): Promise<Terrain> {
  const { problem, resolution, signal } = call
  const { terrain } = problem.experiment
  const began = performance.now()
  const { plane } = await call.placed(problem)
  const rounded = roundedPlane(plane)
  const field = new HyperparameterField(call)
  const pictures = new Pictures(field, call, (stride, ends, precision = field.precision) => {
    const values = Float32Array.from(hyperparameterValues(ends, terrain))
    return {
      ...coarseTerrain(rounded, resolution, stride, values, began, field.grid.kept),
      precision,
      outcome: outcomeOfEnds(ends, precision.path),
    }
  })
  const over = new AbortController()
  const refuted = new AbortController()
  let checking: Promise<void> | undefined
  const check = async (points: readonly number[]): Promise<void> => {
    const enough = await field.check(points, AbortSignal.any([signal, over.signal]))
    if (!enough) refuted.abort(new Error('float32 is not enough'))
  }
  try {
    const finest = await pictures.make(AbortSignal.any([signal, refuted.signal]), async (points) => {
      checking = check(points)
      checking.catch(() => undefined)
      if (field.isCheckedAtOnce) await checking
    })
    if (field.precision.unchecked !== undefined) pictures.show(0, finest)
    await checking
    refuted.signal.throwIfAborted()
    return finest()
  } catch (error) {
    if (signal.aborted || !refuted.signal.aborted) throw error
  } finally {
    over.abort()
  }
  field.toFloat64()
  const finest = await pictures.make(signal, () => Promise.resolve())
  return finest()
}
