import { batch, signal } from '@preact/signals-core'
import type { Engine } from '../../engine/types.ts'
import type { Plane } from '../../reference/plane/plane.ts'
import type { Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { coordinates } from '../../reference/trajectory/coordinates.ts'
import { planeKey, runKeys, trainingKey, trainingKeys, runKey } from './cache-keys.ts'
import { rekeyed, type Cached } from './cached.ts'
import { watchedMetrics } from '../../reference/metric/watched.ts'
import { Throttle } from '../throttle.ts'
import { sameItems } from './same-items.ts'

/** A run, the plane that its coordinates are of, and what its weights are made of. */
interface CachedRun extends Cached<Trajectory> {
  /** Key of all that its weights depend on, in whatever plane they are drawn. */
  readonly trained: string
  /** The experiment that it was trained for. */
  readonly from: TrainingExperiment
}

/** w_0 of a run; undefined of one that keeps no weights. */
const beginning = ({ steps, weights }: Trajectory): Float32Array | undefined =>
  steps.length > 0 ? weights(0) : undefined

/** True of a run that began where a start is now as weights: it was dragged there in another plane. */
function beganAtWeights(
  { from, value }: CachedRun,
  { starts }: TrainingExperiment,
  start: number,
  trained: string,
): boolean {
  const spec = starts[start]
  if (spec?.kind !== 'weights' || from.starts[start]?.kind !== 'plane' || value.start !== start) return false
  if (trainingKey(from, start, value.algorithm, spec) !== trained) return false
  const w0 = beginning(value)
  return w0?.length === spec.values.length && w0.every((w, i) => w === spec.values[i])
}

/**
 * The runs of an experiment, start after start. Their weights do not hang on the plane: where that alone is another one they are
 * projected into it, and nothing is trained.
 */
export class RunCache {
  readonly #runs = signal<readonly (CachedRun | undefined)[]>([])
  readonly #values = signal<readonly (Trajectory | undefined)[]>([])
  readonly #progress = signal<number | undefined>()
  /** The plane into which the runs are to go along with the surface. */
  #next: Cached<Plane> | undefined

  /** Index = start · algorithms + algorithm; undefined where none is trained yet. The same list while it holds the same runs. */
  get values(): readonly (Trajectory | undefined)[] {
    return this.#values.value
  }

  /**
   * Gives runs that stay their places when starts, algorithms or the plane change. Where there are as many as before, a place
   * whose run is not there keeps what was on it, if `keep`. Lets go of all of them where no experiment is given.
   */
  shape(experiment: TrainingExperiment | undefined, keep: boolean): void {
    if (!experiment) return this.#become([])
    const [keys, trained] = [runKeys(experiment), trainingKeys(experiment)]
    const count = experiment.algorithms.length
    const before = keep && keys.length === this.#runs.value.length ? this.#runs.value : undefined
    const known = this.#runs.value.filter((run) => run !== undefined)
    const inPlace = new Map(known.map((run) => [run.key, run]))
    const elsewhere = new Map(known.map((run) => [run.trained, run]))
    this.#become(
      keys.map((key, i) => {
        const [start, algorithm, made] = [Math.floor(i / count), i % count, trained[i]!]
        const same =
          inPlace.get(key) ??
          elsewhere.get(made) ??
          known.find((run) => beganAtWeights(run, experiment, start, made))
        const run = same ? { ...same, trained: made } : before?.[i]
        if (!run || run.value.algorithm === algorithm) return run
        return { ...run, value: { ...run.value, algorithm } }
      }),
    )
  }

  /** Index of the runs that have to be trained. */
  missing(experiment: TrainingExperiment): number[] {
    return trainingKeys(experiment).flatMap((key, i) => (this.#runs.value[i]?.trained === key ? [] : [i]))
  }

  /** Every run is there, with the coordinates of the experiment's plane. */
  complete(experiment: TrainingExperiment): boolean {
    return runKeys(experiment).every((key, i) => this.#runs.value[i]?.key === key)
  }

  /** There are runs that are drawn in another plane than the experiment's. */
  #elsewhere(experiment: TrainingExperiment): boolean {
    const trained = trainingKeys(experiment)
    return runKeys(experiment).some((key, i) => {
      const run = this.#runs.value[i]
      return run?.trained === trained[i] && run?.key !== key
    })
  }

  /** 0 to 1 while runs are trained. */
  get progress(): number | undefined {
    return this.#progress.value
  }

  /** Trains those that have to be; none where the signal aborts first. */
  async train(
    engine: Engine,
    experiment: TrainingExperiment,
    signal: AbortSignal,
  ): Promise<readonly Trajectory[]> {
    const runs = this.missing(experiment)
    if (runs.length === 0 || signal.aborted) return []
    const watch = watchedMetrics(experiment).map(({ metric }) => metric)
    const throttle = new Throttle()
    this.#progress.value = 0
    try {
      return await engine.train(experiment, {
        runs,
        watch,
        signal,
        onProgress: ({ done }) => throttle.call(() => (this.#progress.value = done)),
      })
    } finally {
      this.#progress.value = undefined
    }
  }

  /** Takes in runs that were trained for an experiment, if `now` has as many; returns true where it has. */
  put(experiment: TrainingExperiment, found: readonly Trajectory[], now: TrainingExperiment): boolean {
    const { algorithms, starts } = experiment
    const sameShape = this.#runs.value.length === starts.length * algorithms.length
    if (!sameShape || algorithms.length !== now.algorithms.length) return false
    const runs = [...this.#runs.value]
    for (const value of found) {
      const { start, algorithm } = value
      const key = runKey(experiment, start, algorithm)
      const trained = trainingKey(experiment, start, algorithm)
      runs[start * algorithms.length + algorithm] = { key, trained, from: experiment, value }
    }
    this.#become(runs)
    return true
  }

  /** Takes in those of another store's runs that are missing here: the same weights, whatever plane they are drawn in there. */
  adopt(others: RunCache, experiment: TrainingExperiment): void {
    const [keys, count] = [trainingKeys(experiment), experiment.algorithms.length]
    const known = others.#runs.value.filter((run) => run !== undefined)
    this.#become(
      keys.map((key, i) => {
        const own = this.#runs.value[i]
        if (own?.trained === key) return own
        const found =
          known.find(({ trained }) => trained === key) ??
          known.find((run) => beganAtWeights(run, experiment, Math.floor(i / count), key))
        return found ? { ...found, trained: key } : own
      }),
    )
  }

  /** Finds the plane of an experiment where runs are drawn in another one; `follow` takes them there. */
  async place(engine: Engine, experiment: TrainingExperiment, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (!this.#elsewhere(experiment)) return
    const plane = await engine.plane(experiment, { signal })
    signal.throwIfAborted()
    this.#next = { key: planeKey(experiment), value: plane }
  }

  /**
   * Draws the runs there as soon as a surface on that plane is shown, or where no other is on its way: `shown` is undefined.
   * Returns true where it has.
   */
  follow(experiment: TrainingExperiment, shown: string | undefined): boolean {
    const next = this.#next
    if (!next || (shown !== undefined && shown !== next.key)) return false
    this.#next = undefined
    if (next.key !== planeKey(experiment)) return false
    this.#project(experiment, next.value)
    return true
  }

  /** Keeps the runs on a plane that was written down; but a dragged w_0 may differ there in its last bit. */
  moveTo(before: TrainingExperiment, held: TrainingExperiment): void {
    const [from, to] = [runKeys(before), runKeys(held)]
    this.#become(
      this.#runs.value.map((run, i) => {
        const start = Math.floor(i / before.algorithms.length)
        const [key, next] = [from[i], to[i]]
        if (!run || before.starts[start]?.kind === 'plane' || key === undefined || next === undefined)
          return run
        return { ...run, ...rekeyed(run, key, next) }
      }),
    )
  }

  /** Holds these runs; `values` stays the same list where they are the same. */
  #become(runs: readonly (CachedRun | undefined)[]): void {
    const values = runs.map((run) => run?.value)
    batch(() => {
      this.#runs.value = runs
      if (!sameItems(values, this.#values.peek())) this.#values.value = values
    })
  }

  /** Draws the runs that were trained already in the plane of an experiment. */
  #project(experiment: TrainingExperiment, plane: Plane): void {
    const [keys, trained] = [runKeys(experiment), trainingKeys(experiment)]
    this.#become(
      this.#runs.value.map((run, i) => {
        const key = keys[i]
        if (!run || key === undefined || run.key === key || run.trained !== trained[i]) return run
        const { steps, weights } = run.value
        const places = coordinates(experiment, plane, steps.length, weights)
        return { ...run, key, from: experiment, value: { ...run.value, ...places } }
      }),
    )
  }
}
