import { quantityEntry } from '../../../theory/quantity/catalogue/index.ts'
import {
  leavesOf,
  signs,
  type Expression,
  type Leaf,
  type Sign,
} from '../../../theory/quantity/expression.ts'
import { readClaims, type Claim } from './claim-text.ts'
import { readNumber } from './number-text.ts'
import { readQuantity, wordsOf } from './quantity-text.ts'
import { TextError } from './text-error.ts'

/** A number of a lecture's words: what it is, and what it is claimed to be when the step opens. */
export interface LiveNumber {
  readonly expression: Expression
  /** The expression as it is written. */
  readonly text: string
  readonly claim?: LiveClaim
}

/** A claim of words, and how its value is written. */
export interface LiveClaim {
  /** The value as it stands there, without the sign of per cent. */
  readonly written: string
  readonly percent: boolean
  /** What is claimed, of whatever number. */
  readonly said: Omit<Claim, 'quantity'> & { readonly value: number }
}

/** Numbers of a finished sweep (theory/sweep/statistics), with the arguments of each. */
const ofSweep: Readonly<Record<string, readonly string[]>> = {
  slope: ['of'],
  'slope-error': ['of'],
  mean: ['of', 'at'],
  median: ['of', 'at'],
  least: ['of', 'at'],
  most: ['of', 'at'],
  ratio: ['of', 'at', 'to'],
}

const isSign = (word: string): word is Sign => signs.some((sign) => sign === word)
const fieldForm = /^(?:seed|[a-zA-Z]\w*(?:\.\w+)+)$/u

const pathOf = (word: string): readonly (string | number)[] =>
  word.split('.').map((step) => (/^\d+$/u.test(step) ? Number(step) : step))

/** Words, with parentheses apart. */
const tokensOf = (text: string): readonly string[] =>
  wordsOf(text).flatMap((word) => {
    const [, before = '', inner = '', after = ''] = /^(\(*)(.*?)(\)*)$/su.exec(word) ?? []
    return [...before, ...(inner === '' ? [] : [inner]), ...after]
  })

/** Parentheses in each other, and numbers, of one expression. */
const mostTokens = 64

/** Reads the words of an expression: terms of factors of powers. */
class ExpressionReader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(text: string) {
    this.#tokens = tokensOf(text)
    if (this.#tokens.length > mostTokens) throw new TextError(`an expression has at most ${mostTokens} words`)
  }

  whole(): Expression {
    const expression = this.#sum()
    const [rest] = this.#tokens.slice(this.#at)
    if (rest === undefined) return expression
    throw new TextError(
      rest === ')' ? 'a ) closes nothing' : `"${rest}" follows a number: put a sign between spaces before it`,
    )
  }

  #sum(): Expression {
    return this.#row(['+', '-'], () => this.#row(['*', '/'], () => this.#power()))
  }

  /** Numbers with signs of one rank between them, from left to right. */
  #row(ranked: readonly Sign[], next: () => Expression): Expression {
    let first = next()
    for (;;) {
      const sign = this.#tokens[this.#at] ?? ''
      if (!isSign(sign) || !ranked.includes(sign)) return first
      this.#at++
      first = { kind: 'operation', sign, of: [first, next()] }
    }
  }

  #power(): Expression {
    const base = this.#one()
    if (this.#tokens[this.#at] !== '^') return base
    this.#at++
    return { kind: 'operation', sign: '^', of: [base, this.#power()] }
  }

  #one(): Expression {
    const word = this.#tokens[this.#at++]
    if (word === undefined) throw new TextError('a number is missing: write a quantity or a field')
    if (word === '(') {
      const inner = this.#sum()
      if (this.#tokens[this.#at++] !== ')') throw new TextError('a ) is missing')
      return inner
    }
    if (word === '-')
      return { kind: 'operation', sign: '*', of: [{ kind: 'number', value: -1 }, this.#power()] }
    const value = readNumber(word)
    if (value !== undefined) return { kind: 'number', value }
    if (fieldForm.test(word)) return { kind: 'field', path: pathOf(word) }
    const of = word === 'sweep' ? 'sweep' : 'step'
    return this.#quantity(of, of === 'sweep' ? (this.#tokens[this.#at++] ?? '') : word)
  }

  #quantity(of: 'step' | 'sweep', name: string): Leaf {
    const given: string[] = []
    while (this.#tokens[this.#at]?.includes('=')) given.push(this.#tokens[this.#at++] ?? '')
    const call = readQuantity([name, ...given].join(' '))
    checkNames(of, call.quantity, Object.keys(call.arguments ?? {}))
    return { kind: 'quantity', of, ...call }
  }
}

/** @throws TextError where there is no such quantity, or it has no such argument */
function checkNames(of: 'step' | 'sweep', name: string, given: readonly string[]): void {
  const taken = of === 'sweep' ? ofSweep[name] : quantityEntry(name)?.arguments.map((one) => one.name)
  if (!taken) {
    const kind = of === 'sweep' ? 'number of a sweep' : 'quantity'
    throw new TextError(`there is no ${kind} "${name}"; a brace that is one is written \\{`)
  }
  const stray = given.find((argument) => !taken.includes(argument))
  if (stray !== undefined)
    throw new TextError(
      `"${name}" has no argument "${stray}"${taken.length > 0 ? `: it has ${taken.join(', ')}` : ''}`,
    )
}

/** The expression that a text says. @throws TextError where it says none */
export function readExpression(text: string): Expression {
  const expression = new ExpressionReader(text).whole()
  const leaves = leavesOf(expression)
  if (leaves.length === 0) throw new TextError(`"${text.trim()}" does not change: write it as it is`)
  if (leaves.length > 1 && leaves.some((leaf) => leaf.kind === 'quantity' && leaf.stage !== undefined))
    throw new TextError('a stage is that of a quantity alone')
  return expression
}

const decimalForm = /^[-−]?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/u

/** Half of the last digit that is written. */
function halfOfLastDigit(written: string, percent: boolean): number {
  const [whole, decimals = '', power = '0'] = decimalForm.exec(written) ?? []
  if (whole === undefined) throw new TextError(`"${written}" is no decimal: write the digits that hold`)
  return Number(`5e${Number(power) - decimals.length - (percent ? 3 : 1)}`)
}

/** What follows `=`: a value as it is written, its tolerance, and the words of a claim. */
function readClaim(text: string): LiveClaim {
  const [, sign = '', digits = '', percent] = /^([-−]?)([^\s%,]*)(\s?%)?/u.exec(text) ?? []
  const written = `${sign && '-'}${digits}`
  const half = halfOfLastDigit(written, percent !== undefined)
  const rest = text.slice(sign.length + digits.length)
  if (/^[^,]*,\s*[-−\d]/u.test(rest)) throw new TextError('a number of the words has one value')
  const [claim] = readClaims(`final-loss = ${written}${rest}`).claims
  const { value = NaN, absolute, relative } = claim ?? {}
  const isBounded = absolute !== undefined || relative !== undefined
  const said = { ...claim, value, ...(!isBounded && { absolute: half }) }
  return { written, percent: percent !== undefined, said }
}

/** The number that stands in braces. @throws TextError where it is none, or claims what cannot be read */
export function readLive(source: string): LiveNumber {
  const words = wordsOf(source)
  const sign = words.indexOf('=')
  const text = words.slice(0, sign < 0 ? undefined : sign).join(' ')
  return {
    expression: readExpression(text),
    text,
    ...(sign >= 0 && { claim: readClaim(words.slice(sign + 1).join(' ')) }),
  }
}
