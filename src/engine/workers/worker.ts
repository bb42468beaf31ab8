import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { inTurns, PageTurns } from '../backend/page-turns.ts'
import type { WorkerAnswer, WorkerRequest } from '../backend/worker-thread.ts'
import { answer } from './answer.ts'
import type { Found, Task } from './message.ts'

/** Milliseconds between two words on how far a task is. */
const between = 50

/** The experiment of the last request, kept with its data. */
let current: TrainingExperiment | undefined
let stopping = new AbortController()

function tell(message: WorkerAnswer<Found<Task>>): void {
  postMessage(message)
}

/** Tells how far a task is, now and then. */
function teller(): (done: number) => void {
  let told = performance.now()
  return (done) => {
    const now = performance.now()
    if (now - told < between) return
    told = now
    tell({ done })
  }
}

async function work(experiment: TrainingExperiment | undefined, task: Task): Promise<void> {
  try {
    current = experiment ?? current
    if (!current) throw new Error('The first request must bring its experiment.')
    stopping = new AbortController()
    const asker = { onProgress: teller(), stop: stopping.signal }
    tell({ found: await inTurns(answer(current, task, asker), new PageTurns()) })
  } catch (error) {
    tell(error instanceof ExperimentError ? { issues: error.issues } : { failed: String(error) })
  }
}

addEventListener('message', ({ data }: MessageEvent<WorkerRequest<Task>>) => {
  if ('stop' in data) stopping.abort()
  else void work(data.experiment, data.task)
})
