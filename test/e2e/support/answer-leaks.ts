import { formatExact, formatNumber } from '../../../src/math/picture/format.ts'
import type { Expectation, Step } from '../../../src/exchange/lecture/scenario.ts'
import { isInNumbers } from '../../../src/analyses/truth.ts'
import { rightOption } from '../../../src/view/question/verdict.ts'
import type { Screen } from './written.ts'

/** The value of the answer to a step's question, of the expectation about the same quantity; undefined where none names one. */
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

/** Digits from the first that is not 0. */
const significant = (text: string): number => text.replaceAll(/[^\d]/g, '').replace(/^0+/, '').length

/** A number as the page may write it, with two digits at least: fewer are on every axis. */
function forms(value: number): string[] {
  const written = [2, 3, 4].flatMap((digits) => [
    formatNumber(value, digits),
    formatNumber(100 * value, digits) + ' %',
  ])
  return [...new Set([formatExact(value, 3), ...written])].filter((text) => significant(text) > 1)
}

const bare = (text: string): string => text.replaceAll(/\s/g, '')

/** The longest part of a sentence without formulas, numbers and marks, where it is longer than what any axis says. */
function plainPart(markdown = ''): string | undefined {
  const [longest = ''] = markdown
    .split(/\$[^$]*\$|\*\*|\{[^{}]*\}/)
    .toSorted((one, other) => other.length - one.length)
  return longest.length > 5 ? longest : undefined
}

/** True where a text has a number as a whole, not as a part of a longer one. */
function tells(text: string, number: string): boolean {
  const at = text.indexOf(number)
  if (at < 0) return false
  const [before = '', after = ''] = [text[at - 1], text.slice(at + number.length)]
  return !/[\d.,−]/.test(before) && !/^[.,]?\d|^·10|^[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/.test(after)
}

/** Where a screen on which a question of a lecture is open gives its answer away, a line each. */
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
  // The numbers along an axis are those of the scale that may be guessed on.
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
