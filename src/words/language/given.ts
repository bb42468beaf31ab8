import type { Authored } from '../../experiment/authored.ts'
declare const brand: unique symbol

/** A text that a person wrote, as it comes onto the screen: marked, so that it is never translated, alone or within a sentence. */
export type Given = string & { readonly [brand]: true }

/** The sign of what a person wrote, which nobody sees. No text of a catalogue has it, so that nothing marked is ever found there. */
export const sign = '\u2063'

/** Words, each with the punctuation around it. */
const stretches = /\S+/gu
/** Punctuation, by which texts are joined. An underscore stays as it is: it begins a subscript. */
const punctuation = /[^\P{P}_]/gu

/** A text without the marks of what a person wrote. */
export const unmarked = (text: Authored): string => text.replaceAll(sign, '')

/** A text of a person, each word and each punctuation mark of it signed, so that parts of it are known for theirs too. */
export const marked = (text: Authored): Given =>
  unmarked(text).replaceAll(stretches, (word) => sign + word.replaceAll(punctuation, `$&${sign}`)) as Given
