import { ExperimentError } from '../../experiment/spec/error.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { answer } from './answer.ts'
import type { WorkerAnswer, WorkerRequest } from './message.ts'

/** The experiment of the last request, kept with its data and starts. */
let current: Experiment | undefined

function tell(message: WorkerAnswer): void {
  postMessage(message)
}

addEventListener('message', ({ data: { experiment, task } }: MessageEvent<WorkerRequest>) => {
  try {
    if (experiment) current = parseExperiment(experiment)
    if (!current) throw new Error('The first request must bring its experiment.')
    tell({ found: answer(current, task, (done) => tell({ done })) })
  } catch (error) {
    tell(error instanceof ExperimentError ? { issues: error.issues } : { failed: String(error) })
  }
})
