import type { Language, SaidTemplate, Speech } from './language.ts'
import { messageOf, partsOf, placesIn } from './template-parts.ts'

/**
 * English texts with what they are in another language. `{0}`, `{1}` … are what changes in a text: numbers, names, other texts of the
 * catalogue.
 */
export type Catalogue = Readonly<Record<string, string>>

/** A text with places in it. */
interface Form {
  readonly form: RegExp
  /** Letters that have to be there, by which the most particular form is found first. */
  readonly letters: number
  readonly word: string
}

/** Texts that are kept as they were said; more are of numbers that pass. */
const mostKept = 4000

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')

const forms = (catalogue: Catalogue): readonly Form[] =>
  Object.entries(catalogue)
    .filter(([text]) => placesIn(text).length > 0)
    .map(([text, word]) => {
      const fixed = text.split(/\{\d+\}/u)
      return {
        form: new RegExp(`^${fixed.map(escaped).join('([^]+?)')}$`, 'u'),
        letters: fixed.join('').length,
        word,
      }
    })
    .filter(({ letters }) => letters > 1)
    .toSorted((one, other) => other.letters - one.letters)

/** The words of a catalogue in place of the English ones. A text that it does not have stays as it is. */
export class Translator implements Speech {
  readonly language: Language
  readonly decimalMark = ','
  readonly #words: ReadonlyMap<string, string>
  readonly #forms: readonly Form[]
  readonly #said = new Map<string, string>()
  readonly #templates = new WeakMap<TemplateStringsArray, SaidTemplate>()

  constructor(language: Language, catalogue: Catalogue) {
    this.language = language
    this.#words = new Map(Object.entries(catalogue))
    this.#forms = forms(catalogue)
  }

  said(text: string): string {
    const before = this.#said.get(text)
    if (before !== undefined) return before
    const [, space = '', words = '', end = ''] = /^(\s*)([^]*?)(\s*)$/u.exec(text) ?? []
    const found = space + (this.#wordOf(words) ?? words) + end
    if (this.#said.size >= mostKept) this.#said.clear()
    this.#said.set(text, found)
    return found
  }

  template(strings: TemplateStringsArray): SaidTemplate {
    const known = this.#templates.get(strings) ?? this.#translated(strings)
    this.#templates.set(strings, known)
    return known
  }

  #wordOf(text: string): string | undefined {
    const word = this.#words.get(text)
    if (word !== undefined || !/\p{L}{2}/u.test(text)) return word
    for (const { form, word: said } of this.#forms) {
      const found = form.exec(text)
      if (found) return said.replaceAll(/\{(\d+)\}/gu, (_, i) => this.said(found[Number(i) + 1] ?? ''))
    }
    return undefined
  }

  #translated(strings: TemplateStringsArray): SaidTemplate {
    const parts = partsOf(strings)
    const worded = new Set(parts.flatMap(({ kind, text }) => (kind === 'words' ? placesIn(text) : [])))
    const whole = parts.map(({ kind, text }) => (kind === 'words' ? this.#inPlace(text) : text)).join('')
    const cut = whole.split(/\{\d+\}/u)
    return {
      strings: Object.assign(cut, { raw: cut }) as TemplateStringsArray,
      order: placesIn(whole),
      worded,
    }
  }

  /** Words of a template, its values where this language has them. */
  #inPlace(text: string): string {
    const word = this.#words.get(messageOf(text))
    if (word === undefined) return text
    const places = placesIn(text)
    const [, space = '', end = ''] = /^(\s*)[^]*?(\s*)$/u.exec(text) ?? []
    return space + word.replaceAll(/\{(\d+)\}/gu, (_, i) => `{${places[Number(i)] ?? i}}`) + end
  }
}
