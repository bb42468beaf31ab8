import type { GuessAct } from '../../elements/guess-event.ts'
import { optionLetter } from '../../view/question/verdict.ts'

const mostDigits = 3

/** Returns the index of the option that a key chooses, by its letter or by its number. */
export function optionOfKey(key: string, options: number): number | undefined {
  const letters = Array.from({ length: options }, (_, i) => optionLetter(i))
  const option = /^\d$/.test(key) ? Number(key) - 1 : letters.indexOf(key.toUpperCase())
  return letters[option] === undefined ? undefined : option
}

/**
 * Counts votes by keys: a letter or a digit chooses an option, the digits after it are its count, + and - change it by
 * one, Enter ends it. 0 clears all counts while no option is chosen.
 */
export class HandKeys {
  #option: number | undefined
  #typed = ''

  /** Returns the action of a key; undefined if it has none. `hands`: the current votes for every option. */
  press(key: string, hands: readonly number[]): GuessAct | undefined {
    const option = this.#option
    const isDigit = /^\d$/.test(key)
    if (isDigit && option !== undefined) return this.#type(key)
    const chosen = optionOfKey(key, hands.length)
    if (chosen !== undefined) return this.#choose(chosen)
    if (option === undefined) return key === '0' ? { kind: 'clear' } : undefined
    if (key === 'Backspace') return this.#count(option, this.#typed.slice(0, -1))
    if (key === '+' || key === '-')
      return this.#count(option, String(Math.max(0, (hands[option] ?? 0) + (key === '+' ? 1 : -1))))
    if (key === 'Enter') this.#option = undefined
    return undefined
  }

  #choose(option: number): GuessAct {
    this.#option = option
    this.#typed = ''
    return { kind: 'choose', option }
  }

  #type(digit: string): GuessAct {
    return this.#count(this.#option ?? 0, `${this.#typed}${digit}`.slice(-mostDigits))
  }

  #count(option: number, typed: string): GuessAct {
    this.#typed = typed
    return { kind: 'count', option, hands: Number(typed) }
  }
}

/** The action of a key on an audience's numbers: Backspace removes the last one, 0 all of them. */
export const numberKey = (key: string): GuessAct | undefined =>
  (({ Backspace: { kind: 'back' }, '0': { kind: 'clear' } }) as Readonly<Record<string, GuessAct>>)[key]
