/** Seconds in which a whole run walks by at speed 1. */
export const naturalSeconds = 6

/**
 * Which step is shown, as a function of time. Playing maps natural time to steps and never waits for frames or training.
 * Times are milliseconds of any one clock.
 */
export class Playback {
  #step = 0
  #last = 0
  #speed = 1
  #since: number | undefined

  /** The step that is shown; fractional while it plays. */
  get step(): number {
    return this.#step
  }

  get last(): number {
    return this.#last
  }

  get speed(): number {
    return this.#speed
  }

  get playing(): boolean {
    return this.#since !== undefined
  }

  /** Starts from the step that is shown, or from 0 at the end. */
  play(now: number): void {
    if (this.#step >= this.#last) this.#step = 0
    if (this.#last > 0) this.#since = now
  }

  pause(): void {
    this.#since = undefined
    this.#step = Math.round(this.#step)
  }

  seek(step: number): void {
    this.#since = undefined
    this.#step = Math.min(this.#last, Math.max(0, Math.round(Number.isNaN(step) ? 0 : step)))
  }

  /** Stands where another playback stands, between steps too. */
  follow(step: number): void {
    this.#since = undefined
    this.#step = Math.min(this.#last, Math.max(0, step))
  }

  /** Goes on to `now`; at the last step it pauses. */
  tick(now: number): void {
    if (this.#since === undefined) return
    this.#step += ((now - this.#since) / 1000 / naturalSeconds) * this.#speed * this.#last
    this.#since = now
    if (this.#step >= this.#last) this.seek(this.#last)
  }

  setSpeed(speed: number): void {
    if (speed > 0 && Number.isFinite(speed)) this.#speed = speed
  }

  /** The runs now end at `last`. Who stood at the end stays at the end. */
  setLast(last: number): void {
    const atEnd = this.#step >= this.#last && this.#last > 0
    this.#last = last
    if (atEnd || this.#step > last) this.seek(last)
  }
}

/** The record at which a run stands after `step` updates; fractional between records, the last one after the end. */
export function recordAt(steps: ArrayLike<number>, step: number): number {
  let low = 0
  let high = steps.length - 1
  if (high < 0 || step >= (steps[high] ?? 0)) return Math.max(0, high)
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((steps[middle] ?? 0) <= step) low = middle
    else high = middle
  }
  const from = steps[low] ?? 0
  const to = steps[high] ?? from
  return to > from ? low + Math.max(0, step - from) / (to - from) : low
}
