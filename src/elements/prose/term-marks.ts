import { glossary, type GlossaryEntry } from '../../words/glossary.ts'

/** Text as HTML that says the same. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const wordsOf = ({ term, words }: GlossaryEntry): readonly string[] => words ?? [term]

const entries = new Map(
  glossary.flatMap((entry) => wordsOf(entry).map((word) => [word.toLowerCase(), entry])),
)

/** Any word of the glossary on its own, with what closes it, the longest first, so that a metric gap is not a metric. */
const anyWord = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${[...entries.keys()].sort((a, b) => b.length - a.length).join('|')})s?(?![\\p{L}\\p{N}])((?:’s)?[.,;:!?)]*)`,
  'giu',
)

const idOf = (entry: GlossaryEntry): string => `term-${glossary.indexOf(entry)}`

/** The terms of one text: each is a button where it first comes, described by its note. */
export class TermMarks {
  readonly #seen = new Set<GlossaryEntry>()
  #off = false

  /** Escaped text with its new terms marked. */
  mark(html: string): string {
    if (this.#off) return html
    return html.replaceAll(anyWord, (found, word: string, after: string) => {
      const entry = entries.get(word.toLowerCase())
      if (!entry || this.#seen.has(entry)) return found
      this.#seen.add(entry)
      const term = found.slice(0, found.length - after.length)
      const button = `<button type="button" class="term" aria-describedby="${idOf(entry)}">${term}</button>`
      return after ? `<span class="bound">${button}${after}</span>` : button
    })
  }

  /** Text that `make` gives, without marks: such as that of a link, in which no button may be. */
  without(make: () => string): string {
    this.#off = true
    const html = make()
    this.#off = false
    return html
  }

  /** The notes of the terms that were marked, for a screen reader and to be shown. */
  get notes(): string {
    const notes = [...this.#seen].map((entry) => `<span id="${idOf(entry)}">${entry.note}</span>`)
    return notes.length > 0 ? `<div class="notes" hidden>${notes.join('')}</div>` : ''
  }
}
