import { formatExact, formatNumber } from '../../../src/math/picture/format.ts'
import type { Expectation, Step } from '../../../src/exchange/lecture/scenario.ts'
import { isInNumbers } from '../../../src/analyses/truth.ts'
import { rightOption } from '../../../src/view/question/verdict.ts'
import type { Screen } from './written.ts'

/**
 * The answer to a step's question: the value of the expectation for the same quantity; undefined if there is
 * none.
 */
export function answerValue({ question, expectations = [] }: Step): number | undefined {
  const { answer } = question ?? {}
  if (!answer || !('quantity' in answer)) return undefined
  const plain = (given: Expectation['arguments'] = {}) => JSON.stringify(Object.entries(given).sort())
  return expectations.find(
    ({ quantity, arguments: given, stage = 0 }) =>
      quantity === answer.quantity &&
      plain(given) === plain(answer.arguments) &&
      stage === (answer.stage ?? 0),
  )?.value
}

/** Digits from the first nonzero one. */
const significant = (text: string): number => text.replaceAll(/[^\d]/g, '').replace(/^0+/, '').length

/**
 * The forms in which the page may write a number, with at least two digits, since every axis has shorter
 * ones.
 */
function forms(value: number): string[] {
  const written = [2, 3, 4].flatMap((digits) => [
    formatNumber(value, digits),
    formatNumber(100 * value, digits) + ' %',
  ])
  return [...new Set([formatExact(value, 3), ...written])].filter((text) => significant(text) > 1)
}

const bare = (text: string): string => text.replaceAll(/\s/g, '')

/**
 * The longest part of a sentence without formulas, numbers and marks, if it is longer than any axis label.
 */
function plainPart(markdown = ''): string | undefined {
  const [longest = ''] = markdown
    .split(/\$[^$]*\$|\*\*|\{[^{}]*\}/)
    .toSorted((one, other) => other.length - one.length)
  return longest.length > 5 ? longest : undefined
}

/** True if a text contains a number that is not part of a longer one. */
function tells(text: string, number: string): boolean {
  const at = text.indexOf(number)
  if (at < 0) return false
  const [before = '', after = ''] = [text[at - 1], text.slice(at + number.length)]
  return !/[\d.,−]/.test(before) && !/^[.,]?\d|^·10|^[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/.test(after)
}

/** Where a screen with an open question of a lecture gives its answer away, one line each. */
export function leaks(lecture: string, step: Step, { texts, attributes }: Screen): string[] {
  const { question, title, watch } = step
  if (!question) return []
  const value = answerValue(step)
  const numbers = value === undefined || question.kind === 'choice' ? [] : forms(value)
  const isChoice = question.kind === 'choice' && value !== undefined && isInNumbers(question)
  const label = isChoice ? question.options?.[Number(rightOption(question, value))]?.label : undefined
  const words = [question.because, title === lecture ? '' : title, watch, label].flatMap(
    (text) => plainPart(text) ?? [],
  )
  // The numbers along an axis belong to the scale for guesses.
  const written = texts.filter(
    ({ of, text, canvas }) => of !== 'question' && !(canvas && /^[\d\s.,·⁰¹²³⁴⁵⁶⁷⁸⁹⁻−]+$/.test(text)),
  )
  const asked = [lecture, question.ask, question.setup ?? ''].join(' ')
  const said = [...written.map(({ text }) => text), ...attributes].filter((text) => !asked.includes(text))
  const given = numbers.filter((number) => !tells(asked, number))
  return [
    ...said.flatMap((text) =>
      given.filter((number) => tells(text, number)).map((number) => `${number} in “${text}”`),
    ),
    ...words.filter((one) => bare(said.join('')).includes(bare(one))).map((one) => `“${one}”`),
  ]
}
