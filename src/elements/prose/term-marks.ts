import { glossary, type GlossaryEntry } from '../../words/glossary.ts'
import { language, translate, type Language } from '../../words/language/language.ts'

/** Words for a term in the language of the screen, and in English, which a lecture may have that is not translated. */
const wordsOf = ({ term, words = [term] }: GlossaryEntry): readonly string[] =>
  words.length === 0 || language() === 'en' ? words : [...new Set([...words, translate(term)])]

/** Endings that a word of a language may have. */
const endings: Readonly<Record<Language, string>> = { en: 's?', de: '(?:e?[ns]|e)?' }

/** Words of the glossary, and what finds them. */
interface Terms {
  readonly entries: ReadonlyMap<string, GlossaryEntry>
  readonly anyWord: RegExp
}

/** Any word of the glossary on its own, with what closes it, the longest first, so that a metric gap is not a metric. */
function termsNow(): Terms {
  const entries = new Map(
    glossary.flatMap((entry) => wordsOf(entry).map((word) => [word.toLowerCase(), entry])),
  )
  const words = [...entries.keys()].sort((a, b) => b.length - a.length).join('|')
  const anyWord = new RegExp(
    `(?<![\\p{L}\\p{N}-])(${words})${endings[language()]}(?![\\p{L}\\p{N}])((?:’s)?[.,;:!?)]*)`,
    'giu',
  )
  return { entries, anyWord }
}

const termsOf = new Map<Language, Terms>()

/** The terms of the screen's language. */
function terms(): Terms {
  const known = termsOf.get(language()) ?? termsNow()
  termsOf.set(language(), known)
  return known
}

const idOf = (entry: GlossaryEntry): string => `term-${glossary.indexOf(entry)}`

/** The terms of one text: each is a button where it first comes, described by its note. */
export class TermMarks {
  readonly #seen = new Set<GlossaryEntry>()
  #off = false

  /** Escaped text with its new terms marked. */
  mark(html: string): string {
    if (this.#off) return html
    const { entries, anyWord } = terms()
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
    const notes = [...this.#seen].map((entry) => `<span id="${idOf(entry)}">${translate(entry.note)}</span>`)
    return notes.length > 0 ? `<div class="notes" hidden>${notes.join('')}</div>` : ''
  }
}
