import type { ElementPart } from 'lit'
import { AsyncDirective, directive } from 'lit/async-directive.js'
import { motionTimes, play } from '../../scene/motion.ts'

/** A count in words, such as 72. */
const isCount = (words: string): boolean => /^\d{1,4}$/.test(words) && Number(words) > 1

/**
 * Runs a count up to its value when it first appears. Its element contains the value from the beginning, for screen
 * readers and for its width; a style draws `data-rising` over it meanwhile.
 */
class RisingNumber extends AsyncDirective {
  #words = ''
  #stop = (): void => undefined

  override render(words: string): string {
    return words
  }

  override update({ element }: ElementPart, [words]: [string]): unknown {
    if (words === this.#words) return undefined
    const isNew = this.#words === ''
    this.#words = words
    this.#stop()
    element.removeAttribute('data-rising')
    if (isNew && isCount(words))
      this.#stop = play(motionTimes.count, (share) => {
        if (share < 1) element.setAttribute('data-rising', String(Math.round(share * Number(words))))
        else element.removeAttribute('data-rising')
      })
    return undefined
  }

  protected override disconnected(): void {
    this.#stop()
  }
}

export const risingNumber = directive(RisingNumber)
