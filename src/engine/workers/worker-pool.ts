import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { ExperimentOf, ResultOf, TaskOptions, WorkerTask } from './message.ts'
import { WorkerThread } from './worker-thread.ts'

/**
 * Most workers for pictures: each has its own copy of the data, and pictures are not divided into more
 * pieces.
 */
const most = 8

/** Returns the number of workers for the available cores. */
const workerCount = (): number =>
  Math.max(1, Math.min(most, typeof navigator === 'undefined' ? 1 : (navigator.hardwareConcurrency ?? 1)))

/**
 * What needs a task, most urgent first: a moving pointer, a picture, the finer points of a picture that is
 * already shown, or a study, which may take minutes.
 */
export type Urgency = (typeof urgencies)[number]

const urgencies = ['pointer', 'picture', 'detail', 'study'] as const

/** A task waiting for a worker. */
interface Waiting {
  readonly urgency: Urgency
  readonly experiment: Experiment
  readonly begin: (thread: WorkerThread) => void
}

/**
 * Workers that share all computation in float64: most urgent first, then experiments that a free worker
 * already has, then first come, first served. One is never used for pictures and studies, so that the pointer
 * never waits for them; if there are three, a second one is never used for studies. Owns the workers until
 * `dispose`.
 */
export class WorkerPool {
  readonly #threads: readonly WorkerThread[]
  /** Idle workers; the last was freed last. */
  readonly #free: WorkerThread[]
  readonly #busy: Record<Urgency, number> = { pointer: 0, picture: 0, detail: 0, study: 0 }
  #waiting: Waiting[] = []
  #over = false

  /**
   * `count` is the number of workers for pictures; there is one more, and each starts with its first task.
   * Default: the number of cores, at most eight.
   */
  constructor(count = workerCount()) {
    this.#threads = Array.from({ length: count + 1 }, () => new WorkerThread())
    this.#free = [...this.#threads]
  }

  /** Number of workers for a picture. */
  get size(): number {
    return this.#threads.length - 1
  }

  /** Returns where `tasks` parallel tasks are computed, as a sentence. */
  place(tasks = 1): string {
    const missing = this.#threads.find((thread) => thread.missing !== undefined)?.missing
    if (missing !== undefined) return `on the page: ${missing}`
    return tasks === 1 ? 'in a worker' : `in ${tasks} workers`
  }

  /** Loads the workers for pictures ahead of time. */
  prepare(): void {
    for (const thread of this.#threads.slice(1)) thread.prepare()
  }

  /**
   * Computes a task, if possible in a free worker that already has its experiment.
   * @throws as `WorkerThread.do`, and the signal's reason at once if it aborts before the task begins
   */
  async do<T extends WorkerTask>(
    experiment: ExperimentOf<T>,
    task: T,
    urgency: Urgency,
    options: TaskOptions,
  ): Promise<ResultOf<T>> {
    const thread = await this.#next(experiment, urgency, options.signal)
    try {
      options.signal.throwIfAborted()
      if (this.#over) throw new Error('The workers have been ended.')
      return await thread.do(experiment, task, options)
    } finally {
      this.#busy[urgency]--
      this.#free.push(thread)
      this.#beginWaiting()
    }
  }

  /**
   * Processes a list in order, one item more at a time than there are workers for a picture, so that a
   * finished worker finds the next item waiting. The first failure ends it.
   */
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
    await Promise.all(Array.from({ length: this.size + 1 }, lane))
  }

  dispose(): void {
    this.#over = true
    for (const thread of this.#threads) thread.dispose()
  }

  /**
   * Resolves to a worker when it is the task's turn. Rejects at once with the signal's reason if it aborts
   * first.
   */
  #next(experiment: Experiment, urgency: Urgency, signal: AbortSignal): Promise<WorkerThread> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const leave = () => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting)
        reject(signal.reason as Error)
      }
      const begin = (thread: WorkerThread) => {
        signal.removeEventListener('abort', leave)
        resolve(thread)
      }
      const waiting: Waiting = { urgency, experiment, begin }
      signal.addEventListener('abort', leave)
      this.#waiting.push(waiting)
      this.#beginWaiting()
    })
  }

  /** Assigns free workers to waiting tasks. */
  #beginWaiting(): void {
    for (const urgency of urgencies)
      while (this.#hasTurn(urgency)) {
        const next = this.#nextOf(urgency)
        if (!next) break
        this.#waiting = this.#waiting.filter((one) => one !== next)
        this.#busy[urgency]++
        next.begin(this.#take(next.experiment))
      }
  }

  /**
   * Returns the waiting task whose experiment a free worker has, since another worker would have to rebuild
   * its data; otherwise the one that has waited longest.
   */
  #nextOf(urgency: Urgency): Waiting | undefined {
    const waiting = this.#waiting.filter((one) => one.urgency === urgency)
    return waiting.find(({ experiment }) => this.#holder(experiment) >= 0) ?? waiting[0]
  }

  #hasTurn(urgency: Urgency): boolean {
    const { picture, detail, study } = this.#busy
    if (this.#free.length === 0) return false
    if (urgency === 'pointer') return true
    const most = urgency === 'study' ? Math.max(1, this.size - 1) : this.size
    return picture + detail + study < this.size && this.#busy[urgency] < most
  }

  /** Takes a free worker: one that has the experiment, or the one freed last. */
  #take(experiment: Experiment): WorkerThread {
    const holder = this.#holder(experiment)
    const [thread] = this.#free.splice(holder >= 0 ? holder : this.#free.length - 1, 1)
    return thread!
  }

  /** Returns the index of a free worker that has the experiment; −1 if none has. */
  #holder(experiment: Experiment): number {
    return this.#free.findLastIndex((thread) => thread.holds(experiment))
  }
}

/** A worker pool for several users: the first creates it, the last disposes it. */
export class SharedWorkers {
  #pool: WorkerPool | undefined
  #users = 0

  acquire(): WorkerPool {
    this.#users++
    return (this.#pool ??= new WorkerPool())
  }

  release(): void {
    if (--this.#users > 0) return
    this.#pool?.dispose()
    this.#pool = undefined
  }
}

const ofPage = new SharedWorkers()

/** Returns the page's workers. Release them with `releaseWorkers`. */
export const acquireWorkers = (): WorkerPool => ofPage.acquire()

/** Releases the page's workers; the last release disposes them. */
export const releaseWorkers = (): void => {
  ofPage.release()
}
