import type { Authored } from '../../experiment/authored.ts'
import type { Given } from './given.ts'
import { signal } from '@preact/signals-core'
import { writeDecimals } from '../../math/picture/format.ts'

/** A language that the screen speaks, as `lang` of HTML has it. */
export type Language = 'en' | 'de'

/** Languages by what they call themselves; English, in which the sources are written, is the first. */
export const languages: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }

/** True of a language that the screen speaks. */
export const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name)

/** The first language of a list, such as `de-AT`, that the screen speaks; English where there is none. */
export function languageOf(wished: readonly string[]): Language {
  const [known = 'en'] = wished.map((name) => name.toLowerCase().split('-')[0] ?? '').filter(isLanguage)
  return known
}

/** The strings of a template in another language, and the places of its values in them. */
export interface TranslatedTemplate {
  readonly strings: TemplateStringsArray
  /** For each place the index of the value that stands there. */
  readonly order: readonly number[]
  /** The value of an index as its place has it: translated where somebody reads or hears it. */
  say(value: unknown, index: number): unknown
}

/** What says the words of the screen, which are written in English, in another language. */
export interface ScreenTranslator {
  readonly language: Language
  /** What stands before the decimals of a number. */
  readonly decimalMark: '.' | ','
  /** A text in this language, as it is where nobody has translated it. */
  said(text: string): string
  /** A text that a person wrote, marked so that it is never translated, alone or within a sentence. */
  given(text: Authored): Given
  /** A text as it appears on the screen: translated, and without the marks of what a person wrote. */
  written(text: string): string
  template(strings: TemplateStringsArray): TranslatedTemplate
}

const speech = signal<ScreenTranslator | undefined>()

/** What speaks now; undefined while the screen speaks English. */
export const translator = (): ScreenTranslator | undefined => speech.peek()

/** The language of the screen. */
export const language = (): Language => translator()?.language ?? 'en'

/** The language of the screen as dates and `lang` of HTML have it: the English is British. */
export const locale = (): string => translator()?.language ?? 'en-GB'

let wished: readonly string[] | undefined

/** The languages in which lectures are read, the preferred one first: that of the screen unless others are wished for. */
export const preferredLanguages = (): readonly string[] => wished ?? [language()]

/** Sets the languages in which lectures are read from now on. */
export function setPreferredLanguages(languages: readonly string[] | undefined): void {
  wished = languages
}

/** Returns a text of the sources in the language of the screen, and what a person wrote as it is. */
export function translate(text: Given): Given
export function translate(text: string): string
export function translate(text: string): string {
  return translator()?.said(text) ?? text
}

/**
 * Marks a text that a person wrote (the name of a column, a title, a file) where it enters a template, a canvas or a sentence. Whoever
 * joins, wraps or clips it keeps the mark; what draws it takes the mark away. Computed signals that call it follow the language.
 */
export const asGiven = (text: Authored): Given => speech.value?.given(text) ?? (text as Given)

/** Has the screen speak from now on; whoever calls it draws everything anew. */
export function setTranslator(next: ScreenTranslator | undefined): void {
  speech.value = next
  writeDecimals(next?.decimalMark ?? '.')
}
