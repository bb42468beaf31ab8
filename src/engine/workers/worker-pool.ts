import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { inTurns, PageTurns } from '../backend/page-turns.ts'
import { WorkerThread, type Asker } from '../backend/worker-thread.ts'
import type { Found, Task } from './message.ts'
import address from './worker.ts?worker&url'

/** The most workers: each holds its own copy of the data, and a picture is not divided into more pieces. */
const most = 8

/** Workers for the cores that there are. */
const workerCount = (): number =>
  Math.max(1, Math.min(most, typeof navigator === 'undefined' ? 1 : (navigator.hardwareConcurrency ?? 1)))

/** A worker that may be told to stop, and then gives what there is. */
type Thread = WorkerThread<Task, Found<Task>>

const thread = (): Thread =>
  new WorkerThread({
    address,
    onPage: async (experiment, task, asker) =>
      inTurns((await import('./answer.ts')).answer(experiment, task, asker), new PageTurns()),
    grace: 250,
  })

/** Workers that share what there is to do, first come, first served. Owns them until `dispose`. */
export class WorkerPool {
  readonly #threads: readonly Thread[]
  readonly #free: Thread[]
  readonly #waiting: ((thread: Thread) => void)[] = []
  #over = false

  /** As many workers as there are cores, eight at most; each is started by its first task. */
  constructor(count = workerCount()) {
    this.#threads = Array.from({ length: count }, thread)
    this.#free = [...this.#threads]
  }

  get size(): number {
    return this.#threads.length
  }

  /** The place where tasks are done, as a sentence. */
  get place(): string {
    const missing = this.#threads.find((thread) => thread.missing !== undefined)?.missing
    if (missing !== undefined) return `on the page: ${missing}`
    return this.size === 1 ? 'in a worker' : `in ${this.size} workers`
  }

  /** Loads the workers before they are needed. */
  prepare(): void {
    for (const thread of this.#threads) thread.prepare()
  }

  /** A task by the next worker that is free, as `WorkerThread.do`. Rejects with the signal's reason where it aborts before. */
  async do<T extends Task>(experiment: TrainingExperiment, task: T, asker: Asker): Promise<Found<T>> {
    const thread = await this.#next()
    try {
      asker.stop.throwIfAborted()
      if (this.#over) throw new Error('The workers have been ended.')
      return (await thread.do(experiment, task, asker)) as Found<T>
    } finally {
      const next = this.#waiting.shift()
      if (next) next(thread)
      else this.#free.push(thread)
    }
  }

  /** Does a list of things, as many at a time as there are workers, in its order; the first that fails ends it. */
  async spread<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
    const rest = items.entries()
    let failed = false
    const lane = async (): Promise<void> => {
      for (const [index, item] of rest) {
        if (failed) return
        try {
          await work(item, index)
        } catch (error) {
          failed = true
          throw error
        }
      }
    }
    await Promise.all(this.#threads.map(lane))
  }

  dispose(): void {
    this.#over = true
    for (const thread of this.#threads) thread.dispose()
  }

  /** The worker that was freed last, or the next one to be. */
  #next(): Promise<Thread> {
    const free = this.#free.pop()
    return free ? Promise.resolve(free) : new Promise((resolve) => this.#waiting.push(resolve))
  }
}
