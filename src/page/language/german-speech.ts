import '../../elements/controls/web-awesome-german.ts'
import { catalogue } from '../../scenarios/catalogue.ts'
import { lectureLines } from '../../scenarios/lines.ts'
import { translations } from '../../scenarios/translations.ts'
import { german as words } from '../../words/language/german/german.ts'
import { Translator } from '../../words/language/translator.ts'
import { sayOnCanvases } from './canvas-words.ts'

/** Titles and descriptions of the lectures by their English ones; those without a translation stay unchanged. */
const lectures = Object.fromEntries(
  catalogue.flatMap(({ id, title }) => {
    const line = lectureLines[id] ?? ''
    const own = translations.find((one) => one.language === 'de' && one.id === id)
    return [[title, own?.title ?? title] as const, [line, own?.idea ?? line] as const]
  }),
)

sayOnCanvases()

export const german = new Translator('de', { ...words, ...lectures })
