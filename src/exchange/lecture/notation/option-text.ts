import { commaForm, decimalComma } from './decimal-comma.ts'
import { sketchShapes, type Compared, type Option, type SketchedCurves } from '../option.ts'
import { numberOf, numberText, readNumber } from './number-text.ts'
import { quantityText, readKnownQuantity, wordsOf } from './quantity-text.ts'
import { TextError } from './text-error.ts'
import { same } from '../../../experiment/format/same.ts'
import { withoutEndSpaces } from '../text/end-spaces.ts'

const pairText = (values: readonly number[]): string => values.map(numberText).join(', ')

/** Escapes braces in the quoted text of a quantity, since braces enclose an option's condition. */
const withoutBraces = (text: string): string =>
  text.replace(/[{}]/gu, (brace) => (brace === '{' ? '\\u007b' : '\\u007d'))

const comparedText = (compared: Compared): string =>
  typeof compared === 'number' ? numberText(compared) : withoutBraces(quantityText(compared))

const intervalText = ([from, to]: readonly [Compared, Compared]): string => {
  if (from === -Infinity) return `< ${comparedText(to)}`
  return to === Infinity ? `>= ${comparedText(from)}` : `${comparedText(from)} .. ${comparedText(to)}`
}

/** The condition in an option's braces; empty if the option is right by its position in the list. */
const conditionText = ({ value, interval }: Option): string => {
  if (interval) return intervalText(interval)
  return value === undefined ? '' : `= ${comparedText(value)}`
}

const sketchText = (sketch: readonly SketchedCurves[]): string =>
  sketch.map(({ count, shape }) => `${count} ${shape}`).join(', ')

/** Writes an option as a list item, with its condition, its place and its sketch in braces. */
export function optionText(option: Option): string {
  const { label, at, cell, sketch } = option
  const words = [
    conditionText(option),
    at === undefined ? '' : `at ${pairText(at)}`,
    cell === undefined ? '' : `cell ${pairText(cell)}`,
    sketch === undefined ? '' : `sketch ${sketchText(sketch)}`,
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

/** Most curves of one shape in a sketch, since more could not be told apart. */
const mostSketched = 32

const sketchOf = (written: string): readonly SketchedCurves[] =>
  written.split(',').map((part) => {
    const [amount = '', name, ...others] = wordsOf(part)
    const count = Number(amount)
    const shape = sketchShapes.find((one) => one === name)
    if (shape && others.length === 0 && /^[1-9]\d*$/u.test(amount) && count <= mostSketched)
      return { count, shape }
    throw new TextError(
      `"${part.trim()}" is not a part of a sketch. Write a number up to ${mostSketched} and ${sketchShapes.slice(0, -1).join(', ')} or ${sketchShapes.at(-1)}, as in sketch 8 fall, 8 hill`,
    )
  })

/** Reads a number, or a quantity of the question's experiment. */
function comparedOf(words: readonly string[]): Compared {
  const [first = '', ...others] = words
  const number = others.length === 0 ? readNumber(first) : undefined
  if (number !== undefined) return number
  const { stage, ...call } = readKnownQuantity(words.join(' '))
  if (stage !== undefined) throw new TextError('an option names no stage. Leave out stage=')
  return call
}

/** Reads the condition under which an option is right: a value or an interval. */
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
  const comma = words.map((word) => word.replace(/^\[|[,\]]$/gu, '')).find((word) => commaForm.test(word))
  if (comma !== undefined) throw new TextError(decimalComma(comma))
  throw new TextError(
    `"${words.join(' ')}" in braces is not understood. Write {= 1}, {< 2}, {>= 2}, {2 .. 3}, {= final-loss}, {at 2, 3}, {cell 0, 1} or {sketch 8 fall, 8 hill}`,
  )
}

/** An option as typed: its label, and the contents of its braces. */
export interface TypedOption {
  readonly label: string
  readonly condition: string
}

/** The index of the braces at the end of an item; undefined if it does not end with braces. */
function bracesOf(item: string): number | undefined {
  const [begin, before] = [item.lastIndexOf('{'), item.lastIndexOf('}', item.length - 2)]
  return item.endsWith('}') && begin > before ? begin : undefined
}

/** Splits a list item into its label and the contents of its braces, which may be empty. */
export function optionParts(item: string): TypedOption {
  const begin = bracesOf(item)
  if (begin === undefined) return { label: item, condition: '' }
  return { label: withoutEndSpaces(item.slice(0, begin)), condition: item.slice(begin + 1, -1).trim() }
}

export const optionItem = ({ label, condition }: TypedOption): string =>
  `- ${label}${condition !== '' || bracesOf(label) !== undefined ? ` {${condition}}` : ''}`

/** Reads an option from a list item. @throws TextError if the contents of its braces are not understood */
export function readOption(item: string): Option {
  const { label, condition: suffix } = optionParts(item)
  if (suffix === '') return { label }
  const parts: Record<'condition' | 'at' | 'cell' | 'sketch', string[]> = {
    condition: [],
    at: [],
    cell: [],
    sketch: [],
  }
  let part: keyof typeof parts = 'condition'
  for (const word of wordsOf(suffix))
    if (word === 'at' || word === 'cell' || word === 'sketch') part = word
    else parts[part].push(word)
  return {
    label,
    ...conditionOf(parts.condition),
    ...(parts.at.length > 0 && { at: pairOf(parts.at.join(' ')) }),
    ...(parts.cell.length > 0 && { cell: pairOf(parts.cell.join(' ')) }),
    ...(parts.sketch.length > 0 && { sketch: sketchOf(parts.sketch.join(' ')) }),
  }
}

/** Returns why an option is never right, or is right together with an earlier one; undefined if neither can be seen from the text. */
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
