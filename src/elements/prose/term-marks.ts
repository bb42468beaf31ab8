import { glossary, type GlossaryEntry } from '../../words/glossary.ts'
import { language, translate, type Language } from '../../words/language/language.ts'

/** The words for a term in the screen language, and in English, which an untranslated lecture may contain. */
const wordsOf = ({ term, words = [term] }: GlossaryEntry): readonly string[] =>
  words.length === 0 || language() === 'en' ? words : [...new Set([...words, translate(term)])]

/** Endings that a word may have in each language. */
const endings: Readonly<Record<Language, string>> = { en: 's?', de: '(?:e?[ns]|e)?' }

/** Words of the glossary, and the expression that finds them. */
interface Terms {
  readonly entries: ReadonlyMap<string, GlossaryEntry>
  readonly anyWord: RegExp
}

/** Any single word of the glossary and its term, the longest first, so that a metric gap is not a metric. */
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

/** The terms of the screen language. */
function terms(): Terms {
  const known = termsOf.get(language()) ?? termsNow()
  termsOf.set(language(), known)
  return known
}

const idOf = (entry: GlossaryEntry): string => `term-${glossary.indexOf(entry)}`

/** The terms of one text: each is a button at its first occurrence, described by its note. */
export class TermMarks {
  readonly #seen = new Set<GlossaryEntry>()
  #off = false

  /** Marks new terms in an escaped text. */
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

  /** Returns the text from `make` without marks, for links, in which buttons are not allowed. */
  without(make: () => string): string {
    this.#off = true
    const html = make()
    this.#off = false
    return html
  }

  /** The notes of the marked terms, for screen readers and for display. */
  get notes(): string {
    const notes = [...this.#seen].map((entry) => `<span id="${idOf(entry)}">${translate(entry.note)}</span>`)
    return notes.length > 0 ? `<div class="notes" hidden>${notes.join('')}</div>` : ''
  }
}
