import { signal } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'
import { firstResolution, surfaceSeconds, trainingSeconds, withFewerSteps } from '../engine/workload.ts'
import type { Patch } from '../experiment/format/merge.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { workloadWords, type Shortened } from '../words/workload.ts'

const sameSteps = (one: Experiment, other: Experiment): boolean =>
  one.algorithms.length === other.algorithms.length &&
  one.algorithms.every(({ steps }, i) => steps === other.algorithms[i]?.steps)

/** The part of an experiment that is computed first where all of it would take long, until somebody asks for all. */
export class Workload {
  readonly #shortened = signal<Shortened<Experiment> | undefined>()
  readonly #whole = signal(false)
  readonly #dismissed = signal<string | undefined>()

  /** The experiment that is computed first in place of one that is opened: the same, or one of fewer steps. */
  begin(whole: Experiment, { device }: Engine): Experiment {
    const first = withFewerSteps(whole, device)
    this.#shortened.value = first && { whole, first, seconds: trainingSeconds(whole, device) }
    this.#whole.value = false
    this.#dismissed.value = undefined
    return first ?? whole
  }

  /** Points along each side of a surface where `usual` are wanted. */
  resolution(experiment: Experiment, usual: number, device: GPUDevice | undefined): number {
    return this.#whole.value ? usual : firstResolution(experiment, usual, device)
  }

  /**
   * A sentence about the work that an experiment is and what it begins with, where `first` points along each side of the surface
   * are made in place of `usual`; undefined where it begins with all, and once dismissed.
   */
  words(
    experiment: Experiment,
    [first, usual]: readonly [number, number],
    device: GPUDevice | undefined,
  ): string | undefined {
    const shortened = this.#shortened.value
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

  /** Lets everything be computed; returns the patch that gives an experiment its steps back, where it has fewer. */
  takeAll({ algorithms }: Experiment): Patch | undefined {
    const whole = this.#shortened.value?.whole
    this.#shortened.value = undefined
    this.#whole.value = true
    return (
      whole && {
        algorithms: algorithms.map((one, i) => ({ ...one, steps: whole.algorithms[i]?.steps ?? one.steps })),
      }
    )
  }
}
