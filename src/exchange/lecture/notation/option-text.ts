import type { Compared, Option } from '../option.ts'
import { numberOf, numberText, readNumber } from './number-text.ts'
import { quantityText, readKnownQuantity, wordsOf } from './quantity-text.ts'
import { TextError } from './text-error.ts'
import { same } from '../../../experiment/format/same.ts'
import { withoutEndSpaces } from '../text/end-spaces.ts'

const pairText = (values: readonly number[]): string => values.map(numberText).join(', ')

/** A quantity has no braces: those of its texts are written as JSON writes any letter. */
const withoutBraces = (text: string): string =>
  text.replace(/[{}]/gu, (brace) => (brace === '{' ? '\\u007b' : '\\u007d'))

const comparedText = (compared: Compared): string =>
  typeof compared === 'number' ? numberText(compared) : withoutBraces(quantityText(compared))

const intervalText = ([from, to]: readonly [Compared, Compared]): string => {
  if (from === -Infinity) return `< ${comparedText(to)}`
  return to === Infinity ? `>= ${comparedText(from)}` : `${comparedText(from)} .. ${comparedText(to)}`
}

/** What makes an option right, as it stands in its braces; empty where that is its place in the list. */
const conditionText = ({ value, interval }: Option): string => {
  if (interval) return intervalText(interval)
  return value === undefined ? '' : `= ${comparedText(value)}`
}

/** An option as an item of a list, with what makes it right and where it stands. */
export function optionText(option: Option): string {
  const { label, at, cell } = option
  const words = [
    conditionText(option),
    at === undefined ? '' : `at ${pairText(at)}`,
    cell === undefined ? '' : `cell ${pairText(cell)}`,
  ].filter((each) => each !== '')
  return optionItem({ label, condition: words.join(' ') })
}

const signForm = /^(=|<|>=)(.*)$/su

const pairOf = (written: string): readonly [number, number] => {
  const [x, y, ...others] = written.split(',').map(numberOf)
  if (x === undefined || y === undefined || others.length > 0)
    throw new TextError('a place is two numbers. Write them as in at 2, 3')
  return [x, y]
}

/** A number, or a quantity of what the question is about. */
function comparedOf(words: readonly string[]): Compared {
  const [first = '', ...others] = words
  const number = others.length === 0 ? readNumber(first) : undefined
  if (number !== undefined) return number
  const { stage, ...call } = readKnownQuantity(words.join(' '))
  if (stage !== undefined) throw new TextError('an option names no stage. Leave out stage=')
  return call
}

/** What makes an option right: a value, or an interval. */
function conditionOf(words: readonly string[]): Pick<Option, 'value' | 'interval'> {
  const [first = '', ...others] = words.length === 1 ? (words[0] ?? '').split(/(?=\.\.)|(?<=\.\.)/u) : words
  if (first === '') return {}
  const [, sign, beginning = ''] = signForm.exec(first) ?? []
  const compared = beginning === '' ? others : [beginning, ...others]
  if (sign === '=') return { value: comparedOf(compared) }
  if (sign === '<') return { interval: [-Infinity, comparedOf(compared)] }
  if (sign === '>=') return { interval: [comparedOf(compared), Infinity] }
  const dots = others.indexOf('..')
  if (dots >= 0)
    return { interval: [comparedOf([first, ...others.slice(0, dots)]), comparedOf(others.slice(dots + 1))] }
  throw new TextError(
    `"${words.join(' ')}" in braces is not understood. Write {= 1}, {< 2}, {>= 2}, {2 .. 3}, {= final-loss}, {at 2, 3} or {cell 0, 1}`,
  )
}

/** An option as it is typed: its words, and what stands in its braces. */
export interface TypedOption {
  readonly label: string
  readonly condition: string
}

/** Returns where the braces begin with which an item ends; undefined if it does not end with braces. */
function bracesOf(item: string): number | undefined {
  const [begin, before] = [item.lastIndexOf('{'), item.lastIndexOf('}', item.length - 2)]
  return item.endsWith('}') && begin > before ? begin : undefined
}

/** The two parts of an item of a list; without braces the second is empty. */
export function optionParts(item: string): TypedOption {
  const begin = bracesOf(item)
  if (begin === undefined) return { label: item, condition: '' }
  return { label: withoutEndSpaces(item.slice(0, begin)), condition: item.slice(begin + 1, -1).trim() }
}

/** An item of a list of its two parts. */
export const optionItem = ({ label, condition }: TypedOption): string =>
  `- ${label}${condition !== '' || bracesOf(label) !== undefined ? ` {${condition}}` : ''}`

/** An option of a list. @throws TextError where what stands in its braces is not understood */
export function readOption(item: string): Option {
  const { label, condition: suffix } = optionParts(item)
  if (suffix === '') return { label }
  const parts: Record<'condition' | 'at' | 'cell', string[]> = { condition: [], at: [], cell: [] }
  let part: keyof typeof parts = 'condition'
  for (const word of wordsOf(suffix))
    if (word === 'at' || word === 'cell') part = word
    else parts[part].push(word)
  return {
    label,
    ...conditionOf(parts.condition),
    ...(parts.at.length > 0 && { at: pairOf(parts.at.join(' ')) }),
    ...(parts.cell.length > 0 && { cell: pairOf(parts.cell.join(' ')) }),
  }
}

/** Why an option can be right together with one before it, or never, as far as their texts tell; undefined where they do not. */
function faultOf(option: Option, at: number, before: readonly Option[]): string | undefined {
  const { value = at, interval } = option
  if (!interval) {
    const twin = before.some((other, i) => !other.interval && same(other.value ?? i, value))
    return twin ? `another option is ${comparedText(value)} too. Let only one option be right` : undefined
  }
  const [from, to] = interval
  if (typeof from !== 'number' || typeof to !== 'number') return undefined
  if (!(from < to)) return `no number is in ${intervalText(interval)}. Write the smaller end first`
  const overlaps = (other: Option): boolean => {
    const [low, high] = other.interval ?? []
    return typeof low === 'number' && typeof high === 'number' && Math.max(low, from) < Math.min(high, to)
  }
  const twin = before.find(overlaps)
  return twin && `${intervalText(interval)} and ${conditionText(twin)} overlap. Let only one option be right`
}

/** What is wrong with the options of a question, with the place of each in their list. */
export const optionFaults = ({
  answer,
  options = [],
}: {
  readonly answer: object
  readonly options?: readonly Option[]
}): readonly { readonly at: number; readonly message: string }[] =>
  options.flatMap((option, at) => {
    const { value, interval = [] } = option
    const isOfRuns = 'quantity' in answer || 'formula' in answer
    const hasQuantity = [value, ...interval].some((one) => typeof one === 'object')
    const message =
      hasQuantity && !isOfRuns
        ? 'an option has a quantity only if the answer is a quantity or a formula. Write a number'
        : faultOf(option, at, options.slice(0, at))
    return message === undefined ? [] : [{ at, message }]
  })
