import { setField } from '../../../exchange/lecture/edit/data.ts'
import type { Edit } from '../../../exchange/lecture/edit/edit.ts'
import { Outline } from '../../../exchange/lecture/edit/outline.ts'
import { setWords } from '../../../exchange/lecture/edit/words.ts'
import { stepId } from '../../../exchange/lecture/merged.ts'
import { partsOf, type Range } from '../../../exchange/lecture/parts.ts'
import { linesOf, type Section } from '../../../exchange/lecture/text/scan.ts'
import { slugOf } from '../../../exchange/lecture/text/slug.ts'
import { translationsRenamed } from '../../../exchange/lecture/translation/followed.ts'
import { untitledId } from './first-text.ts'

/** The texts of a step as its reader sees them, each '' if absent. */
export interface StepWords {
  readonly id: string
  readonly title: string
  readonly prose: string
  readonly try: string
  readonly watch: string
}

/** The texts of a lecture, regardless of problems elsewhere in it. */
export interface LectureWords {
  readonly title: string
  readonly idea: string
  readonly minute: string
  readonly steps: readonly StepWords[]
}

/** The text of a part of a section; for prose in several places, all of it. */
export function textOf(outline: Outline, section: Section | undefined, name: string): string {
  const blocks = section ? outline.blocksOf(section, name) : []
  return blocks.map((block) => (block.kind === 'fence' ? '' : block.text)).join('\n\n')
}

/** Reads the texts from the text of a lecture. */
export function wordsOf(text: string): LectureWords {
  const outline = new Outline(text)
  const { head, steps } = outline
  return {
    title: head?.title ?? '',
    idea: textOf(outline, head, 'idea'),
    minute: textOf(outline, head, 'minute'),
    steps: steps.map((section) => ({
      id: stepId(section),
      title: section.title,
      prose: textOf(outline, section, 'prose'),
      try: textOf(outline, section, 'try'),
      watch: textOf(outline, section, 'watch'),
    })),
  }
}

/** A text of the whole lecture, or of a step, which counts from 0. */
export interface WordsPart {
  readonly step?: number
  readonly part: string
}

/** The parts that have a field, in order. */
const partsWithFields: readonly string[] = ['title', 'idea', 'minute', 'try', 'watch', 'prose']

const sectionOf = (outline: Outline, step: number | undefined): Section | undefined =>
  step === undefined ? outline.head : outline.steps[step]

/** Offset where a part begins in the text of a lecture, or where its step begins if the part is absent. */
export function offsetOf(text: string, { step, part }: WordsPart): number {
  const outline = new Outline(text)
  const section = sectionOf(outline, step)
  if (!section) return 0
  const range = partsOf(section, linesOf(text))[part]
  return range ? outline.from(range.line) + range.column - 1 : outline.to(section.line)
}

const holds = ({ line, end }: Range, at: number): boolean => line <= at && at <= end

/** The part at an offset in the text of a lecture; the title of the step if no part with a field is there. */
export function wordsAt(text: string, offset: number): WordsPart {
  const outline = new Outline(text)
  const line = linesOf(text.slice(0, offset)).length
  const step = outline.steps.findLastIndex((section) => section.line <= line)
  const section = sectionOf(outline, step < 0 ? undefined : step)
  const parts = section ? Object.entries(partsOf(section, linesOf(text))) : []
  const found = parts.find(([name, range]) => partsWithFields.includes(name) && holds(range, line))
  return { ...(step >= 0 && { step }), part: found?.[0] ?? 'title' }
}

/** A key for a part, used in the page. */
export const partKey = ({ step, part }: WordsPart): string =>
  `${step === undefined ? 'lecture' : 'step'}-${part}`

const idOf = (title: string): string => (title.trim() === '' ? untitledId : slugOf(title))

/** Sets the title of the lecture. If its id was derived from the old title, it follows. */
function withTitle(text: string, title: string): Edit {
  const { head, front = [] } = new Outline(text)
  const titled = setWords(text, { part: 'title' }, title)
  const follows = front.some((line) => line === `id: ${idOf(head?.title ?? '')}`)
  if (!titled.change || !follows) return titled
  const named = setField(titled.text, 'front', ['id'], idOf(title))
  return { ...named, text: translationsRenamed(named.text, idOf(title)) }
}

const ofStep = ['title', 'prose', 'try', 'watch', 'scene', 'ask', 'because'] as const

const isOfStep = (part: string): part is (typeof ofStep)[number] => ofStep.some((name) => name === part)

/** Replaces a part that has a field. */
export function writtenWords(text: string, { step, part }: WordsPart, words: string): Edit {
  if (step !== undefined && isOfStep(part)) return setWords(text, { step, part }, words)
  if (part === 'idea' || part === 'minute') return setWords(text, { part }, words)
  const titled = withTitle(text, words)
  return {
    ...titled,
    ...(titled.text !== text && { change: { from: 0, to: text.length, text: titled.text } }),
  }
}
