import { isFields } from '../../../experiment/format/merge.ts'
import type { Step } from '../scenario.ts'

/** Fields of what a step shows that contain text, or lists of text. */
const worded = [
  'label', 'title', 'stage', 'up', 'unit', 'line', 'drop', 'difference', 'words', 'starts', 'axes', 'points', 'values', 'dial',
] // prettier-ignore
const data = ['experiment', 'experiments', 'metric', 'arguments', 'expectations']
/** Fields of a step that contain text in addition to its prose and its question. */
const showing = [
  'stage', 'beside', 'names', 'numbers', 'dial', 'sweep', 'histogram', 'scatter', 'answers', 'pairs', 'modes', 'atlas', 'graph', 'predictions', 'reveal',
] as const // prettier-ignore

/** Returns the translation of a label. */
export type Word = (label: string) => string

function inField(value: unknown, name: string, word: Word): unknown {
  if (typeof value === 'string') return worded.includes(name) ? word(value) : value
  if (Array.isArray(value)) return value.map((each) => inField(each, name, word))
  if (!isFields(value) || data.includes(name)) return value
  // The words for a sweep's values are under keys that are numbers.
  const inside = (key: string) => (name === 'words' ? name : key)
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, inField(each, inside(key), word)]),
  )
}

/** A mark with the translated name of what it points to. */
function markWith(mark: string, word: Word): string {
  const [owner = '', ...label] = mark.split(': ')
  const isOfPicture = owner !== 'prediction' && owner !== 'run'
  return label.length > 0 && isOfPicture ? `${owner}: ${word(label.join(': '))}` : mark
}

/**
 * A step with translated labels, and translated phrases in its `marks`. `known` translates the names in marks, many of which are text of
 * the page.
 */
export function withLabels(step: Step, word: Word, known: Word): Step {
  const shown = Object.fromEntries(
    showing.flatMap((name) => (name in step ? [[name, inField(step[name], name, word)]] : [])),
  ) as Partial<Step>
  const marks = Object.fromEntries(
    Object.entries(step.marks ?? {}).map(([phrase, mark]) => [word(phrase), markWith(mark, known)]),
  ) as NonNullable<Step['marks']>
  return { ...step, ...shown, ...(step.marks && { marks }) }
}
