import type { Authored } from '../../experiment/authored.ts'
declare const brand: unique symbol

/** A text that a person wrote, marked so that it is never translated, by itself or within a sentence. */
export type Given = string & { readonly [brand]: true }

/** The invisible sign that marks what a person wrote. No catalogue text contains it, so nothing marked is ever found there. */
export const sign = '\u2063'

/** Words, each with the punctuation around it. */
const stretches = /\S+/gu
/** Punctuation, at which texts are joined. The underscore is not included, because it begins a subscript. */
const punctuation = /[^\P{P}_]/gu

/** Returns a text without the marks. */
export const unmarked = (text: Authored): string => text.replaceAll(sign, '')

/** Marks each word and each punctuation mark of a person's text, so that parts of it are recognised too. */
export const marked = (text: Authored): Given =>
  unmarked(text).replaceAll(stretches, (word) => sign + word.replaceAll(punctuation, `$&${sign}`)) as Given
