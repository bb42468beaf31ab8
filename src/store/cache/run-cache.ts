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

/** A run, the plane of its coordinates, and the key of its weights. */
interface CachedRun extends Cached<Trajectory> {
  /** Key of everything that its weights depend on, in any plane. */
  readonly trained: string
  /** The experiment for which it was trained. */
  readonly from: TrainingExperiment
}

/** Returns w_0 of a run; `undefined` if it recorded no weights. */
const beginning = ({ steps, weights }: Trajectory): Float32Array | undefined =>
  steps.length > 0 ? weights(0) : undefined

/** Returns whether a run began where a start now is as weights: it was dragged there in another plane. */
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
 * The runs of an experiment, ordered by start. Their weights do not depend on the plane: if only that
 * changes, they are projected onto the new one without training.
 */
export class RunCache {
  readonly #runs = signal<readonly (CachedRun | undefined)[]>([])
  readonly #values = signal<readonly (Trajectory | undefined)[]>([])
  readonly #progress = signal<number | undefined>()
  /** The plane to which the runs move along with the surface. */
  #next: Cached<Plane> | undefined

  /**
   * Index = start · algorithms + algorithm; `undefined` if not trained yet. The same list as long as it has
   * the same runs.
   */
  get values(): readonly (Trajectory | undefined)[] {
    return this.#values.value
  }

  /**
   * Reorders the runs when starts, algorithms or the plane change. If their number stays and `keep` is true,
   * a missing run's place keeps its old run. Without an experiment, it drops all runs.
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

  /** Returns the indices of the runs to train. */
  missing(experiment: TrainingExperiment): number[] {
    return trainingKeys(experiment).flatMap((key, i) => (this.#runs.value[i]?.trained === key ? [] : [i]))
  }

  /** Returns whether every run is trained and has coordinates in the experiment's plane. */
  complete(experiment: TrainingExperiment): boolean {
    return runKeys(experiment).every((key, i) => this.#runs.value[i]?.key === key)
  }

  /** Returns whether any run is drawn in a different plane than the experiment's. */
  #elsewhere(experiment: TrainingExperiment): boolean {
    const trained = trainingKeys(experiment)
    return runKeys(experiment).some((key, i) => {
      const run = this.#runs.value[i]
      return run?.trained === trained[i] && run?.key !== key
    })
  }

  /** Fraction done while runs are trained, 0 to 1. */
  get progress(): number | undefined {
    return this.#progress.value
  }

  /** Trains the missing runs; returns none if the signal aborts first. */
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

  /** Stores runs trained for an experiment, if `now` has as many; returns whether it does. */
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

  /** Copies runs that are missing here from another store: the same weights, in any plane. */
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

  /** Finds the plane of an experiment if runs are drawn in another one; `follow` then moves them. */
  async place(engine: Engine, experiment: TrainingExperiment, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (!this.#elsewhere(experiment)) return
    const plane = await engine.plane(experiment, { signal })
    signal.throwIfAborted()
    this.#next = { key: planeKey(experiment), value: plane }
  }

  /**
   * Moves the runs as soon as a surface on that plane is shown, or if no other is on its way (`shown` is
   * `undefined`). Returns whether it did.
   */
  follow(experiment: TrainingExperiment, shown: string | undefined): boolean {
    const next = this.#next
    if (!next || (shown !== undefined && shown !== next.key)) return false
    this.#next = undefined
    if (next.key !== planeKey(experiment)) return false
    this.#project(experiment, next.value)
    return true
  }

  /** Keeps the runs on a frozen plane, except dragged ones, whose w_0 may differ there in its last bit. */
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

  /** Sets the runs; `values` stays the same list if they are the same. */
  #become(runs: readonly (CachedRun | undefined)[]): void {
    const values = runs.map((run) => run?.value)
    batch(() => {
      this.#runs.value = runs
      if (!sameItems(values, this.#values.peek())) this.#values.value = values
    })
  }

  /** Projects trained runs onto the plane of an experiment. */
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
