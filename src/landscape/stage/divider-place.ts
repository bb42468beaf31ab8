import { signal } from '@preact/signals-core'
import { motionTimes, play } from '../../scene/motion.ts'

const middle = 0.5

/** Place of the divider between two stages, as the share of their width that is left of it. */
export class DividerPlace {
  readonly #at = signal(middle)
  #stop = (): void => undefined

  get at(): number {
    return this.#at.value
  }

  move(at: number): void {
    this.#stop()
    this.#at.value = at
  }

  /** Moves from the left edge to the middle, as an answer is revealed. */
  sweepIn(): void {
    this.#stop()
    this.#stop = play(motionTimes.reveal, (share) => (this.#at.value = middle * (1 - (1 - share) ** 3)))
  }
}
