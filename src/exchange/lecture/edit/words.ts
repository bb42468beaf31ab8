import { optionText } from '../notation/option-text.ts'
import { callout, prose, questionText } from '../lecture-text.ts'
import { stepId } from '../merged.ts'
import { partName } from '../parts.ts'
import { slugOf } from '../text/slug.ts'
import type { Option, Question } from '../scenario.ts'
import { scanLecture, withoutBlankEnds, type Block, type Section } from '../text/scan.ts'
import type { Piece } from '../text/pieces.ts'
import { followed } from './front.ts'
import { edited, refused, replaced, type Edit } from './edit.ts'
import { Outline, type HeadName, type PartName } from './outline.ts'

export type StepWords = Extract<PartName, 'prose' | 'try' | 'watch' | 'scene' | 'ask' | 'because'>

/** A text field of the form, of the whole lecture or of a step, counted from 0. */
export type WordsPlace =
  { readonly part: 'title' | HeadName } | { readonly step: number; readonly part: 'title' | 'id' | StepWords }

const missing = (text: string, step?: number): Edit => {
  const message =
    step === undefined
      ? 'the title is missing before the first step. Write it in a line that begins with # and a space'
      : `there is no step ${step + 1}`
  return refused(text, { line: 1, column: 1, message, ...(step !== undefined && { step }) })
}

const trimmed = (words: string): string => words.replace(/\r\n|\r/gu, '\n').trim()

const withoutBlanks = (words: string): string =>
  withoutBlankEnds(words.replace(/\r\n|\r/gu, '\n').split('\n'))

const inOneLine = (words: string): string => words.replace(/[\r\n]+/gu, ' ').trim()

/** The text of a title. An id at its end gets a space, so that it is not read as one. */
const asTitle = (words: string): string => inOneLine(words).replace(/\{#([^{}\s]+)\}$/u, '{ #$1}')

/** A key for everything in a text except some parts of one section, to check that an edit changes nothing else. */
const otherParts = (text: string, at: number, names: readonly string[]): string =>
  JSON.stringify(
    scanLecture(text).sections.map(({ level, title, id, blocks }, i) => [
      level,
      title,
      id,
      blocks
        .map((block) => [partName(blocks, block), block.kind === 'fence' ? block.lines : block.text] as const)
        .filter(([name]) => i !== at || !names.includes(name)),
    ]),
  )

/** Edits parts of a section, or refuses if that would change the meaning of the text around them. */
function editedParts(
  outline: Outline,
  section: Section,
  names: readonly string[],
  changes: readonly Piece[],
): Edit {
  const { text } = outline
  const after = replaced(text, changes)
  const at = scanLecture(text).sections.findIndex(({ line }) => line === section.line)
  if (otherParts(text, at, names) === otherParts(after, at, names)) return edited(text, after)
  const step = outline.steps.indexOf(section)
  const message = 'this change would alter the text around it. Make it in the text'
  return refused(text, { line: section.line, column: 1, message, ...(step >= 0 && { step }) })
}

/** Writes `text` into the first block of a name and removes the others, or adds a block if there is none. */
function blockChanges(
  outline: Outline,
  section: Section,
  name: PartName | HeadName,
  text: string,
): readonly Piece[] {
  const [first, ...others] = outline.blocksOf(section, name)
  if (!first) return text === '' ? [] : [outline.added(section, name, text)]
  const changed = text === '' ? outline.removed(section, first) : outline.instead(first, text)
  return [changed, ...others.map((block) => outline.removed(section, block))]
}

const proseText = (block: Block): string => (block.kind === 'fence' ? '' : block.text)

/** Changes prose that is interrupted by other parts. If only one of its pieces differs, only that piece changes. */
function proseChanges(outline: Outline, section: Section, words: string): readonly Piece[] {
  const blocks = outline.blocksOf(section, 'prose')
  for (const [i, block] of blocks.entries()) {
    const [before, after] = [blocks.slice(0, i), blocks.slice(i + 1)].map((some) => some.map(proseText))
    const head = before?.map((text) => `${text}\n\n`).join('') ?? ''
    const tail = after?.map((text) => `\n\n${text}`).join('') ?? ''
    if (!words.startsWith(head) || !words.endsWith(tail) || words.length < head.length + tail.length) continue
    const own = words.slice(head.length, words.length - tail.length)
    if (own !== '' && withoutBlanks(own) === own) return [outline.instead(block, prose(own))]
  }
  return blockChanges(outline, section, 'prose', prose(words))
}

/** The id, or if it is taken the id with the first free number: `name-2`, `name-3`. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id
  for (let i = 2; taken.has(free); i++) free = `${id}-${i}`
  return free
}

export const headingText = (level: 1 | 2, title: string, id: string | undefined): string =>
  `${'#'.repeat(level)} ${title}${id === undefined ? '' : ` {#${id}}`}`

/** Changes a step's heading, adding an id if the title's own is taken. Everything that refers to the step follows. */
function withHeading(outline: Outline, section: Section, title: string, id: string | undefined): string {
  const others = outline.steps.filter((step) => step !== section)
  const wanted = id ?? slugOf(title)
  const free = freeId(wanted, new Set(others.map(stepId)))
  const heading = headingText(2, title, id === undefined && free === wanted ? undefined : free)
  const before = stepId(section)
  const followers = others.flatMap((step) => outline.fenceOf(step, 'experiment') ?? [])
  const after = replaced(outline.text, [
    outline.insteadOf(section.line, heading),
    ...followers
      .filter(({ info }) => free !== before && info.split(/[\s:]+/u).join(' ') === `from ${before}`)
      .map(({ line }) => outline.insteadOf(line, `\`\`\`experiment from ${free}`)),
  ])
  const ids = outline.steps.map(stepId)
  const named = (each: string) => (each === before ? free : each)
  return followed(after, ids, ids.map(named), named)
}

const idLetters = (words: string): string | undefined =>
  words.trim() === '' ? undefined : slugOf(words.trim())

/**
 * Sets a text of the lecture, adding its part, or removing it if it becomes empty. If a title without an explicit id changes, so does the
 * step's id, and the patches on the step follow.
 */
export function setWords(text: string, place: WordsPlace, words: string): Edit {
  const outline = new Outline(text)
  const section = 'step' in place ? outline.steps[place.step] : outline.head
  if (!section) return missing(text, 'step' in place ? place.step : undefined)
  const { part } = place
  if (!('step' in place) && part === 'title') {
    const heading = headingText(1, asTitle(words), section.id)
    return edited(text, replaced(text, [outline.insteadOf(section.line, heading)]))
  }
  if (part === 'title' || part === 'id') {
    const [title, id] = part === 'title' ? [asTitle(words), section.id] : [section.title, idLetters(words)]
    return edited(text, withHeading(outline, section, title, id))
  }
  if (part === 'prose')
    return editedParts(outline, section, [part], proseChanges(outline, section, withoutBlanks(words)))
  const said = trimmed(words)
  // An empty question keeps its callout, because its author may be about to retype it.
  const stays = part === 'ask' && outline.blocksOf(section, part).length > 0
  const written = said === '' && !stays ? '' : callout(part, said)
  return editedParts(outline, section, [part], blockChanges(outline, section, part, written))
}

/** Sets the options below a step's question; an empty list removes them. */
export function setOptions(text: string, step: number, options: readonly Option[]): Edit {
  const outline = new Outline(text)
  const section = outline.steps[step]
  if (!section) return missing(text, step)
  const items = options.map((option) => optionText({ ...option, label: inOneLine(option.label) }))
  return editedParts(
    outline,
    section,
    ['options'],
    blockChanges(outline, section, 'options', items.join('\n')),
  )
}

const questionParts = ['scene', 'ask', 'options', 'because', 'question'] as const

function withoutQuestion(text: string, step: number): string {
  const outline = new Outline(text)
  const section = outline.steps[step]
  const block = section?.blocks.findLast((each) =>
    questionParts.some((name) => partName(section.blocks, each) === name),
  )
  if (!section || !block) return text
  return withoutQuestion(replaced(text, [outline.removed(section, block)]), step)
}

/** Replaces a step's question; undefined removes all its parts. */
export function setQuestion(text: string, step: number, question: Question | undefined): Edit {
  const bare = withoutQuestion(text, step)
  const outline = new Outline(bare)
  const section = outline.steps[step]
  if (!section) return missing(text, step)
  if (!question) return edited(text, bare)
  const written = questionText(question).join('\n\n')
  return edited(text, replaced(bare, [outline.added(section, 'scene', written)]))
}
