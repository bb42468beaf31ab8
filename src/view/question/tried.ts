import { formatNumber } from '../../math/picture/format.ts'
import { minOf } from '../../math/statistics/range.ts'
import type { Option, Question } from '../../exchange/lecture/scenario.ts'
import { optionLetter, rightOption } from './verdict.ts'

const digits = 4

/** The result of testing a question: the right answer, or why there is none. */
export interface Tried {
  readonly words: string
  /** One answer is right, and can be given. */
  readonly good: boolean
}

/** Returns the distance from an answer to where an option is right; 0 if it is right. */
function distanceTo({ value, interval }: Option<number>, index: number, answer: number): number {
  if (!interval) return Math.abs((value ?? index) - answer)
  const [from, to] = interval
  return Math.max(0, from - answer, answer - to)
}

function ofChoice(question: Question<number>, answer: number): Tried {
  const right = rightOption(question, answer)
  if (typeof right === 'string') return { words: right, good: false }
  const others = (question.options ?? []).flatMap((option, i) =>
    i === right ? [] : [distanceTo(option, i, answer)],
  )
  const next = minOf(others)
  const far = Number.isFinite(next) ? `; the next is ${formatNumber(next, 2)} away` : ''
  return { words: `${optionLetter(right)} is right: ${formatNumber(answer, digits)}${far}`, good: true }
}

function ofNumber({ scale }: Question<number>, answer: number): Tried {
  const is = `It is ${formatNumber(answer, digits)}`
  if (!scale) return { words: is, good: true }
  const ends = `${formatNumber(scale.from)} to ${formatNumber(scale.to)}`
  const isOn = answer >= scale.from && answer <= scale.to
  return {
    words: isOn ? `${is}, on the axis from ${ends}` : `${is}, beyond the axis from ${ends}`,
    good: isOn,
  }
}

/**
 * Tests a question with its true answer, which has two numbers for a place: 'C is right: 2.569; the next is 0.76 away',
 * 'No option is right: it is 5.1'.
 */
export function triedQuestion(question: Question<number>, [answer = NaN, b = NaN]: readonly number[]): Tried {
  if (!Number.isFinite(answer)) return { words: 'The answer is not a number here', good: false }
  if (question.kind === 'choice') return ofChoice(question, answer)
  if (question.kind === 'number') return ofNumber(question, answer)
  const at = `It is at (${formatNumber(answer, digits)}, ${formatNumber(b, digits)})`
  return { words: at, good: Number.isFinite(b) }
}
