import type { GuessAct } from '../../elements/guess-event.ts'
import { letterKeys } from '../../elements/letter-keys.ts'
import { isTyping } from '../keys.ts'
import type { Guessing } from '../../study/guessing.ts'

/** Digits that a count of hands has at most. */
const mostDigits = 3

/**
 * Counts hands by keys: a digit chooses an option, the digits after it are its count, + and - change it by one, Enter is the end of
 * it. 0 where no option is chosen takes all counts away.
 */
export class HandKeys {
  #option: number | undefined
  #typed = ''

  /** The act that a key comes to; undefined where it is none. `hands`: the counts so far, of every option. */
  press(key: string, hands: readonly number[]): GuessAct | undefined {
    const option = this.#option
    if (/^\d$/.test(key)) return option === undefined ? this.#choose(Number(key), hands) : this.#type(key)
    if (option === undefined) return undefined
    if (key === 'Backspace') return this.#count(option, this.#typed.slice(0, -1))
    if (key === '+' || key === '-')
      return this.#count(option, String(Math.max(0, (hands[option] ?? 0) + (key === '+' ? 1 : -1))))
    if (key === 'Enter') this.#option = undefined
    return undefined
  }

  #choose(digit: number, hands: readonly number[]): GuessAct | undefined {
    if (digit === 0) return { kind: 'clear' }
    if (digit > hands.length) return undefined
    this.#option = digit - 1
    this.#typed = ''
    return { kind: 'choose', option: digit - 1 }
  }

  #type(digit: string): GuessAct {
    return this.#count(this.#option ?? 0, `${this.#typed}${digit}`.slice(-mostDigits))
  }

  #count(option: number, typed: string): GuessAct {
    this.#typed = typed
    return { kind: 'count', option, hands: Number(typed) }
  }
}

/** The act of a key on a room's numbers: Backspace takes the last one back, 0 all of them. */
export const numberKey = (key: string): GuessAct | undefined =>
  (({ Backspace: { kind: 'back' }, '0': { kind: 'clear' } }) as Readonly<Record<string, GuessAct>>)[key]

/** Hears the keys of a room's guesses while a question with options, or for a number, waits for its answer, until the signal aborts. */
export function bindHandKeys(guessing: Guessing, signal: AbortSignal): void {
  let keys = new HandKeys()
  let asked: unknown
  window.addEventListener(
    'keydown',
    (event) => {
      const { question, isOpen, guess } = guessing
      const claimed = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping()
      if (claimed || !guessing.room.value || !isOpen || !letterKeys.act) return
      if (question?.kind === 'number') {
        const act = numberKey(event.key)
        if (act) guessing.act(act)
      }
      if (question?.kind !== 'choice') return
      if (asked !== question) keys = new HandKeys()
      asked = question
      const hands = (question.options ?? []).map((_, i) => guess.hands[i] ?? 0)
      const act = keys.press(event.key, hands)
      if (act) guessing.act(act)
    },
    { signal },
  )
}
