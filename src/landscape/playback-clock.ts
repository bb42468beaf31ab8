import { untracked } from '@preact/signals-core'
import { isSoftware } from '../engine/backend/software.ts'
import { FramePace } from './frame-pace.ts'
import type { Study } from '../study/study.ts'

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
