import { PassTimer, type TimedPass } from './pass-timer.ts'

/** Target length of a dispatch in milliseconds, short enough for frames to be drawn in between. */
const target = 24
/**
 * Multiply-adds per millisecond assumed before the first measurement; about the speed of a software adapter.
 */
const assumed = 4e5
/** Dispatches queued at once, so that the queue never runs dry. */
const depth = 2

/** Work that `Pace` cuts into dispatches: workgroups of equal cost. */
export interface PacedWork {
  /** Names what is timed. Work of the same name has the same cost per multiply-add. */
  readonly name: string
  readonly groups: number
  /** Multiply-adds of one workgroup. */
  readonly cost: number
  /** Submits workgroups first … first + count − 1, timed if the device has a clock. */
  readonly submit: (first: number, count: number, timed: TimedPass | undefined) => void
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number) => void) | undefined
  /** Called when the last workgroup has been submitted. */
  readonly onSubmitted?: (() => void) | undefined
}

interface Waiting {
  readonly count: number
  readonly submitted: number
  /** The time the device took in milliseconds, 0 without a clock, and when the work was done. */
  readonly finished: Promise<{ readonly taken: number; readonly now: number }>
}

/**
 * Cuts work into dispatches of bounded time, at a speed measured on the way and stored by name. It uses the
 * device's clock if there is one, so frames in the same queue do not count. It checks the signal between
 * dispatches; work submitted before an abort still runs (about 50 ms).
 */
export class Pace {
  readonly #device: GPUDevice
  readonly #speed = new Map<string, number>()

  constructor(device: GPUDevice) {
    this.#device = device
  }

  /** Returns the expected milliseconds for work of this name. */
  expected(name: string, cost: number): number {
    return cost / (this.#speed.get(name) ?? assumed)
  }

  /** Returns how many items of `cost` multiply-adds fit in one dispatch, at least one. */
  fitting(name: string, cost: number): number {
    return Math.max(1, Math.floor((target * (this.#speed.get(name) ?? assumed)) / cost))
  }

  /**
   * Updates the speed from a dispatch of `cost` multiply-adds. One dispatch changes it by a factor between
   * 1/2 and 4.
   */
  learn(name: string, cost: number, milliseconds: number): void {
    const speed = this.#speed.get(name) ?? assumed
    const measured = cost / Math.max(milliseconds, 0.1)
    const bounded = Math.min(Math.max(measured, speed / 2), speed * 4)
    this.#speed.set(name, Math.max(bounded, assumed / 4))
  }

  /**
   * Runs all groups, and resolves with the milliseconds they took. @throws the signal's reason when aborted
   */
  async run(work: PacedWork): Promise<number> {
    const timer = PassTimer.of(this.#device)
    try {
      return await this.#run(work, timer)
    } finally {
      timer?.destroy()
    }
  }

  async #run(work: PacedWork, timer: PassTimer | undefined): Promise<number> {
    const most = this.#device.limits.maxComputeWorkgroupsPerDimension
    const waiting: Waiting[] = []
    let previous = 0
    let done = 0
    let total = 0
    const settle = async ({ count, submitted, finished }: Waiting) => {
      const { taken, now } = await finished
      const milliseconds = taken > 0 ? taken : now - Math.max(previous, submitted)
      this.learn(work.name, count * work.cost, milliseconds)
      total += milliseconds
      previous = now
      done += count
      work.onProgress?.(done / work.groups)
    }
    for (let first = 0; first < work.groups;) {
      work.signal?.throwIfAborted()
      const count = Math.min(this.fitting(work.name, work.cost), most, work.groups - first)
      const timed = timer?.take()
      work.submit(first, count, timed)
      const measured =
        timed?.milliseconds().catch(() => 0) ?? this.#device.queue.onSubmittedWorkDone().then(() => 0)
      const finished = measured.then((taken) => ({ taken, now: performance.now() }))
      waiting.push({ count, submitted: performance.now(), finished })
      first += count
      if (first === work.groups) work.onSubmitted?.()
      const oldest = waiting.length < depth ? undefined : waiting.shift()
      if (oldest) await settle(oldest)
    }
    for (const rest of waiting) await settle(rest)
    work.signal?.throwIfAborted()
    return total
  }
}
