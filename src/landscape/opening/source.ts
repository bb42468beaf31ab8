import { parseJson } from '../../exchange/json.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { fetchNeeded } from '../../experiment/needed.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { nowhere, type Shown } from '../../scenarios/place.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../study/lecture/lecture.ts'
import { fetchRoute, routeOf, stepNumbered } from '../../study/lecture/route.ts'

const isJson = (text: string): boolean => text.trim().startsWith('{')

/** An experiment from an object, JSON text or a link, that to a lecture's step included. @throws ExperimentError */
export function readExperiment(source: unknown): Experiment {
  if (typeof source !== 'string') return parseExperiment(source)
  if (!isJson(source)) return routeOf(source).experiment
  return parseExperiment(parseJson(source, 'this is not JSON. Check its quotes, commas and brackets'))
}

/** The names of what to open where no experiment is given. */
export interface Named {
  /** Id of a lecture or preset; the flagship's where there is none. */
  readonly lecture: string | undefined
  /** Number of its step, from 1. */
  readonly step: string | number
}

/** True where no experiment is given, so that a lecture's name says what to open. */
export const isNamed = (source: unknown): boolean => source === undefined || source === null

/** The value of a JSON text, undefined where it is none: `readExperiment` says what is wrong with it. */
function valueOf(text: string): unknown {
  try {
    return parseJson(text, '')
  } catch {
    return undefined
  }
}

/** Loads the lecture that a name or a link names, and samples; undefined where nothing has to be loaded. */
export function fetchOpened(source: unknown, { lecture }: Named): Promise<void> | undefined {
  if (isNamed(source)) return fetchLecture(lecture)
  if (typeof source !== 'string') return fetchNeeded(source)
  return isJson(source) ? fetchNeeded(valueOf(source)) : fetchRoute(source)
}

/** Reads an experiment's source, which belongs to no lecture, or a lecture's step where there is none. @throws ExperimentError */
export function readOpened(source: unknown, named: Named): Shown {
  if (!isNamed(source)) return { experiment: readExperiment(source), place: nowhere }
  const lecture = lectureOf(named.lecture)
  const step = stepNumbered(lecture, String(named.step))
  return { experiment: experimentOf(lecture, step), place: { lecture, step, apart: false } }
}
