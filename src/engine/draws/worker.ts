import { parseExperiment } from '../../experiment/format/parse.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { WorkerAnswer, WorkerRequest } from '../backend/worker-thread.ts'
import { answerDraws } from './answer.ts'
import type { DrawAnswer, DrawTask } from './message.ts'

/** The experiment of the last request. */
let current: Experiment | undefined

function tell(message: WorkerAnswer<DrawAnswer>): void {
  postMessage(message)
}

addEventListener('message', ({ data }: MessageEvent<WorkerRequest<DrawTask>>) => {
  if ('stop' in data) return
  try {
    if (data.experiment) current = parseExperiment(data.experiment)
    if (!current) throw new Error('The first request must bring its experiment.')
    tell({ found: answerDraws(current, data.task) })
  } catch (error) {
    tell(error instanceof ExperimentError ? { issues: error.issues } : { failed: String(error) })
  }
})
