import { capitalized } from '../../math/picture/format.ts'
import { marked, sign, unmarked, type Given } from './given.ts'
import type { Language, TranslatedTemplate, ScreenTranslator } from './language.ts'
import { messageOf, partsOf, placesIn } from './template-parts.ts'

/** Translations by English text. `{0}`, `{1}` … are the variable parts: numbers, names, other texts of the catalogue. */
export type Catalogue = Readonly<Record<string, string>>

/** A text with places for values. */
interface Form {
  /** The text before, between and after its places. */
  readonly fixed: readonly string[]
  /** The first place of each group; adjacent places form one group. */
  readonly places: readonly number[]
  /** Places in straight quotation marks, whose values are quoted from a file and not translated. */
  readonly quoted: ReadonlySet<number>
  /** Number of fixed letters. */
  readonly letters: number
  /** Number of fixed stretches of words. */
  readonly stretches: number
  /** It begins as the sentences of the screen do. */
  readonly isSentence: boolean
  readonly word: string
}

/** Size of the translation cache, in texts; changing numbers would fill it without limit. */
const mostKept = 4000

/** Length of the longest text compared with the forms. */
const mostFormed = 500

/**
 * Up to these many letters, a form could match somebody else's text by chance: with a number as its value, in several
 * stretches, in one.
 */
const [fewLettersOfNumbers, fewLetters, fewLettersAtOnce] = [7, 12, 24]
const number = /^[−-]?[\d.,\s]*\d$/u

/** The start of an attribute whose text an element composes itself, with its marks. */
const ownAttribute = /\s(?:label|hint)="?$/u

/** Separates unrelated texts. */
const dot = ' · '

/** Separators of joined texts, the strongest first. */
const joints = [dot, '; ', ': ', ', ']

const hasWords = (text: string): boolean => /\p{L}{3}/u.test(text)
const mayHaveWords = (text: string): boolean => /\p{L}{2}/u.test(text)

/** Words after a number, or before a number or a full stop. */
const beside = /^((?:[\d.,\s]+ )?)(\p{L}[^]*?)((?: [−\d][^\p{L}]*|\.)?)$/u

/** Words that show that a text is English. */
const english = /\b(?:the|an?|of|is|are|by|on|to|with|and|that|which|for|from)\b/u

/** A sentence about a field, after its path. */
const ofField = /^([a-z][^:"]{0,200}): ((?:must|has|needs|there|is|unknown|does)\b.*)$/su

/**
 * Returns the values at the places of a form, each as short as possible from the left; undefined if the text does not
 * have this form.
 */
function partsIn(text: string, fixed: readonly string[]): readonly string[] | undefined {
  const [first = '', ...others] = fixed
  const last = others.pop() ?? ''
  const end = text.length - last.length
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined
  const parts: string[] = []
  let from = first.length
  for (const stretch of others) {
    const at = text.indexOf(stretch, from)
    if (at < 0) return undefined
    parts.push(text.slice(from, at))
    from = at + stretch.length
  }
  return from > end ? undefined : [...parts, text.slice(from, end)]
}

/** The forms of a catalogue, the most specific first. */
const formsOf = (catalogue: Catalogue): readonly Form[] =>
  Object.entries(catalogue)
    .filter(([text]) => placesIn(text).length > 0)
    .map(([text, word]) => {
      const fixed = text.split(/(?:\{\d+\})+/u)
      return {
        fixed,
        places: Array.from(text.matchAll(/\{(\d+)\}(?:\{\d+\})*/gu), ([, place]) => Number(place)),
        quoted: new Set(Array.from(text.matchAll(/"\{(\d+)\}"/gu), ([, place]) => Number(place))),
        letters: fixed.join('').length,
        stretches: fixed.filter((part) => part.trim() !== '').length,
        isSentence: /^\p{Lu}/u.test(text),
        word,
      }
    })
    .filter(({ letters }) => letters > 1)
    .toSorted((one, other) => other.letters - one.letters)

function trimmed(text: string): { readonly space: string; readonly words: string; readonly end: string } {
  const words = text.trim()
  const at = text.indexOf(words)
  return { space: text.slice(0, at), words, end: text.slice(at + words.length) }
}

const withoutCapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Replaces English texts by those of a catalogue. A text that is not in it stays unchanged. */
export class Translator implements ScreenTranslator {
  readonly language: Language
  readonly decimalMark = ','
  readonly #words: ReadonlyMap<string, string>
  readonly #forms: readonly Form[]
  readonly #said = new Map<string, string>()
  readonly #found = new Map<string, string | undefined>()
  readonly #templates = new WeakMap<TemplateStringsArray, TranslatedTemplate>()

  constructor(language: Language, catalogue: Catalogue) {
    this.language = language
    this.#words = new Map(Object.entries(catalogue))
    this.#forms = formsOf(catalogue)
  }

  said(text: string): string {
    const before = this.#said.get(text)
    if (before !== undefined) return before
    const { space, words, end } = trimmed(text)
    const found = space + (this.#wordOf(words.replaceAll('\u00a0', ' ')) ?? words) + end
    if (this.#said.size >= mostKept) this.#said.clear()
    this.#said.set(text, found)
    return found
  }

  given(text: string): Given {
    return marked(text)
  }

  written(text: string): string {
    return unmarked(this.said(text))
  }

  template(strings: TemplateStringsArray): TranslatedTemplate {
    const known = this.#templates.get(strings) ?? this.#translated(strings)
    this.#templates.set(strings, known)
    return known
  }

  /**
   * Returns a text in this language; undefined if there is no translation. Parts of a text are looked up for each form
   * that it may have.
   */
  #wordOf(text: string): string | undefined {
    if (this.#found.has(text)) return this.#found.get(text)
    const word = this.#sought(text)
    if (this.#found.size >= mostKept) this.#found.clear()
    this.#found.set(text, word)
    return word
  }

  #sought(text: string): string | undefined {
    const word =
      this.#words.get(text) ?? (text.includes(' ') ? this.#words.get(capitalized(text)) : undefined)
    if (word !== undefined || text.length > mostFormed || !mayHaveWords(text)) return word
    const small = withoutCapital(text)
    if (small !== text) {
      const smallWord = this.#words.get(small)
      if (smallWord !== undefined) return capitalized(smallWord)
      const inSentence = this.#formed(small)
      if (inSentence !== undefined) return this.#formed(text) ?? capitalized(inSentence)
    }
    return (
      this.#formed(text) ??
      this.#aboutField(text) ??
      this.#joined(text) ??
      this.#paired(text) ??
      this.#beside(text)
    )
  }

  #formed(text: string): string | undefined {
    for (const one of this.#forms) {
      const { fixed, places, quoted, word } = one
      const isOne = !text.includes(dot) || fixed.some((part) => part.includes(dot))
      const parts = isOne ? partsIn(text, fixed) : undefined
      if (parts && this.#isOurs(one, parts))
        return word.replaceAll(/\{(\d+)\}/gu, (_, place) => {
          const part = parts[places.indexOf(Number(place))] ?? ''
          return quoted.has(Number(place)) ? part : this.said(part)
        })
    }
    return undefined
  }

  /** Returns true if a text with a form belongs to the screen, rather than a lecture that happens to have the same letters. */
  #isOurs({ letters, stretches, isSentence }: Form, parts: readonly string[]): boolean {
    if (letters > (isSentence || stretches > 1 ? fewLetters : fewLettersAtOnce)) return true
    const others = parts.map((part) => part.trim()).filter((part) => !this.#isKnown(part))
    if (others.length === 0) return true
    if (isSentence) return stretches > 1 || !others.some((part) => english.test(part))
    return letters > fewLettersOfNumbers && parts.some((part) => number.test(part))
  }

  #isKnown(text: string): boolean {
    return text.startsWith(sign) || !hasWords(text) || this.#wordOf(text) !== undefined
  }

  /** Translates an error in a field, but not its path. */
  #aboutField(text: string): string | undefined {
    const [, path, said] = ofField.exec(text) ?? []
    const word = said === undefined ? undefined : this.#wordOf(said)
    return word === undefined ? undefined : `${path}: ${word}`
  }

  /** Translates two names at one place, of which a lecture has given one. */
  #paired(text: string): string | undefined {
    const names = text.split(' and ')
    const isPair = names.length === 2 && names.some((name) => this.#isKnown(name)) && !names[0]?.endsWith(',')
    if (!isPair || names.some((name) => !this.#isKnown(name) && english.test(name))) return undefined
    return names.map((name) => this.said(name)).join(` ${this.said('and')} `)
  }

  /** Translates a text next to a number, or before a full stop. */
  #beside(text: string): string | undefined {
    const [, number = '', words = '', end = ''] = beside.exec(text) ?? []
    const word = number === '' && end === '' ? undefined : this.#wordOf(words)
    return word === undefined ? undefined : number + word + end
  }

  /** Translates joined texts if all of them are known; texts between dots are independent. */
  #joined(text: string): string | undefined {
    const joint = joints.find((one) => text.includes(one))
    if (joint === undefined) return undefined
    if (joint === dot)
      return text
        .split(dot)
        .map((part) => this.said(part))
        .join(dot)
    const parts = text.split(joint).map((part) => (hasWords(part) ? this.#wordOf(part) : part))
    return parts.every((part) => part !== undefined) ? parts.join(joint) : undefined
  }

  #translated(strings: TemplateStringsArray): TranslatedTemplate {
    const parts = partsOf(strings)
    const worded = new Set(parts.flatMap(({ kind, text }) => (kind === 'words' ? placesIn(text) : [])))
    const passed = new Set(
      parts.flatMap(({ text }, i) => (ownAttribute.test(parts[i - 1]?.text ?? '') ? placesIn(text) : [])),
    )
    const say = (value: unknown, i: number): unknown => {
      if (typeof value !== 'string' || !worded.has(i)) return value
      return passed.has(i) ? this.said(value) : this.written(value)
    }
    const whole = parts.map(({ kind, text }) => (kind === 'words' ? this.#inPlace(text) : text)).join('')
    const cut = whole.split(/\{\d+\}/u)
    // The same object if nothing changes, so that Lit keeps all elements of such a template when the language changes.
    const isSame = cut.length === strings.length && cut.every((string, i) => string === strings[i])
    return {
      strings: isSame ? strings : (Object.assign(cut, { raw: cut }) as unknown as TemplateStringsArray),
      order: placesIn(whole),
      say,
    }
  }

  /** Returns the text of a template with its values in the order of this language. */
  #inPlace(text: string): string {
    const word = this.#words.get(messageOf(text))
    if (word === undefined) return text
    const places = placesIn(text)
    const { space, end } = trimmed(text)
    return space + word.replaceAll(/\{(\d+)\}/gu, (_, i) => `{${places[Number(i)] ?? i}}`) + end
  }
}
