import { catalogue } from '../../scenarios/catalogue.ts'
import { lectureLines } from '../../scenarios/lines.ts'
import { translations } from '../../scenarios/translations.ts'
import { german as words } from '../../words/language/german/german.ts'
import { Translator } from '../../words/language/translator.ts'
import { sayOnCanvases } from './canvas-words.ts'

/** Titles and ideas of the lectures that are translated, by those that they have in English. */
const lectures = Object.fromEntries(
  translations
    .filter(({ language }) => language === 'de')
    .flatMap(({ id, title, idea }) => {
      const entry = catalogue.find((one) => one.id === id)
      return entry ? [[entry.title, title] as const, [lectureLines[id] ?? '', idea] as const] : []
    }),
)

sayOnCanvases()

/** The screen in German. */
export const german = new Translator('de', { ...words, ...lectures })
