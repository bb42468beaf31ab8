import { ExperimentError } from '../../experiment/error.ts'
import { measure } from '../../experiment/oracle/measure/index.ts'
import { parseExperiment } from '../../experiment/parse.ts'
import type { Experiment } from '../../experiment/schema/experiment.ts'
import type { Answer, Question } from './message.ts'

/** Kept from one question to the next, with its data and starts. */
let current: Experiment | undefined

function answer({ experiment, weights, what, options }: Question): Answer {
  try {
    if (experiment) current = parseExperiment(experiment)
    if (!current) throw new Error('The first question must bring its experiment.')
    return { found: measure(current, weights, what, options) }
  } catch (error) {
    return error instanceof ExperimentError ? { issues: error.issues } : { failed: String(error) }
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => postMessage(answer(data)))
