import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Place } from '../../landscape/opening/place.ts'
import { linkOf } from '../../landscape/opening/route.ts'

/** Milliseconds of rest after which the address follows. */
const rest = 400

/** This page's address with another fragment. */
export const withFragment = (fragment: string): string => new URL(`#${fragment}`, location.href).href

const links = new WeakMap<Experiment, { readonly place: Place; readonly address: string }>()

/** The address of this page that opens exactly this experiment at this place of the lectures. */
export function addressOf(place: Place, experiment: Experiment): string {
  const known = links.get(experiment)
  if (known?.place === place) return known.address
  const address = withFragment(linkOf(place, experiment))
  links.set(experiment, { place, address })
  return address
}

/**
 * Keeps the link in the address bar at what is shown, without adding to the browser's history. An address that somebody entered
 * meanwhile stays: what it names is opened next.
 */
export class Address {
  #timer: ReturnType<typeof setTimeout> | undefined
  #shown: Experiment | undefined
  #place: Place | undefined

  follow(place: Place, experiment: Experiment): void {
    if (experiment === this.#shown && place === this.#place) return
    this.#shown = experiment
    this.#place = place
    clearTimeout(this.#timer)
    const from = location.href
    this.#timer = setTimeout(() => {
      if (location.href === from) history.replaceState(history.state, '', addressOf(place, experiment))
    }, rest)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
