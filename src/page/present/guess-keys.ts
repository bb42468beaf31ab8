import { letterKeys } from '../../elements/letter-keys.ts'
import type { GuessAct } from '../../elements/guess-event.ts'
import type { Guessing } from '../../study/guessing.ts'
import { isTyping } from '../keys.ts'
import { HandKeys, numberKey, optionOfKey } from './hand-keys.ts'

/** Returns true for a key that belongs to a list of options or to a dialog over the page. */
const isElsewhere = (event: KeyboardEvent): boolean =>
  event.composedPath().some((one) => one instanceof HTMLSelectElement || one instanceof HTMLDialogElement)

/**
 * Listens for the keys that answer an open question until the signal aborts: the letters and numbers of its options, and
 * the counts of an audience's votes. It listens on the document and prevents other uses of these keys.
 */
export function bindGuessKeys(guessing: Guessing, signal: AbortSignal): void {
  let hands = new HandKeys()
  let asked: unknown
  const actOf = (key: string): GuessAct | undefined => {
    const { question, guess } = guessing
    const isRoom = guessing.room.value
    if (question?.kind === 'number') return isRoom ? numberKey(key) : undefined
    if (question?.kind !== 'choice') return undefined
    const { options = [] } = question
    if (!isRoom) {
      const option = optionOfKey(key, options.length)
      return option === undefined ? undefined : { kind: 'choose', option }
    }
    if (asked !== question) hands = new HandKeys()
    asked = question
    return hands.press(
      key,
      options.map((_, i) => guess.hands[i] ?? 0),
    )
  }
  document.addEventListener(
    'keydown',
    (event) => {
      const isOther = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
      if (isOther || !guessing.isOpen || !letterKeys.act || isTyping() || isElsewhere(event)) return
      const act = actOf(event.key)
      if (!act) return
      event.preventDefault()
      guessing.act(act)
    },
    { signal },
  )
}
