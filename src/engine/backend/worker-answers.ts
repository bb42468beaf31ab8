import { parseExperiment } from '../../experiment/format/parse.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { WorkerAnswer, WorkerRequest } from './worker-thread.ts'

/**
 * Answers all requests to this worker, each in one go: it hears nothing while it works. The experiment of the last request is kept
 * with its data and starts.
 */
export function answerRequests<Task, Found, E extends Experiment>(
  answer: (experiment: E, task: Task, onProgress: (done: number) => void) => Found,
): void {
  let current: E | undefined
  const tell = (message: WorkerAnswer<Found>) => postMessage(message)
  addEventListener('message', ({ data }: MessageEvent<WorkerRequest<Task, E>>) => {
    if ('stop' in data) return
    try {
      if (data.experiment) current = parseExperiment(data.experiment)
      if (!current) throw new Error('The first request must bring its experiment.')
      tell({ found: answer(current, data.task, (done) => tell({ done })) })
    } catch (error) {
      tell(error instanceof ExperimentError ? { issues: error.issues } : { failed: String(error) })
    }
  })
}
