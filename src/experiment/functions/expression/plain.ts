import type { Tree } from './tree.ts'

const greek: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν',
  rho: 'ρ', sigma: 'σ', tau: 'τ', omega: 'ω', theta: 'θ', pi: 'π',
} // prettier-ignore

const [raised, lowered] = ['⁰¹²³⁴⁵⁶⁷⁸⁹', '₀₁₂₃₄₅₆₇₈₉']

const inDigits = (digits: string, small: string): string =>
  digits.replaceAll(/\d/gu, (digit) => small[Number(digit)] ?? digit)

/** Returns a name with its index as a subscript and with Greek letters. */
function nameText(name: string): string {
  const [, letters = name, digits = ''] = /^([a-zA-Z]+)(\d*)$/.exec(name) ?? []
  return `${greek[letters] ?? letters}${inDigits(digits, lowered)}`
}

const powerOfTen = (exponent: number): string =>
  `10${exponent < 0 ? '⁻' : ''}${inDigits(String(Math.abs(exponent)), raised)}`

/** Returns a number as it was typed, with a zero before a leading point, and with powers of ten. */
function numberText(text: string): string {
  const [typed = '', exponent] = text.toLowerCase().split('e')
  const digits = typed.startsWith('.') ? `0${typed}` : typed
  if (exponent === undefined) return digits
  return digits === '1' ? powerOfTen(Number(exponent)) : `${digits}·${powerOfTen(Number(exponent))}`
}

/** Returns how strongly the outermost sign binds: a sum 1; a sign, a product or a quotient 2; a power 3; all others 4. */
function strengthOf(tree: Tree): number {
  if (tree.kind === 'number') return /e/i.test(tree.text) ? 2 : 4
  if (tree.kind !== 'applied') return 4
  if (tree.operation === '+' || tree.operation === '-') return 1
  if (tree.operation === '^') return 3
  return ['negate', '*', '/'].includes(tree.operation) ? 2 : 4
}

const grouped = (text: string): string => `(${text})`

const within = (tree: Tree, strength: number): string =>
  strengthOf(tree) < strength ? grouped(expressionText(tree)) : expressionText(tree)

const isNegative = (tree: Tree): boolean => tree.kind === 'applied' && tree.operation === 'negate'

/** Returns two factors side by side if neither runs into the other, otherwise with a dot. */
function productText(left: Tree, right: Tree): string {
  const [first, second] = [within(left, 2), within(right, isNegative(right) ? 3 : 2)]
  const isNumber = left.kind === 'number' && strengthOf(left) === 4
  if (isNumber && /^\p{L}{2}/u.test(second)) return `${first}\u00a0${second}`
  const isApart = isNumber ? /^[^\d.]/u.test(second) : first.endsWith(')') && second.startsWith('(')
  return isApart ? `${first}${second}` : `${first}·${second}`
}

function callText(name: string, of: readonly Tree[]): string {
  const values = of.map((one) => expressionText(one)).join(', ')
  const [only] = of
  const isPlain = of.length === 1 && only && only.kind !== 'applied' && strengthOf(only) === 4
  if (name === 'sqrt') return isPlain ? `√${values}` : `√${grouped(values)}`
  if (name === 'abs') return `|${values}|`
  if (name === 'floor') return `⌊${values}⌋`
  return isPlain && /^a?(?:sin|cos|tan)h?$/u.test(name)
    ? `${name}\u00a0${values}`
    : `${name}${grouped(values)}`
}

/** Returns a power; a whole exponent is a superscript, and any other follows ^. */
function powerText(base: Tree, exponent: Tree): string {
  const below =
    base.kind !== 'applied' && strengthOf(base) === 4 ? expressionText(base) : grouped(expressionText(base))
  const digits = exponent.kind === 'number' && /^\d+$/u.test(exponent.text) ? exponent.text : undefined
  return digits === undefined ? `${below}^${within(exponent, 4)}` : `${below}${inDigits(digits, raised)}`
}

/**
 * Returns an expression as plain text with mathematical signs (², ·, −, w₁), for places that cannot typeset a formula, such as a canvas.
 */
export function expressionText(tree: Tree): string {
  if (tree.kind === 'number') return numberText(tree.text)
  if (tree.kind !== 'applied') return nameText(tree.name)
  const { operation, of } = tree
  const [a, b] = of
  if (!a) return ''
  if (operation === 'negate') return `−${within(a, 2)}`
  if (!b) return callText(operation, of)
  switch (operation) {
    case '+':
      return `${expressionText(a)} + ${within(b, isNegative(b) ? 3 : 1)}`
    case '-':
      return `${expressionText(a)} − ${within(b, isNegative(b) ? 3 : 2)}`
    case '*':
      return productText(a, b)
    case '/':
      return `${within(a, 2)}/${within(b, 3)}`
    case '^':
      return powerText(a, b)
    default:
      return callText(operation, of)
  }
}
