import { signal } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'
import { firstResolution, surfaceSeconds, trainingSeconds, withFewerSteps } from '../engine/workload.ts'
import type { Patch } from '../experiment/format/merge.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { workloadWords, type Shortened } from '../words/stage/workload.ts'

const sameSteps = (one: TrainingExperiment, other: TrainingExperiment): boolean =>
  one.algorithms.length === other.algorithms.length &&
  one.algorithms.every(({ steps }, i) => steps === other.algorithms[i]?.steps)

/** The part of an experiment that is computed first where all of it would take long, until somebody asks for all. */
export class Workload {
  /** Experiments that began with fewer steps, and those that edits made of them. */
  readonly #shortened = new WeakMap<TrainingExperiment, Shortened<TrainingExperiment>>()
  readonly #whole = signal(false)
  readonly #dismissed = signal<string | undefined>()

  /** The experiment that is computed first in place of one that is opened: the same, or one of fewer steps. */
  begin(whole: TrainingExperiment, { device }: Engine): TrainingExperiment {
    const first = withFewerSteps(whole, device)
    if (first) this.#shortened.set(first, { whole, first, seconds: trainingSeconds(whole, device) })
    this.#whole.value = false
    this.#dismissed.value = undefined
    return first ?? whole
  }

  /** Notes that one experiment was made of another by an edit: unless algorithms came or went it began with as few steps. */
  follow(before: TrainingExperiment, next: TrainingExperiment): void {
    const shortened = this.#shortened.get(before)
    if (shortened && next.algorithms.length === before.algorithms.length) this.#shortened.set(next, shortened)
  }

  /** Points along each side of a surface where `usual` are wanted. */
  resolution(experiment: TrainingExperiment, usual: number, device: GPUDevice | undefined): number {
    return this.#whole.value ? usual : firstResolution(experiment, usual, device)
  }

  /**
   * A sentence about the work that an experiment is and what it begins with, where `first` points along each side of the surface
   * are made in place of `usual`; undefined where it begins with all, and once dismissed.
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

  /** Lets everything be computed; returns the patch that gives their steps back to those algorithms that still have the fewer. */
  takeAll(experiment: TrainingExperiment): Patch | undefined {
    this.#whole.value = true
    const { whole, first } = this.#shortened.get(experiment) ?? {}
    const algorithms = experiment.algorithms.map((one, i) =>
      one.steps === first?.algorithms[i]?.steps ? { ...one, steps: whole?.algorithms[i]?.steps } : one,
    )
    return algorithms.every((one, i) => one === experiment.algorithms[i]) ? undefined : { algorithms }
  }
}
