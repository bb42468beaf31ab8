import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Measurement } from '../../experiment/measurement.ts'
import type { WorkerAnswer, WorkerRequest } from '../backend/worker-thread.ts'
import { answer } from './answer.ts'
import type { Task } from './message.ts'

/** The experiment of the last request, kept with its data and starts. */
let current: Experiment | undefined

function tell(message: WorkerAnswer<Measurement<Float64Array>>): void {
  postMessage(message)
}

addEventListener('message', ({ data }: MessageEvent<WorkerRequest<Task>>) => {
  if ('stop' in data) return
  try {
    if (data.experiment) current = parseExperiment(data.experiment)
    if (!current) throw new Error('The first request must bring its experiment.')
    tell({ found: answer(current, data.task, (done) => tell({ done })) })
  } catch (error) {
    tell(error instanceof ExperimentError ? { issues: error.issues } : { failed: String(error) })
  }
})
