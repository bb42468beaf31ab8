import { isSoftware } from '../engine/backend/software.ts'
import { FramePace } from './frame-pace.ts'
import type { Presenter } from '../view/presenter.ts'

/** What the clock moves. */
export interface Clocked {
  readonly presenter: Presenter | undefined
  refresh(): void
}

/** Walks a landscape's playback on, a frame at a time while it plays. */
export class LandscapeClock {
  readonly #landscape: Clocked
  readonly #pace = new FramePace(() => this.#busyQueue)

  constructor(landscape: Clocked) {
    this.#landscape = landscape
  }

  play(): void {
    this.#playback?.play(performance.now())
    this.#walk()
  }

  pause(): void {
    this.#playback?.pause()
    this.#landscape.refresh()
  }

  seek(step: number): void {
    this.#playback?.seek(step)
    this.#landscape.refresh()
  }

  setSpeed(speed: number): void {
    this.#playback?.setSpeed(speed)
    this.#landscape.refresh()
  }

  stop(): void {
    this.#pace.stop()
  }

  get #playback() {
    return this.#landscape.presenter?.playback
  }

  /** The queue of a GPU in software that works on surface, runs or basins. */
  get #busyQueue(): GPUQueue | undefined {
    const { store, basins } = this.#landscape.presenter ?? {}
    const device = store?.engine?.device
    const resting = store?.idle && basins?.map.busy.value === false
    return device && !resting && isSoftware(device.adapterInfo) ? device.queue : undefined
  }

  #walk(): void {
    this.#pace.next((now) => {
      const playback = this.#playback
      if (!playback?.playing) return
      playback.tick(now)
      this.#walk()
    })
    this.#landscape.refresh()
  }
}
