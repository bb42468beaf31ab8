import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { ExperimentOf, ResultOf, TaskOptions, WorkerTask } from './message.ts'
import { WorkerThread } from './worker-thread.ts'

/** The most workers for pictures: each holds its own copy of the data, and a picture is not divided into more pieces. */
const most = 8

/** Workers for the cores that there are. */
const workerCount = (): number =>
  Math.max(1, Math.min(most, typeof navigator === 'undefined' ? 1 : (navigator.hardwareConcurrency ?? 1)))

/**
 * What waits for a task, the most urgent first: a pointer that moves, a picture, the finer points of one that is shown already, or a
 * study, which may take minutes.
 */
export type Urgency = (typeof urgencies)[number]

const urgencies = ['pointer', 'picture', 'detail', 'study'] as const

/** A task that waits for a worker. */
interface Waiting {
  readonly urgency: Urgency
  readonly experiment: Experiment
  readonly begin: (thread: WorkerThread) => void
}

/**
 * Workers that share all that is computed in float64, the most urgent first, then what a free worker has the experiment of, and
 * otherwise first come, first served. One is kept free of pictures and studies, so that a pointer never waits for them, and a second one, where there are three, free of studies. Owns them
 * until `dispose`.
 */
export class WorkerPool {
  readonly #threads: readonly WorkerThread[]
  /** Those without a task; the last was freed last. */
  readonly #free: WorkerThread[]
  readonly #busy: Record<Urgency, number> = { pointer: 0, picture: 0, detail: 0, study: 0 }
  #waiting: Waiting[] = []
  #over = false

  /** So many workers for pictures and one more, each started by its first task. As many as there are cores, eight at most, if not said. */
  constructor(count = workerCount()) {
    this.#threads = Array.from({ length: count + 1 }, () => new WorkerThread())
    this.#free = [...this.#threads]
  }

  /** Number of workers that compute a picture. */
  get size(): number {
    return this.#threads.length - 1
  }

  /** The place where so many tasks are computed at a time, as a sentence. */
  place(tasks = 1): string {
    const missing = this.#threads.find((thread) => thread.missing !== undefined)?.missing
    if (missing !== undefined) return `on the page: ${missing}`
    return tasks === 1 ? 'in a worker' : `in ${tasks} workers`
  }

  /** Loads the workers of pictures before they are needed. */
  prepare(): void {
    for (const thread of this.#threads.slice(1)) thread.prepare()
  }

  /**
   * The result of a task, by a free worker that has its experiment where there is one.
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
   * Does a list of things in its order, as many at a time as workers compute a picture and one more, so that a worker that is done finds
   * the next one waiting; the first that fails ends it.
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

  /** A worker for a task, once it has its turn. Rejects with the signal's reason at once if that aborts first. */
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

  /** Gives what waits the workers that it may have. */
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

  /** What waits that a free worker has the experiment of, since another has to build its data anew, or what waits longest. */
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

  /** A free worker: one that has the experiment, or that which was freed last. */
  #take(experiment: Experiment): WorkerThread {
    const holder = this.#holder(experiment)
    const [thread] = this.#free.splice(holder >= 0 ? holder : this.#free.length - 1, 1)
    return thread!
  }

  /** The place of a free worker that has the experiment; -1 where none has. */
  #holder(experiment: Experiment): number {
    return this.#free.findLastIndex((thread) => thread.holds(experiment))
  }
}

/** Workers that several users share: the first one makes them, the last one ends them. */
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

/** The workers of the page; `releaseWorkers` gives them back. */
export const acquireWorkers = (): WorkerPool => ofPage.acquire()

/** Gives the page's workers back; the last release ends them. */
export const releaseWorkers = (): void => {
  ofPage.release()
}
