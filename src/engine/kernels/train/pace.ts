/** Milliseconds that one dispatch should take. */
const target = 25
/** Multiply-adds a millisecond before anything was measured, and milliseconds that a step takes at least. */
const firstRate = 50_000
const leastStep = 0.004

/** How many steps fit one dispatch, learnt from the dispatches before; one for each program and number of runs. */
export class Pace {
  private perStep: number

  constructor(work: number) {
    this.perStep = Math.max(leastStep, work / firstRate)
  }

  /** Steps of the next dispatch, at least one. */
  get steps(): number {
    return Math.max(1, Math.floor(target / this.perStep))
  }

  /** A dispatch of `steps` steps took so long. Grows at most eightfold at once, so that one lucky time does no harm. */
  measured(steps: number, milliseconds: number): void {
    this.perStep = Math.max(milliseconds / steps, this.perStep / 8, 1e-5)
  }
}
