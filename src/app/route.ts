import { ExperimentError } from '../experiment/error.ts'
import { experimentFromLink, experimentToLink } from '../experiment/link.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import { experimentOf, lectureOf, type Lecture } from './lecture.ts'
import { nowhere, type Place } from './place.ts'

/** What an address opens. */
export interface Route {
  readonly place: Place
  readonly experiment: Experiment
}

/**
 * What a fragment, with or without its `#`, or a whole address opens. Parts are joined by `&`: first `1.…`, an experiment,
 * where it is not simply the step's own; then `scenario=ID`, `step=N` from 1, and `apart` in the free sandbox. Throws
 * ExperimentError with a sentence where there is no such lecture, step or experiment.
 */
export function routeOf(address: string): Route {
  const fragment = address.slice(address.indexOf('#') + 1).trim()
  const parts = fragment.split('&')
  const own = parts[0]?.includes('=') ? undefined : parts[0]
  const named = new URLSearchParams(parts.slice(own === undefined ? 0 : 1).join('&'))
  const id = named.get('scenario')
  if (id === null) return { place: nowhere, experiment: experimentFromLink(fragment) }
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

/** The fragment that opens exactly this experiment at this place, without the `#`; short where it is the step as it was written. */
export function linkOf({ lecture, step, apart }: Place, experiment: Experiment): string {
  if (!lecture) return experimentToLink(experiment)
  const place = stepLink(lecture, step)
  if (!apart && JSON.stringify(experimentOf(lecture, step)) === JSON.stringify(experiment)) return place
  return `${experimentToLink(experiment)}&${place}${apart ? '&apart' : ''}`
}
