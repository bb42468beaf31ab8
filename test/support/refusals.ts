import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { issuesOf } from '../../src/experiment/spec/values/error.ts'

/** The issues for which an experiment is refused, one line each; empty if it parses. */
export function refusalsOf(value: unknown): string[] {
  try {
    parseExperiment(value)
    return []
  } catch (error) {
    return issuesOf(error).map(({ path, message }) => `${path}: ${message}`)
  }
}
