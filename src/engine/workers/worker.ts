import '../../experiment/elsewhere.ts'
import '../../experiment/functions/reader.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { sampleFileOf } from '../../experiment/data/sample-file.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { carriedOut } from './answer.ts'
import type { WorkerAnswer, WorkerRequest, WorkerTaskRequest } from './message.ts'

/** Milliseconds between two progress messages. */
const between = 50

/** The experiment of the last request, with its data and starts. */
let current: Experiment | undefined
let stopping = new AbortController()

function tell(message: WorkerAnswer): void {
  postMessage(message)
}

/** Returns a function that reports progress at limited rate. */
function teller(): (done: number) => void {
  let last = performance.now()
  return (done) => {
    const now = performance.now()
    if (now - last < between) return
    last = now
    tell({ done })
  }
}

async function work({ experiment, rows, task }: WorkerTaskRequest): Promise<void> {
  try {
    current = experiment ?? current
    if (!current) throw new Error('The first request must bring its experiment.')
    stopping = new AbortController()
    if (rows) sampleFileOf(current)?.keep(rows)
    const options = { onProgress: teller(), signal: stopping.signal }
    tell({ result: await carriedOut(current, task, options) })
  } catch (error) {
    tell(error instanceof ExperimentError ? { issues: error.issues } : { failed: String(error) })
  }
}

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  if ('stop' in data) stopping.abort()
  else void work(data)
})
