import { ExperimentError } from '../experiment/error.ts'
import { parseExperiment } from '../experiment/parse.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import { routeOf } from './route.ts'

/** An experiment from an object, JSON text or a link, that to a lecture's step included. Throws ExperimentError. */
export function readExperiment(source: unknown): Experiment {
  if (typeof source !== 'string') return parseExperiment(source)
  const text = source.trim()
  if (!text.startsWith('{')) return routeOf(text).experiment
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw ExperimentError.at('', 'this is not JSON: check its quotes, commas and brackets')
  }
  return parseExperiment(value)
}
