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

/** Saved choice of a language; by default the browser's. */
const languageChoice = new SavedChoice<Language | 'browser'>('badlands-language', ['browser', 'en', 'de'])

export const keepLanguage = (language: Language): void => languageChoice.keep(language)

/** Returns the language in the address, or else the one chosen on this machine, or else the browser's. */
export const chosenLanguage = (): Language => languageOf(chosenLanguages())

/** Returns the languages in which lectures are shown: the one in the address or chosen, or else those of the browser. */
export function chosenLanguages(): readonly string[] {
  const kept = languageChoice.get()
  const chosen = urlOptions.lang ?? kept
  return chosen === 'browser' ? navigator.languages : [chosen]
}

/** Loaders of the translators. */
const speeches: Readonly<Record<Language, () => Promise<ScreenTranslator | undefined>>> = {
  en: () => Promise.resolve(undefined),
  de: () => import('./german-speech.ts').then(({ german }) => german),
}

/** The English title of the page. */
const title = document.title

/**
 * Changes the language of the screen once its translator is loaded, and that of lectures. Rejects without changes if it
 * does not load.
 */
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
