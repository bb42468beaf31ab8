import type { QuantityArguments } from '../../../theory/quantity/quantity.ts'
import { commaForm, decimalComma } from './decimal-comma.ts'
import { checkName } from './known-name.ts'
import { numberText, readNumber } from './number-text.ts'
import { TextError } from './text-error.ts'

/** A quantity in a lecture: its name, its arguments, and the stage whose experiment it measures. */
export interface QuantityCall {
  readonly quantity: string
  readonly arguments?: QuantityArguments
  readonly stage?: number
}

const word = /^[\p{L}\p{N}_.-]+$/u
const name = /^[a-z][\p{L}\p{N}-]*$/u

/** Writes the value of an argument, in double quotes unless it is unambiguous without them. */
const wordText = (text: string): string =>
  word.test(text) && readNumber(text) === undefined ? text : JSON.stringify(text)

function readWord(text: string): string | number {
  if (!text.startsWith('"')) return readNumber(text) ?? text
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read === 'string') return read
  } catch {
    // Reported below.
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

/** Splits at spaces, but not within double quotes. */
export const wordsOf = (text: string): readonly string[] =>
  text.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/gu) ?? []

/** Reads the form that `quantityText` writes. @throws TextError if it cannot be read */
export function readQuantity(text: string): QuantityCall {
  const [quantity = '', ...given] = wordsOf(text)
  if (commaForm.test(quantity)) throw new TextError(decimalComma(quantity))
  if (!name.test(quantity))
    throw new TextError(`"${text}" does not begin with the name of a quantity. Write one, such as final-loss`)
  // Several plain words are a sentence, not a name with arguments.
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

/** Like `readQuantity`, for the quantities of theory/quantity. @throws TextError if it cannot be read or its name is unknown */
export function readKnownQuantity(text: string): QuantityCall {
  const call = readQuantity(text)
  checkName('quantity', call.quantity)
  return call
}
