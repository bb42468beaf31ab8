import type { Authored } from '../../experiment/authored.ts'
import { languageName } from '../../exchange/lecture/language-code.ts'
import {
  documentsOf,
  frontOf,
  joined,
  translationLanguage,
} from '../../exchange/lecture/translation/documents.ts'
import { catalogue } from '../../scenarios/catalogue.ts'
import { isWrittenHere, type Origin } from '../../exchange/lecture/manuscript.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { keepLecture, savedLectures } from '../../study/lecture/saved-lectures.ts'
import { keepVersion } from '../../study/lecture/saved-versions.ts'
import { readAgain, readLecture } from '../../study/lecture/own-lectures.ts'
import { isBeingWritten } from '../../study/lecture/writing-turn.ts'
import { asGiven, locale } from '../../words/language/language.ts'
import { textOfLecture } from './lecture-texts.ts'

/** The id in the text of a lecture. */
export const idOf = (text: string): string => String(frontOf(text)['id'] ?? '')

/** The id of the lecture that a translation belongs to. */
export const translatedId = (text: string): string => String(frontOf(text)['translates'] ?? '')

/** The translations in a file. */
export const translationsIn = (file: string): readonly string[] =>
  documentsOf(file).translations.map(({ text }) => text)

/** The file of a lecture with some translations appended. */
export const withTranslations = (file: string, translations: readonly string[]): string =>
  translations.reduce(joined, file)

/** A lecture that a translation can join. */
interface Target {
  /** Its id on this page; undefined for a built-in lecture, which is copied. */
  readonly id?: string
  readonly text: string
  readonly origin: Origin
  readonly saved?: string
}

/** Finds the lecture with an id: the current one, a saved one, or a built-in one, in this order. */
async function targetOf(id: string, current: Lecture | undefined): Promise<Target | undefined> {
  const { manuscript } = current ?? {}
  if (current && manuscript && idOf(manuscript.text) === id) {
    const { text, origin, saved } = manuscript
    return { id: current.id, text, origin, ...(saved !== undefined && { saved }) }
  }
  const ours = catalogue.find((one) => one.id === id)
  const kept = (await savedLectures()).find(({ text }) => idOf(text) === id)
  if (kept && !(ours && current?.id === ours.id)) return kept
  return ours && { text: await textOfLecture(ours), origin: { kind: 'here', name: '' } }
}

/** Saves a lecture after translations joined it, including edits that have not been read yet. The previous text becomes a version. */
async function keep(lecture: Lecture, before: string, translations: readonly string[]): Promise<void> {
  const { id, title, idea = '', steps, manuscript } = lecture
  if (!manuscript) return
  const { text, origin, saved, authors } = manuscript
  const kept = (await savedLectures()).find((one) => one.id === id)
  await keepVersion({ id, time: Date.now(), text: kept?.typed ?? before })
  await keepLecture({
    ...{ id, title, idea, steps: steps.length, text, origin, authors, opened: Date.now() },
    ...(kept?.typed !== undefined && { typed: withTranslations(kept.typed, translations) }),
    ...(saved !== undefined && { saved }),
  })
}

/** A lecture that translations have joined. */
export interface JoinedLecture {
  readonly id: string
  /** The result, in a sentence. */
  readonly news: string
}

/** The names of languages in the language of the page, as a list. */
const languageList = (translations: readonly string[]): string =>
  translations
    .map((text) => languageName(translationLanguage(text), locale()) ?? translationLanguage(text))
    .join(', ')

/** The message after translations have joined a lecture. */
export const joinedNews = (title: Authored, translations: readonly string[]): string =>
  `Added to “${asGiven(title)}”: ${asGiven(languageList(translations))}`

/**
 * Adds translations to their lecture and saves it, under the same id if the user may edit it, otherwise as a copy. Returns undefined if the
 * lecture is not available. Rejects if it is being edited in another tab.
 */
export async function joinLecture(
  translations: readonly string[],
  current: Lecture | undefined,
): Promise<JoinedLecture | undefined> {
  const target = await targetOf(translatedId(translations[0] ?? ''), current)
  if (!target) return undefined
  const { id, text: before, origin } = target
  const text = withTranslations(before, translations)
  const isOwn = id !== undefined && isWrittenHere(origin)
  if (isOwn && (await isBeingWritten(id)))
    throw new Error(
      'This lecture is being edited in another tab. Drop the translation there, or close that tab.',
    )
  const saved = target.saved ?? (origin.kind === 'file' ? before : undefined)
  const { lecture } = isOwn
    ? await readAgain({ id, text, origin, saved })
    : await readLecture(text, { kind: 'here', name: '' })
  if (!lecture) return undefined
  if (text !== before || !isOwn) await keep(lecture, before, translations)
  return { id: lecture.id, news: joinedNews(lecture.title, translations) }
}

/** Adds the translations that joined an earlier form of the same file on this page and are missing from the text. */
export async function withJoinedHere(text: string, { kind, name }: Origin): Promise<string> {
  const kept = (await savedLectures()).find(
    ({ origin, text: before }) => origin.kind === kind && origin.name === name && idOf(before) === idOf(text),
  )
  if (kind !== 'file' || kept?.saved === undefined) return text
  const languages = [text, kept.saved].flatMap((each) =>
    documentsOf(each).translations.map((one) => translationLanguage(one.text)),
  )
  const here = translationsIn(kept.text)
  return withTranslations(
    text,
    here.filter((one) => !languages.includes(translationLanguage(one))),
  )
}
