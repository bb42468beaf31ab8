import { ExperimentError } from '../../experiment/spec/error.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Place } from '../../landscape/opening/place.ts'
import { linkOf } from '../../landscape/opening/route.ts'

/** Milliseconds of rest after which the address follows. */
const rest = 400

/** This page's address with another fragment. */
export const withFragment = (fragment: string): string => new URL(`#${fragment}`, location.href).href

const links = new WeakMap<Experiment, { readonly place: Place; readonly address: string | undefined }>()

function linkTo(place: Place, experiment: Experiment): string | undefined {
  try {
    return withFragment(linkOf(place, experiment))
  } catch (error) {
    if (error instanceof ExperimentError) return undefined
    throw error
  }
}

/** The address of this page that opens exactly this experiment at this place of the lectures; undefined where it is too large for one. */
export function addressOf(place: Place, experiment: Experiment): string | undefined {
  const known = links.get(experiment)
  if (known?.place === place) return known.address
  const address = linkTo(place, experiment)
  links.set(experiment, { place, address })
  return address
}

/**
 * Keeps the link in the address bar at what is shown, without adding to the browser's history. An address that somebody entered
 * meanwhile stays: what it names is opened next. So does the last one where what is shown is too large for a link.
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
      if (location.href !== from) return
      const address = addressOf(place, experiment)
      if (address !== undefined) history.replaceState(history.state, '', address)
    }, rest)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
