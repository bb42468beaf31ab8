import { ExperimentError } from '../../experiment/spec/error.ts'
import { experimentFromLink, experimentToLink } from '../../experiment/format/link.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { experimentOf, fetchLecture, lectureOf, type Lecture } from './lecture.ts'
import { nowhere, type Place } from './place.ts'

/** Place and experiment that an address opens. */
export interface Route {
  readonly place: Place
  readonly experiment: Experiment
}

/** An address in its two parts: its own experiment where it has one, and what it names. */
function partsOf(address: string): { readonly own: string | undefined; readonly named: URLSearchParams } {
  const parts = fragmentOf(address).split('&')
  const own = parts[0]?.includes('=') ? undefined : parts[0]
  return { own, named: new URLSearchParams(parts.slice(own === undefined ? 0 : 1).join('&')) }
}

const fragmentOf = (address: string): string => address.slice(address.indexOf('#') + 1).trim()

/** Letters of a link from which on it takes a moment to write. */
const largeLink = 2 ** 16
/** Large links as they were opened. */
const opened = new WeakMap<Experiment, string>()

/** The experiment of a link that belongs to no lecture. */
function linked(link: string): Experiment {
  const experiment = experimentFromLink(link)
  if (link.length > largeLink) opened.set(experiment, link)
  return experiment
}

/** Loads the lecture that an address names; undefined where nothing has to be loaded. */
export function fetchRoute(address: string): Promise<void> | undefined {
  const id = partsOf(address).named.get('scenario')
  return id === null ? undefined : fetchLecture(id)
}

/**
 * Reads a fragment, with or without its `#`, or a whole address. Parts are joined by `&`: first `1.…`, an experiment, where
 * it is not simply the step's own; then `scenario=ID`, `step=N` from 1, and `apart` in the free sandbox. Throws
 * ExperimentError with a sentence where there is no such lecture, step or experiment, or the lecture was not fetched.
 */
export function routeOf(address: string): Route {
  const { own, named } = partsOf(address)
  const id = named.get('scenario')
  if (id === null) return { place: nowhere, experiment: linked(own ?? fragmentOf(address)) }
  const lecture = lectureOf(id)
  const step = stepNumbered(lecture, named.get('step') ?? '1')
  if (own === undefined)
    return { place: { lecture, step, apart: false }, experiment: experimentOf(lecture, step) }
  return { place: { lecture, step, apart: named.has('apart') }, experiment: experimentFromLink(own) }
}

function stepNumbered({ title, steps }: Lecture, said: string): number {
  const step = Number(said) - 1
  const count = steps.length
  if (steps[step]) return step
  throw ExperimentError.at(
    'step',
    `“${title}” has ${count === 1 ? '1 step' : `${count} steps`}: there is no step “${said}”.`,
  )
}

/** The fragment that opens a step of a lecture as it was written, without the `#`. */
export const stepLink = ({ id, steps }: Lecture, step: number): string =>
  `scenario=${encodeURIComponent(id)}${steps.length > 1 ? `&step=${step + 1}` : ''}`

/** The fragment that opens exactly this experiment at this place, without the `#`; short for a step as it was written. */
export function linkOf({ lecture, step, apart }: Place, experiment: Experiment): string {
  if (!lecture) return opened.get(experiment) ?? experimentToLink(experiment)
  const place = stepLink(lecture, step)
  if (!apart && JSON.stringify(experimentOf(lecture, step)) === JSON.stringify(experiment)) return place
  return `${experimentToLink(experiment)}&${place}${apart ? '&apart' : ''}`
}
