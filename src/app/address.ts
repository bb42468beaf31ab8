import { experimentToLink } from '../experiment/link.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'

/** Milliseconds of rest after which the address follows. */
const rest = 400

/** The address of this page with an experiment in its fragment. */
export const addressOf = (experiment: Experiment): string =>
  new URL(`#${experimentToLink(experiment).replace(/^#/, '')}`, location.href).href

/** Keeps the link in the address bar at the experiment that is shown, without adding to the browser's history. */
export class Address {
  #timer: ReturnType<typeof setTimeout> | undefined
  #shown: Experiment | undefined

  follow(experiment: Experiment): void {
    if (experiment === this.#shown) return
    this.#shown = experiment
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => history.replaceState(history.state, '', addressOf(experiment)), rest)
  }

  /** What stands in the address bar was given by someone else and stays until the experiment changes. */
  take(experiment: Experiment): void {
    this.#shown = experiment
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
