import { parseExperiment } from '../../src/experiment/format/parse.ts'
import type { ProblemExperiment } from '../../src/experiment/spec/experiment.ts'

/** Parses an experiment on a problem; throws if it is of another kind. */
export function parseProblem(value: unknown): ProblemExperiment {
  const experiment = parseExperiment(value)
  if (experiment.kind === 'problem') return experiment
  throw new Error('This is no problem.')
}
