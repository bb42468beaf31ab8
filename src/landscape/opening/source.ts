import { parseJson } from '../../exchange/json.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { fetchNeeded } from '../../experiment/needed.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { nowhere, type Shown } from '../../scenarios/place.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../study/lecture/lecture.ts'
import { fetchRoute, routeOf, stepNumbered } from '../../study/lecture/route.ts'

const isJson = (text: string): boolean => text.trim().startsWith('{')

/**
 * Reads an experiment from an object, JSON text or a link, including a link to a step of a lecture. @throws
 * ExperimentError
 */
export function readExperiment(source: unknown): Experiment {
  if (typeof source !== 'string') return parseExperiment(source)
  if (!isJson(source)) return routeOf(source).experiment
  return parseExperiment(parseJson(source, 'this is not JSON. Check its quotes, commas and brackets'))
}

/** What to open if no experiment is given. */
export interface Named {
  /** Id of a lecture or preset. Default: the flagship's. */
  readonly lecture: string | undefined
  /** Number of its step, from 1. */
  readonly step: string | number
}

/** Returns whether no experiment is given, so that a lecture's name decides. */
export const isNamed = (source: unknown): boolean => source === undefined || source === null

/** Returns the value of JSON text, or `undefined` if it is invalid; `readExperiment` reports the error. */
function valueOf(text: string): unknown {
  try {
    return parseJson(text, '')
  } catch {
    return undefined
  }
}

/** Loads the named or linked lecture, and samples; `undefined` if nothing has to be loaded. */
export function fetchOpened(source: unknown, { lecture }: Named): Promise<void> | undefined {
  if (isNamed(source)) return fetchLecture(lecture)
  if (typeof source !== 'string') return fetchNeeded(source)
  return isJson(source) ? fetchNeeded(valueOf(source)) : fetchRoute(source)
}

/**
 * Reads the source of an experiment, which belongs to no lecture; without one, a lecture's step. @throws
 * ExperimentError
 */
export function readOpened(source: unknown, named: Named): Shown {
  if (!isNamed(source)) return { experiment: readExperiment(source), place: nowhere }
  const lecture = lectureOf(named.lecture)
  const step = stepNumbered(lecture, String(named.step))
  return { experiment: experimentOf(lecture, step), place: { lecture, step, apart: false } }
}
