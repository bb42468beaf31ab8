import { isFields } from '../../../experiment/format/merge.ts'
import type { Step } from '../scenario.ts'

/** Fields of what a step shows that hold words, or lists of them. */
const worded = [
  'label', 'title', 'stage', 'up', 'unit', 'line', 'drop', 'difference', 'words', 'starts', 'axes', 'points', 'values', 'dial',
] // prettier-ignore
/** Fields that hold data. */
const data = ['experiment', 'experiments', 'metric', 'arguments', 'expectations']
/** Fields of a step that show words of their own beside its prose and its question. */
const showing = [
  'stage', 'beside', 'names', 'numbers', 'dial', 'sweep', 'histogram', 'scatter', 'answers', 'modes', 'atlas', 'graph', 'predictions', 'reveal',
] as const // prettier-ignore

/** What gives a word in place of another. */
export type Word = (label: string) => string

function inField(value: unknown, name: string, word: Word): unknown {
  if (typeof value === 'string') return worded.includes(name) ? word(value) : value
  if (Array.isArray(value)) return value.map((each) => inField(each, name, word))
  if (!isFields(value) || data.includes(name)) return value
  // The words of a sweep's values stand under these.
  const inside = (key: string) => (name === 'words' ? name : key)
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, inField(each, inside(key), word)]),
  )
}

/** A mark with the name of what it is in. */
function markWith(mark: string, word: Word): string {
  const [owner = '', ...label] = mark.split(': ')
  const isOfPicture = owner !== 'prediction' && owner !== 'run'
  return label.length > 0 && isOfPicture ? `${owner}: ${word(label.join(': '))}` : mark
}

/**
 * A step with other words for its labels and for the phrases of `watch` that are marked. `known` gives those of marks, many of which
 * are words of the screen.
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
