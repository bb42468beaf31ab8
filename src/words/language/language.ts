import type { Authored } from '../../experiment/authored.ts'
import type { Given } from './given.ts'
import { signal } from '@preact/signals-core'
import { writeDecimals } from '../../math/picture/format.ts'

/** A screen language, as in the `lang` attribute of HTML. */
export type Language = 'en' | 'de'

/** Languages by their own names; the first is English, the language of the sources. */
export const languages: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }

export const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name)

/** Returns the first screen language of a list such as `de-AT`; English if there is none. */
export function languageOf(wished: readonly string[]): Language {
  const [known = 'en'] = wished.map((name) => name.toLowerCase().split('-')[0] ?? '').filter(isLanguage)
  return known
}

/** The strings of a template in another language, and the order of its values. */
export interface TranslatedTemplate {
  readonly strings: TemplateStringsArray
  /** The index of the value at each place. */
  readonly order: readonly number[]
  /** Returns the value of this index as its place needs it: translated if people read or hear it. */
  say(value: unknown, index: number): unknown
}

/** Translates the English texts of the screen into another language. */
export interface ScreenTranslator {
  readonly language: Language
  readonly decimalMark: '.' | ','
  /** Returns a text in this language, or unchanged if there is no translation. */
  said(text: string): string
  /** Marks a text that a person wrote, so that it is never translated, by itself or within a sentence. */
  given(text: Authored): Given
  /** Returns a text as it appears on the screen: translated, and without marks. */
  written(text: string): string
  template(strings: TemplateStringsArray): TranslatedTemplate
}

const speech = signal<ScreenTranslator | undefined>()

/** The current translator; undefined if the screen is in English. */
export const translator = (): ScreenTranslator | undefined => speech.peek()

export const language = (): Language => translator()?.language ?? 'en'

/** The screen language for dates and the `lang` attribute; English is British. */
export const locale = (): string => translator()?.language ?? 'en-GB'

let wished: readonly string[] | undefined

/** The languages in which lectures are shown, the preferred one first; by default the screen language. */
export const preferredLanguages = (): readonly string[] => wished ?? [language()]

export function setPreferredLanguages(languages: readonly string[] | undefined): void {
  wished = languages
}

/** Returns a text in the screen language; what a person wrote stays unchanged. */
export function translate(text: Given): Given
export function translate(text: string): string
export function translate(text: string): string {
  return translator()?.said(text) ?? text
}

/**
 * Marks a text that a person wrote (the name of a column, a title, a file) where it enters a template, a canvas or a
 * sentence. Joining, wrapping and clipping keep the mark; drawing removes it. Computed signals that call this follow the
 * language.
 */
export const asGiven = (text: Authored): Given => speech.value?.given(text) ?? (text as Given)

/** Sets the screen language. The caller redraws everything. */
export function setTranslator(next: ScreenTranslator | undefined): void {
  speech.value = next
  writeDecimals(next?.decimalMark ?? '.')
}
