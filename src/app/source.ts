import { ExperimentError } from '../experiment/error.ts'
import { experimentFromLink } from '../experiment/link.ts'
import { parseExperiment } from '../experiment/parse.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'

/** An experiment from an object, JSON text or a link. Throws ExperimentError. */
export function readExperiment(source: unknown): Experiment {
  if (typeof source !== 'string') return parseExperiment(source)
  const text = source.trim()
  if (!text.startsWith('{')) return experimentFromLink(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw ExperimentError.at('', 'this is not JSON: check its quotes, commas and brackets')
  }
  return parseExperiment(value)
}
