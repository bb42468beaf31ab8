import { untracked } from '@preact/signals-core'
import { isSoftware } from '../engine/backend/software.ts'
import type { Study } from '../study/study.ts'

/** Least milliseconds between two frames when frames are limited. */
const shortest = 100

/**
 * Schedules the frames of a playback: at the screen's rate, or, if a queue has priority, with a pause after
 * each frame as long as the frame took, so that at least half of the time is left to the queue.
 */
export class FramePace {
  readonly #spare: () => Pick<GPUQueue, 'onSubmittedWorkDone'> | undefined
  #turn = 0
  #frame = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `spare` returns the queue with priority; it is called for each frame. */
  constructor(spare: () => Pick<GPUQueue, 'onSubmittedWorkDone'> | undefined) {
    this.#spare = spare
  }

  /** Calls `draw` once with the time of the next frame; an earlier request is dropped. */
  next(draw: (now: number) => void): void {
    this.stop()
    const queue = this.#spare()
    if (queue) void this.#rest(queue, draw)
    else this.#frame = requestAnimationFrame(draw)
  }

  stop(): void {
    this.#turn++
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#timer)
  }

  async #rest(queue: Pick<GPUQueue, 'onSubmittedWorkDone'>, draw: (now: number) => void): Promise<void> {
    const turn = this.#turn
    const began = performance.now()
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await queue.onSubmittedWorkDone().catch(() => undefined)
    if (turn !== this.#turn) return
    const rest = Math.max(shortest, performance.now() - began)
    this.#timer = setTimeout(() => draw(performance.now()), rest)
  }
}

/** Advances the playback of a study, a frame at a time, while it plays. */
export class PlaybackClock {
  readonly #study: () => Pick<Study, 'playback' | 'store' | 'idle'> | undefined
  readonly #pace = new FramePace(() => this.#busyQueue)

  constructor(study: () => Pick<Study, 'playback' | 'store' | 'idle'> | undefined) {
    this.#study = study
  }

  /** Advances while the playback plays; tracked. */
  readonly follow = (): void => {
    if (this.#study()?.playback.playing) untracked(() => this.#walk())
  }

  stop(): void {
    this.#pace.stop()
  }

  /** The queue of a software GPU that is working on surface, runs or map. */
  get #busyQueue(): GPUQueue | undefined {
    const study = this.#study()
    const device = study?.store.device
    return device && !study.idle.value && isSoftware(device.adapterInfo) ? device.queue : undefined
  }

  #walk(): void {
    this.#pace.next((now) => {
      const playback = this.#study()?.playback
      if (!playback?.playing) return
      playback.tick(now)
      this.#walk()
    })
  }
}
