import { batch, signal, untracked } from '@preact/signals-core'
import { partitionPoint } from '../math/numerics/partition-point.ts'

/** Seconds in which a whole run walks by at speed 1. */
export const naturalSeconds = 6

/**
 * The step that is shown, as a function of time. Playing maps natural time to steps and never waits for frames or training.
 * Times are milliseconds of any one clock.
 */
export class Playback {
  readonly #step = signal(0)
  readonly #last = signal(0)
  readonly #speed = signal(1)
  readonly #playing = signal(false)
  readonly #held: () => boolean
  /** The time up to which it has gone on while it plays, and the seconds in which a whole run walks by. */
  #at = 0
  #seconds = naturalSeconds
  /** The step at which it pauses while it plays. */
  #until = Infinity

  /** While it is `held`, which is tracked, it waits at step 0; then it is where it was, or was sent meanwhile. */
  constructor(held: () => boolean = () => false) {
    this.#held = held
  }

  /** The step that is shown; fractional while it plays. */
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

  /** It waits at step 0. */
  get held(): boolean {
    return this.#held()
  }

  /** Starts from the step that is shown, or from 0 at the end, and pauses at step `until`; a whole run takes so many seconds. */
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

  /** Goes where another playback is, between steps too. */
  follow(step: number): void {
    this.#move(Math.min(this.last, Math.max(0, step)))
  }

  /** Goes on to `now`; at the last step, or where it was to come to, it pauses. */
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

  /** The runs now end at `last`. Whoever was at the end stays at the end. */
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

/** The record of a run after `step` updates; fractional between records, the last one after the end. */
export function recordAt(steps: ArrayLike<number>, step: number): number {
  const low = Math.max(0, partitionPoint(steps.length, (record) => (steps[record] ?? step) <= step) - 1)
  const from = steps[low] ?? 0
  const to = steps[low + 1] ?? from
  return to > from ? low + Math.max(0, step - from) / (to - from) : low
}
