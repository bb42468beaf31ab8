import { parseJson } from '../../exchange/json.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Step } from '../../scenarios/scenario.ts'
import { experimentOf, fetchLecture, lectureOf } from './lecture.ts'
import { fetchRoute, routeOf } from './route.ts'

const isJson = (text: string): boolean => text.trim().startsWith('{')

/** An experiment from an object, JSON text or a link, that to a lecture's step included. @throws ExperimentError */
export function readExperiment(source: unknown): Experiment {
  if (typeof source !== 'string') return parseExperiment(source)
  if (!isJson(source)) return routeOf(source).experiment
  return parseExperiment(parseJson(source, 'this is not JSON: check its quotes, commas and brackets'))
}

/** Experiment and step that a landscape opens. */
export interface Opened {
  readonly experiment: Experiment
  /** The step that a scenario begins with; undefined where an experiment was given. */
  readonly step: Step | undefined
}

/** True where no experiment is given, so that a scenario's name says what to open. */
export const isNamed = (source: unknown): boolean => source === undefined || source === null

/** Loads the lecture that a scenario's name or a link names; undefined where nothing has to be loaded. */
export function fetchOpened(source: unknown, scenario: string | undefined): Promise<void> | undefined {
  if (isNamed(source)) return fetchLecture(scenario)
  return typeof source === 'string' && !isJson(source) ? fetchRoute(source) : undefined
}

/** Reads an experiment's source, or a scenario's name where there is none. @throws ExperimentError */
export function readOpened(source: unknown, scenario: string | undefined): Opened {
  if (!isNamed(source)) return { experiment: readExperiment(source), step: undefined }
  const lecture = lectureOf(scenario)
  return { experiment: experimentOf(lecture, 0), step: lecture.steps[0] }
}
