import { signal } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'
import { firstResolution, surfaceSeconds, trainingSeconds, withFewerSteps } from '../engine/workload.ts'
import type { Patch } from '../experiment/format/merge.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { workloadWords, type Shortened } from '../words/stage/workload.ts'

const sameSteps = (one: TrainingExperiment, other: TrainingExperiment): boolean =>
  one.algorithms.length === other.algorithms.length &&
  one.algorithms.every(({ steps }, i) => steps === other.algorithms[i]?.steps)

/**
 * Decides which part of an experiment to compute first if all of it would take long, until the user asks for
 * all.
 */
export class Workload {
  /** Experiments that began with fewer steps, and their edited versions. */
  readonly #shortened = new WeakMap<TrainingExperiment, Shortened<TrainingExperiment>>()
  readonly #whole = signal(false)
  readonly #dismissed = signal<string | undefined>()

  /** Returns the experiment to compute first when one is opened: itself, or with fewer steps. */
  begin(whole: TrainingExperiment, { device }: Engine): TrainingExperiment {
    const first = withFewerSteps(whole, device)
    if (first) this.#shortened.set(first, { whole, first, seconds: trainingSeconds(whole, device) })
    this.#whole.value = false
    this.#dismissed.value = undefined
    return first ?? whole
  }

  /**
   * Records that an edit made one experiment from another: unless algorithms were added or removed, it too
   * began with fewer steps.
   */
  follow(before: TrainingExperiment, next: TrainingExperiment): void {
    const shortened = this.#shortened.get(before)
    if (shortened && next.algorithms.length === before.algorithms.length) this.#shortened.set(next, shortened)
  }

  /** Points along each side of a surface, if `usual` are wanted. */
  resolution(experiment: TrainingExperiment, usual: number, device: GPUDevice | undefined): number {
    return this.#whole.value ? usual : firstResolution(experiment, usual, device)
  }

  /**
   * Returns a sentence about the amount of work and what an experiment begins with, if the surface has
   * `first` points along each side instead of `usual`; `undefined` if it begins with everything, and once
   * dismissed.
   */
  words(
    experiment: TrainingExperiment,
    [first, usual]: readonly [number, number],
    device: GPUDevice | undefined,
  ): string | undefined {
    const shortened = this.#shortened.get(experiment)
    const seconds = surfaceSeconds(experiment, usual, device)
    const line = experiment.plane.kind === 'line'
    const words = workloadWords({
      runs: shortened && sameSteps(shortened.first, experiment) ? shortened : undefined,
      surface: first < usual ? { whole: usual, first, seconds, line } : undefined,
    })
    return words === this.#dismissed.value ? undefined : words
  }

  dismiss(words: string | undefined): void {
    this.#dismissed.value = words
  }

  /**
   * Allows everything to be computed, and returns the patch that restores the steps of algorithms that still
   * have fewer.
   */
  takeAll(experiment: TrainingExperiment): Patch | undefined {
    this.#whole.value = true
    const { whole, first } = this.#shortened.get(experiment) ?? {}
    const algorithms = experiment.algorithms.map((one, i) =>
      one.steps === first?.algorithms[i]?.steps ? { ...one, steps: whole?.algorithms[i]?.steps } : one,
    )
    return algorithms.every((one, i) => one === experiment.algorithms[i]) ? undefined : { algorithms }
  }
}
