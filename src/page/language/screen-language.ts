import { orLoadError } from '../../experiment/spec/values/load-error.ts'
import {
  languageOf,
  languages,
  locale,
  translate,
  setTranslator,
  setPreferredLanguages,
  type Language,
  type ScreenTranslator,
} from '../../words/language/language.ts'
import { SavedChoice } from '../saved-choice.ts'
import { urlOptions } from '../url-options.ts'

/** Kept choice of a language; the browser's own where none was made. */
const languageChoice = new SavedChoice<Language | 'browser'>('badlands-language', ['browser', 'en', 'de'])

/** Keeps a language for the next visit. */
export const keepLanguage = (language: Language): void => languageChoice.keep(language)

/** The language that the address asks for, else the one that was chosen on this machine, else the browser's. */
export const chosenLanguage = (): Language => languageOf(chosenLanguages())

/** The languages in which lectures are read: the one that was asked for or chosen, else those of the browser. */
export function chosenLanguages(): readonly string[] {
  const kept = languageChoice.get()
  const chosen = urlOptions.lang ?? kept
  return chosen === 'browser' ? navigator.languages : [chosen]
}

/** Loaders of what speaks a language. */
const speeches: Readonly<Record<Language, () => Promise<ScreenTranslator | undefined>>> = {
  en: () => Promise.resolve(undefined),
  de: () => import('./german-speech.ts').then(({ german }) => german),
}

/** What the page is called in English. */
const title = document.title

/** Has the screen speak a language once its words are here, and lectures be read in it or in others. Rejects, and changes nothing, where they do not come. */
export async function speakLanguage(
  language: Language,
  wished: readonly string[] = [language],
): Promise<void> {
  const speech = await orLoadError(speeches[language](), `the language ${languages[language]}`)
  setTranslator(speech)
  setPreferredLanguages(wished)
  document.title = translate(title)
  document.documentElement.lang = locale()
}
