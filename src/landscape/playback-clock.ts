import { untracked } from '@preact/signals-core'
import { isSoftware } from '../engine/backend/software.ts'
import type { Study } from '../study/study.ts'

/** Milliseconds between two frames at least where frames have to be spared. */
const shortest = 100

/**
 * Asks for the next frame of a playback: at once, as the screen can, unless a queue is given whose work goes before. Then a
 * rest follows each frame, as long as the frame took, so that half of the time at least is left to that work.
 */
export class FramePace {
  readonly #spare: () => Pick<GPUQueue, 'onSubmittedWorkDone'> | undefined
  #turn = 0
  #frame = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `spare` says which queue's work goes before, asked anew for each frame. */
  constructor(spare: () => Pick<GPUQueue, 'onSubmittedWorkDone'> | undefined) {
    this.#spare = spare
  }

  /** Calls `draw` once, with the time, when the next frame is due; what was asked for before is dropped. */
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

/** Walks the playback of a study on, a frame at a time while it plays. */
export class PlaybackClock {
  readonly #study: () => Pick<Study, 'playback' | 'store' | 'idle'> | undefined
  readonly #pace = new FramePace(() => this.#busyQueue)

  constructor(study: () => Pick<Study, 'playback' | 'store' | 'idle'> | undefined) {
    this.#study = study
  }

  /** Walks on while it plays, which is tracked. */
  readonly follow = (): void => {
    if (this.#study()?.playback.playing) untracked(() => this.#walk())
  }

  stop(): void {
    this.#pace.stop()
  }

  /** The queue of a GPU in software that works on surface, runs or map. */
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
