import { experimentToLink } from '../experiment/link.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'

/** Milliseconds of rest after which the address follows. */
const rest = 400

const links = new WeakMap<Experiment, string>()

/** The address of this page with an experiment in its fragment. */
export function addressOf(experiment: Experiment): string {
  const link = links.get(experiment) ?? experimentToLink(experiment)
  links.set(experiment, link)
  return new URL(`#${link}`, location.href).href
}

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

  stop(): void {
    clearTimeout(this.#timer)
  }
}
