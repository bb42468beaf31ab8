import type { QuantityArguments } from '../../../theory/quantity/quantity.ts'
import { commaForm, decimalComma } from './decimal-comma.ts'
import { checkName } from './known-name.ts'
import { numberText, readNumber } from './number-text.ts'
import { TextError } from './text-error.ts'

/** A quantity of a lecture's step: its name, its arguments, and the stage whose experiment is meant. */
export interface QuantityCall {
  readonly quantity: string
  readonly arguments?: QuantityArguments
  readonly stage?: number
}

const word = /^[\p{L}\p{N}_.-]+$/u
const name = /^[a-z][\p{L}\p{N}-]*$/u

/** A text as the value of an argument: bare where nothing else could be meant, else in double quotes. */
const wordText = (text: string): string =>
  word.test(text) && readNumber(text) === undefined ? text : JSON.stringify(text)

function readWord(text: string): string | number {
  if (!text.startsWith('"')) return readNumber(text) ?? text
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read === 'string') return read
  } catch {
    // The sentence below says so.
  }
  throw new TextError(`${text} is not a text in quotation marks. Close them`)
}

/** `name key=value … stage=1`. */
export function quantityText({ quantity, arguments: given = {}, stage }: QuantityCall): string {
  const values = Object.entries(given).map(
    ([key, value]) => `${key}=${typeof value === 'number' ? numberText(value) : wordText(value)}`,
  )
  return [quantity, ...values, ...(stage === undefined ? [] : [`stage=${stage}`])].join(' ')
}

/** Words that are separated by spaces, a text in quotes being one with what is before it. */
export const wordsOf = (text: string): readonly string[] =>
  text.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/gu) ?? []

/**
 * The quantity that `quantityText` wrote.
 * @throws TextError where it is none
 */
export function readQuantity(text: string): QuantityCall {
  const [quantity = '', ...given] = wordsOf(text)
  if (commaForm.test(quantity)) throw new TextError(decimalComma(quantity))
  if (!name.test(quantity))
    throw new TextError(`"${text}" does not begin with the name of a quantity. Write one, such as final-loss`)
  // Words in a row are no name with arguments.
  if (given.length > 0 && given.every((each) => name.test(each)))
    throw new TextError(`there is no quantity "${text}"`)
  const values = new Map<string, string | number>()
  for (const each of given) {
    const [key = ''] = each.split('=', 1)
    const value = each.slice(key.length + 1)
    if (!name.test(key) || value === '')
      throw new TextError(`"${each}" is not an argument. Write name=value, as in index=0`)
    if (values.has(key)) throw new TextError(`the argument "${key}" is given twice. Remove one of them`)
    values.set(key, readWord(value))
  }
  const stage = values.get('stage')
  values.delete('stage')
  if (stage !== undefined && (typeof stage !== 'number' || !Number.isInteger(stage) || stage < 0))
    throw new TextError('a stage is a whole number. Write stage=0 for the main one')
  return {
    quantity,
    ...(values.size > 0 && { arguments: Object.fromEntries(values) }),
    ...(stage !== undefined && { stage }),
  }
}

/** A quantity of theory/quantity. @throws TextError where it is none, or of another name */
export function readKnownQuantity(text: string): QuantityCall {
  const call = readQuantity(text)
  checkName('quantity', call.quantity)
  return call
}
