import { batch, signal, untracked } from '@preact/signals-core'
import { partitionPoint } from '../math/numerics/partition-point.ts'

/** Seconds that a whole run takes at speed 1. */
export const naturalSeconds = 6

/**
 * The displayed step as a function of time. Playing maps time to steps, and never waits for frames or
 * training. Times are milliseconds of any one clock.
 */
export class Playback {
  readonly #step = signal(0)
  readonly #last = signal(0)
  readonly #speed = signal(1)
  readonly #playing = signal(false)
  readonly #held: () => boolean
  /** Time of the last tick while it plays, and the seconds that a whole run takes. */
  #at = 0
  #seconds = naturalSeconds
  /** The step at which playing pauses. */
  #until = Infinity

  /**
   * While `held`, which is tracked, it waits at step 0; afterwards it is where it was, or where it was sent
   * in the meantime.
   */
  constructor(held: () => boolean = () => false) {
    this.#held = held
  }

  /** The displayed step; fractional while it plays. */
  get step(): number {
    return this.held ? 0 : Math.min(this.last, this.#step.value)
  }

  get last(): number {
    return this.#last.value
  }

  get speed(): number {
    return this.#speed.value
  }

  get playing(): boolean {
    return !this.held && this.#playing.value
  }

  /** Whether it waits at step 0. */
  get held(): boolean {
    return this.#held()
  }

  /**
   * Plays from the displayed step, or from 0 at the end, and pauses at step `until`; a whole run takes
   * `seconds`.
   */
  play(now: number, seconds = naturalSeconds, until = Infinity): void {
    const { step, last } = this
    this.#at = now
    this.#seconds = seconds
    this.#until = until
    this.#move(step >= last ? 0 : step, last > 0)
  }

  pause(): void {
    this.#move(Math.round(this.step))
  }

  seek(step: number): void {
    this.follow(Math.round(Number.isNaN(step) ? 0 : step))
  }

  /** Moves to another playback's step, including fractional ones. */
  follow(step: number): void {
    this.#move(Math.min(this.last, Math.max(0, step)))
  }

  /** Advances to `now`, and pauses at the last step, or at the step given to `play`. */
  tick(now: number): void {
    if (!this.playing) return
    const { step, last, speed } = this
    const end = Math.min(last, this.#until)
    const next = step + ((now - this.#at) / 1000 / this.#seconds) * speed * last
    this.#at = now
    if (next >= end) this.seek(end)
    else this.#move(next, true)
  }

  setSpeed(speed: number): void {
    if (speed > 0 && Number.isFinite(speed)) this.#speed.value = speed
  }

  /** Sets the last step of the runs. A playback at the end stays at the end. */
  setLast(last: number): void {
    const atEnd = this.step >= this.last && this.last > 0
    batch(() => {
      this.#last.value = last
      if (atEnd || this.step > last) this.seek(last)
    })
  }

  #move(step: number, playing = false): void {
    const held = untracked(this.#held)
    batch(() => {
      this.#step.value = held && playing ? Infinity : step
      this.#playing.value = !held && playing
    })
  }
}

/**
 * Returns the record of a run after `step` updates: fractional between records, the last one after the end.
 */
export function recordAt(steps: ArrayLike<number>, step: number): number {
  const low = Math.max(0, partitionPoint(steps.length, (record) => (steps[record] ?? step) <= step) - 1)
  const from = steps[low] ?? 0
  const to = steps[low + 1] ?? from
  return to > from ? low + Math.max(0, step - from) / (to - from) : low
}
