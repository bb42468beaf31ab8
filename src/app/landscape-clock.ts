import type { Presenter } from './presenter.ts'

/** What the clock moves. */
export interface Clocked {
  readonly presenter: Presenter | undefined
  refresh(): void
}

/** Walks a landscape's playback on, a frame at a time while it plays. */
export class LandscapeClock {
  readonly #landscape: Clocked
  #frame = 0

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
    cancelAnimationFrame(this.#frame)
  }

  get #playback() {
    return this.#landscape.presenter?.playback
  }

  #walk(): void {
    this.stop()
    this.#frame = requestAnimationFrame((now) => {
      const playback = this.#playback
      if (!playback?.playing) return
      playback.tick(now)
      this.#walk()
    })
    this.#landscape.refresh()
  }
}
