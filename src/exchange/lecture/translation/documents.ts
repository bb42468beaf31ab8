import { isFields } from '../../../experiment/format/merge.ts'
import { readData } from '../fences/read-fence.ts'
import { withPieces } from '../text/pieces.ts'
import { isTranslation, linesOf, scanLecture, translationStarts } from '../text/scan.ts'

export interface TranslationDocument {
  readonly text: string
  /** The offset of its first character in the file. */
  readonly from: number
  /** The number of lines of the file before it. */
  readonly before: number
}

/** A file split into its lecture and its translations. The lecture is empty in a file with only translations. */
export interface Documents {
  readonly lecture: string
  readonly translations: readonly TranslationDocument[]
}

const lineEnd = /\r\n|\n|\r/u
const lineEnds = /\r\n|\n|\r/gu
/** The end of a text that is followed by a blank line. */
const gap = /(\r\n|\n|\r)(?:\r\n|\n|\r)$/u

/** Removes the blank line that separates a part from the next. */
const withoutGap = (part: string): string => part.replace(gap, '$1')

/** The front matter of a text; empty if it cannot be read. */
export function frontOf(text: string): Readonly<Record<string, unknown>> {
  const { front } = scanLecture(text)
  const value = front?.closed ? readData(front.lines, 2).data?.value : undefined
  return isFields(value) ? value : {}
}

export function documentsOf(text: string): Documents {
  const lines = linesOf(text)
  const offsets = [0, ...Array.from(text.matchAll(lineEnds), (end) => end.index + end[0].length)]
  const starts = [...(isTranslation(text) ? [0] : []), ...translationStarts(lines)]
  const cut = (from: number, to: number | undefined) =>
    to === undefined ? text.slice(offsets[from]) : withoutGap(text.slice(offsets[from], offsets[to]))
  return {
    lecture: starts[0] === 0 ? '' : cut(0, starts[0]),
    translations: starts.map((start, i) => ({
      text: cut(start, starts[i + 1]),
      from: offsets[start] ?? 0,
      before: start,
    })),
  }
}

export const lectureEnd = (text: string): number => documentsOf(text).translations[0]?.from ?? text.length

/** Moves `translates` to the front of a translation's fields, where the scanner looks for it. */
function recognisable(translation: string): string {
  const text = translation.replace(/^\uFEFF/u, '')
  const lines = linesOf(`\n${text}`)
  if (translationStarts(lines).includes(1)) return text
  const [open = '---', ...others] = linesOf(text)
  const at = others.findIndex((line) => line.startsWith('translates:'))
  return [open, others[at], ...others.slice(0, at), ...others.slice(at + 1)].join('\n')
}

/** The language of a translation; empty if it has none. */
export const translationLanguage = (text: string): string => {
  const { language } = frontOf(text)
  return typeof language === 'string' ? language : ''
}

/** Adds a translation to a file, after its lecture and other translations, or replaces the one in the same language. */
export function joined(file: string, translation: string): string {
  const added = recognisable(translation)
  const { translations } = documentsOf(file)
  const before = translations.find(
    ({ text }) =>
      translationLanguage(text) === translationLanguage(added) && translationLanguage(added) !== '',
  )
  if (before) {
    const { from, text } = before
    const isLast = before === translations.at(-1)
    const end = isLast || /[\r\n]$/u.test(added) ? added : `${added}\n`
    return withPieces(file, [{ from, to: from + text.length, text: end }])
  }
  const end = lineEnd.exec(file)?.[0] ?? '\n'
  return `${file}${/[\r\n]$/u.test(file) ? '' : end}${end}${added}`
}

export function withoutTranslation(file: string, { from, text }: TranslationDocument): string {
  const { translations, lecture } = documentsOf(file)
  const next = translations.find((one) => one.from > from)
  if (next) return file.slice(0, from) + file.slice(next.from)
  const before = translations.filter((one) => one.from < from).at(-1)
  return before ? file.slice(0, before.from + before.text.length) : text === file ? '' : lecture
}
