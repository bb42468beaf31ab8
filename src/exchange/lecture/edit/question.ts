import { isFields } from '../../../experiment/format/merge.ts'
import type { Question } from '../scenario.ts'
import { questionData, questionSchema } from '../fences/question-schema.ts'
import { optionItem, optionParts, readOption, type TypedOption } from '../notation/option-text.ts'
import { readNumber } from '../notation/number-text.ts'
import { quantityText, readKnownQuantity, type QuantityCall } from '../notation/quantity-text.ts'
import { TextError } from '../notation/text-error.ts'
import { itemsOf } from '../parts.ts'
import type { Prose, Section } from '../text/scan.ts'
import { readPlace, setField } from './data.ts'
import { edited, refused, replaced, type Edit } from './edit.ts'
import { Outline } from './outline.ts'
import { setOptions, setQuestion } from './words.ts'

/** Options that the form offers, at most. */
export const mostOfferedOptions = 4

/** A question as it stands in the text, even if it is invalid. */
export interface StandingQuestion {
  readonly scene: string
  readonly ask: string
  readonly because: string
  readonly options: readonly TypedOption[]
  readonly kind: Question['kind']
  /** The quantity that is the answer; undefined if the answer is anything else. */
  readonly answer: QuantityCall | undefined
  readonly scale: Question['scale'] | undefined
  readonly within: number | undefined
}

const textOf = (outline: Outline, section: Section, name: string): string =>
  outline
    .blocksOf(section, name)
    .map((block) => (block.kind === 'fence' ? '' : block.text))
    .join('\n\n')

function answerOf(written: unknown): QuantityCall | undefined {
  if (typeof written !== 'string') return undefined
  try {
    return readKnownQuantity(written)
  } catch (error) {
    if (error instanceof TextError) return undefined
    throw error
  }
}

function scaleOf(written: unknown): Question['scale'] | undefined {
  if (!isFields(written)) return undefined
  const { from, to, log } = written
  return typeof from === 'number' && typeof to === 'number'
    ? { from, to, ...(log === true && { log }) }
    : undefined
}

export function standingQuestion(text: string, step: number): StandingQuestion | undefined {
  const outline = new Outline(text)
  const section = outline.steps[step]
  if (!section || outline.blocksOf(section, 'ask').length === 0) return undefined
  const { value } = readPlace(outline, { step, fence: 'question' })
  const { kind, answer, scale, within } = isFields(value) ? value : {}
  const kinds: readonly unknown[] = ['place', 'number', 'choice', 'curve']
  return {
    scene: textOf(outline, section, 'scene'),
    ask: textOf(outline, section, 'ask'),
    because: textOf(outline, section, 'because'),
    options: itemsOf(outline.blocksOf(section, 'options')).map((item) => optionParts(item.text)),
    kind: kinds.includes(kind) ? (kind as Question['kind']) : 'choice',
    answer: answerOf(answer),
    scale: scaleOf(scale),
    within: typeof within === 'number' ? within : undefined,
  }
}

const question = (step: number) => ({ step, fence: 'question' }) as const

/** The fields that depend on the kind of question. */
export type AnswerKind = Pick<Question, 'kind' | 'answer' | 'options' | 'scale' | 'within'>

export const beginQuestion = (text: string, step: number, kind: AnswerKind): Edit =>
  setQuestion(text, step, { ask: '', because: '', ...kind })

export const takeQuestion = (text: string, step: number): Edit => setQuestion(text, step, undefined)

/** Changes the kind of a question. It keeps the text, and loses the fields that the new kind does not have. */
export function setKind(text: string, step: number, kind: AnswerKind): Edit {
  const { options = [] } = kind
  const data = questionData(kind)
  const listed = setOptions(text, step, options)
  const after = Object.keys(questionSchema.entries).reduce(
    (whole, name) => setField(whole, question(step), [name], data[name]).text,
    listed.text,
  )
  return edited(text, after, listed.problems)
}

export const setAnswer = (text: string, step: number, answer: QuantityCall): Edit =>
  setField(text, question(step), ['answer'], quantityText(answer))

export const setScale = (text: string, step: number, scale: NonNullable<Question['scale']>): Edit =>
  setField(text, question(step), ['scale'], scale)

export const setWithin = (text: string, step: number, within: number): Edit =>
  setField(text, question(step), ['within'], within)

/** The condition of an option as typed by the author. A bare number or quantity means “nearest to”. */
export function typedCondition(typed: string): string {
  const words = typed.trim()
  return readNumber(words) !== undefined || answerOf(words) ? `= ${words}` : words
}

/** Why a typed condition is invalid; '' if it is valid. */
export function optionFault(typed: string): string {
  if (/[{}]/u.test(typed)) return 'leave out the braces. They are added automatically'
  try {
    readOption(optionItem({ label: '', condition: typedCondition(typed) }))
    return ''
  } catch (error) {
    if (error instanceof TextError) return error.message
    throw error
  }
}

function optionRange(outline: Outline, { line: first, text }: Prose, line: number) {
  const lines = text.split('\n')
  let last = line
  while (lines[last + 1 - first]?.startsWith('  ')) last++
  return { from: outline.from(line), to: outline.to(last), last }
}

/** Moves an option to another place, both counted from 0. No option changes its text. */
export function moveOption(text: string, step: number, at: number, to: number): Edit {
  const outline = new Outline(text)
  const section = outline.steps[step]
  const [block] = section ? outline.blocksOf(section, 'options') : []
  if (block?.kind !== 'prose') return refused(text)
  const ranges = itemsOf([block]).map(({ line }) => optionRange(outline, block, line))
  const texts = ranges.map(({ from, to: end }) => text.slice(from, end))
  const [moved] = texts.splice(at, 1)
  if (moved === undefined || to < 0 || to > texts.length) return refused(text)
  texts.splice(to, 0, moved)
  return edited(text, replaced(text, ranges.map(({ from, to: end }, i) => ({ from, to: end, text: texts[i]! })))) // prettier-ignore
}

/** Replaces an option, counted from 0, or adds one after the last; undefined removes it. The others are left unchanged. */
export function setOption(text: string, step: number, at: number, option: TypedOption | undefined): Edit {
  const outline = new Outline(text)
  const section = outline.steps[step]
  const [block] = section ? outline.blocksOf(section, 'options') : []
  const written = option && optionItem({ ...option, label: option.label.replace(/[\r\n]+/gu, ' ').trim() })
  if (!section || !block || block.kind !== 'prose') {
    if (!section || written === undefined) return refused(text)
    return edited(text, replaced(text, [outline.added(section, 'options', written)]))
  }
  const item = itemsOf([block])[at]
  if (!item) {
    const end = outline.to(block.end)
    if (written === undefined) return refused(text)
    return edited(text, replaced(text, [{ from: end, to: end, text: `\n${written}` }]))
  }
  const { last, ...range } = optionRange(outline, block, item.line)
  if (written !== undefined) return edited(text, replaced(text, [{ ...range, text: written }]))
  const next = outline.from(last + 1)
  return edited(text, replaced(text, [{ from: range.from, to: next, text: '' }]))
}
