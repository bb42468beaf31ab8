import { dottedKeys } from '../../../experiment/spec/values/pointer.ts'
import { mostExpression } from '../../../experiment/functions/expression/bounds.ts'
import { quantityEntry } from '../../../theory/quantity/catalogue/index.ts'
import type { Expression, Leaf } from '../../../theory/quantity/expression.ts'
import { readArithmetic } from './arithmetic.ts'
import { readClaims, type Claim } from './claim-text.ts'
import { decimalComma } from './decimal-comma.ts'
import { readQuantity, wordsOf } from './quantity-text.ts'
import { reading, TextError } from './text-error.ts'

/** A number in a lecture's text: how it is computed, and its claimed value when the step opens. */
export interface LiveNumber {
  readonly expression: Expression
  readonly text: string
  readonly claim?: LiveClaim
}

/** A claim in the text, and how its value is written. */
export interface LiveClaim {
  /** The value as written, without a percent sign; '' for an interval. */
  readonly written: string
  readonly percent: boolean
  /** The claim itself, whatever number it is about. */
  readonly said: Omit<Claim, 'quantity'>
}

/** Statistics of a finished sweep (theory/sweep/statistics), with their arguments. */
const ofSweep: Readonly<Record<string, readonly string[]>> = {
  slope: ['of'],
  'slope-error': ['of'],
  mean: ['of', 'at'],
  median: ['of', 'at'],
  least: ['of', 'at'],
  most: ['of', 'at'],
  ratio: ['of', 'at', 'to'],
}

const fieldForm = /^(?:seed|[a-zA-Z]\w*(?:\.\w+)+)$/u

/** A name with its arguments. A name before a parenthesis is a function, and `pi` and `e` are constants. */
const leafForm =
  /(?<![\p{L}\p{N}_.])(?!(?:pi|e)(?![\p{L}\p{N}_.-]))(?:sweep\s+)?[a-zA-Z][\p{L}\p{N}_.-]*(?![\p{L}\p{N}_.-]|\()(?:\s+[a-z][\p{L}\p{N}-]*=(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|[^\s"()])+)*/gu

/** Reads a quantity or a field. @throws TextError */
function readLeaf(text: string): Leaf {
  if (fieldForm.test(text)) return { kind: 'field', path: dottedKeys(text) }
  const of = /^sweep(?:\s|$)/u.test(text) ? 'sweep' : 'step'
  const call = readQuantity(of === 'sweep' ? text.slice('sweep'.length) : text)
  checkNames(of, call.quantity, Object.keys(call.arguments ?? {}))
  return { kind: 'quantity', of, ...call }
}

/**
 * Finds the quantities and fields in an expression and gives each a short name.
 * @throws TextError if one cannot be read, or if two follow each other
 */
function namedLeaves(text: string) {
  const leaves = new Map<string, Leaf>()
  const names: { readonly from: number; readonly to: number; readonly name: string }[] = []
  for (const { 0: found, index } of text.matchAll(leafForm)) {
    const leaf = reading([index], () => readLeaf(found))
    if (names.length > 0 && text.slice(names.at(-1)?.to, index).trim() === '')
      throw new TextError(`"${found}" follows a number. Write an operator with spaces between them`, [index])
    const name = `n${leaves.size}`
    leaves.set(name, leaf)
    names.push({ from: index, to: index + found.length, name })
  }
  return { leaves, names }
}

const unchanging = (text: string): string =>
  `"${text.trim()}" does not change. Write it without braces, or \\{ for a brace`

/** Reads an expression. @throws TextError at the first character that cannot be read */
export function readExpression(text: string): Expression {
  if (text.trim() === '')
    throw new TextError('these braces are empty. Write a quantity or a field, or \\{ for a brace')
  // Checked before searching for names, which takes quadratic time.
  if (text.length > mostExpression)
    throw new TextError(
      `at most ${mostExpression} characters can be read, and these are ${text.length}. Shorten them`,
      [mostExpression],
    )
  if (!/\p{L}/u.test(text)) throw new TextError(unchanging(text))
  const { leaves, names } = namedLeaves(text)
  // Each short name is padded to the length of what it replaces, so that positions stay the same.
  let formula = text
  for (const { from, to, name } of names.toReversed())
    formula = formula.slice(0, from) + name.padEnd(to - from) + formula.slice(to)
  const tree = readArithmetic(formula, [...leaves.keys()], (name) => {
    const { from, to } = names.find((one) => one.name === name) ?? { from: 0, to: 0 }
    return text.slice(from, to)
  })
  const [first, second] = leaves.values()
  if (!first) throw new TextError(unchanging(text))
  if (tree.kind === 'parameter') return first
  const hasStage = [...leaves.values()].some((leaf) => leaf.kind === 'quantity' && leaf.stage !== undefined)
  if (second && hasStage)
    throw new TextError('stage works only with a single quantity. Leave out stage or the arithmetic')
  return { kind: 'arithmetic', tree, leaves }
}

/** @throws TextError if the quantity or an argument is unknown */
function checkNames(of: 'step' | 'sweep', name: string, given: readonly string[]): void {
  const taken = of === 'sweep' ? ofSweep[name] : quantityEntry(name)?.arguments.map((one) => one.name)
  if (!taken) {
    const kind = of === 'sweep' ? 'number of a sweep' : 'quantity'
    throw new TextError(`there is no ${kind} "${name}". Write another, or \\{ for a brace`)
  }
  const stray = given.find((argument) => !taken.includes(argument))
  if (stray !== undefined)
    throw new TextError(
      `"${name}" has no argument "${stray}". Write ${taken.length > 0 ? taken.map((one) => `${one}=`).join(', ') : 'none'}`,
    )
}

const decimalForm = /^[-−]?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/u

/** Half a unit of the last digit as written. */
function halfOfLastDigit(written: string, percent: boolean): number {
  const [whole, decimals = '', power = '0'] = decimalForm.exec(written) ?? []
  if (whole === undefined)
    throw new TextError(`"${written}" is not a decimal number. Write its digits, such as 0.07`)
  return Number(`5e${Number(power) - decimals.length - (percent ? 3 : 1)}`)
}

/** Reads what follows `=`: the value with its tolerance, and the rest of the claim. */
function readClaim(text: string): LiveClaim {
  const [, sign = '', digits = '', percent] = /^([-−]?)([^\s%,]*)(\s?%)?/u.exec(text) ?? []
  const written = `${sign && '-'}${digits}`
  const [comma] = /^[-−]?\d+,\d+/u.exec(text) ?? []
  if (comma !== undefined) throw new TextError(decimalComma(comma))
  const half = halfOfLastDigit(written, percent !== undefined)
  const rest = text.slice(sign.length + digits.length)
  if (/^[^,]*,\s*[-−\d]/u.test(rest))
    throw new TextError('a number in the text has one value. Remove the others')
  const [claim] = readClaims(`final-loss = ${written}${rest}`).claims
  const { value = NaN, absolute, relative } = claim ?? {}
  const isBounded = absolute !== undefined || relative !== undefined
  const said = { ...claim, value, ...(!isBounded && { absolute: half }) }
  return { written, percent: percent !== undefined, said }
}

/** Reads what follows `in`: the interval, and the rest of the claim. */
function readBounds(text: string): LiveClaim {
  const [said] = readClaims(`final-loss in ${text}`).claims
  return { written: '', percent: false, said: said ?? {} }
}

/** Reads the number in a pair of braces. @throws TextError if it or its claim cannot be read */
export function readLive(source: string): LiveNumber {
  const words = wordsOf(source)
  const sign = words.findIndex((word) => word === '=' || word === 'in')
  const claimed = words.slice(sign + 1).join(' ')
  const text = words.slice(0, sign < 0 ? undefined : sign).join(' ')
  return {
    expression: readExpression(text),
    text,
    ...(sign >= 0 && { claim: words[sign] === '=' ? readClaim(claimed) : readBounds(claimed) }),
  }
}
