import { signal } from '@preact/signals-core'

const middle = 0.5
/** Milliseconds in which the divider sweeps in. */
const sweepTime = 900

/** Place of the divider between two stages, as the share of their width that is left of it. */
export class DividerPlace {
  readonly #at = signal(middle)
  #frame = 0

  get at(): number {
    return this.#at.value
  }

  move(at: number): void {
    cancelAnimationFrame(this.#frame)
    this.#at.value = at
  }

  /** Moves from the left edge to the middle, as an answer is revealed. */
  sweepIn(): void {
    this.move(0)
    const begun = performance.now()
    const next = () => {
      const share = Math.min(1, (performance.now() - begun) / sweepTime)
      this.#at.value = middle * (1 - (1 - share) ** 3)
      if (share < 1) this.#frame = requestAnimationFrame(next)
    }
    this.#frame = requestAnimationFrame(next)
  }
}
