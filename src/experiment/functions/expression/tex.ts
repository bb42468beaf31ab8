import type { Tree } from './tree.ts'

const greek = /^(?:alpha|beta|gamma|delta|epsilon|kappa|lambda|mu|nu|rho|sigma|tau|omega|theta|pi)$/

/** Returns a name in TeX: `w1` as w with an index, Greek letters by name. */
function nameTex(name: string): string {
  const [, letters = name, digits = ''] = /^([a-zA-Z]+)(\d*)$/.exec(name) ?? []
  const word = greek.test(letters)
    ? `\\${letters}`
    : letters.length === 1
      ? letters
      : `\\mathrm{${letters.replaceAll('_', '\\_')}}`
  return digits ? `${word}_{${digits}}` : word
}

/** Returns a number as it was typed, with powers of ten in TeX. */
function numberTex(text: string): string {
  const [digits = '', exponent] = text.toLowerCase().split('e')
  return exponent === undefined ? digits : `${digits} \\cdot 10^{${Number(exponent)}}`
}

const functionTex: Readonly<Record<string, string>> = {
  asin: '\\arcsin',
  acos: '\\arccos',
  atan: '\\arctan',
  sign: '\\operatorname{sign}',
}

/** Returns how strongly the outermost sign binds: a sum 1, a sign or a product 2, a power 3, all others 4. */
function strengthOf(tree: Tree): number {
  if (tree.kind === 'number') return /e/i.test(tree.text) ? 2 : 4
  if (tree.kind !== 'applied') return 4
  switch (tree.operation) {
    case '+':
    case '-':
      return 1
    case 'negate':
    case '*':
      return 2
    case '^':
      return 3
    default:
      return 4
  }
}

const grouped = (tex: string): string => `\\left(${tex}\\right)`

const within = (tree: Tree, strength: number): string =>
  strengthOf(tree) < strength ? grouped(expressionTex(tree)) : expressionTex(tree)

/** Returns two factors, with a dot before digits, which would run into the factor before them. */
function productTex(left: Tree, right: Tree): string {
  const second = within(right, right.kind === 'applied' && right.operation === 'negate' ? 3 : 2)
  const dotted = /^[\d.]/.test(second)
  const between = dotted ? ' \\cdot ' : left.kind === 'number' ? ' ' : ' \\, '
  return `${within(left, 2)}${between}${second}`
}

function callTex(name: string, of: readonly Tree[]): string {
  const values = of.map((one) => expressionTex(one)).join(', ')
  if (name === 'sqrt') return `\\sqrt{${values}}`
  if (name === 'abs') return `\\left|${values}\\right|`
  if (name === 'floor') return `\\left\\lfloor ${values}\\right\\rfloor`
  return `${functionTex[name] ?? `\\${name}`}${grouped(values)}`
}

/** Returns the base of a power, with calls in parentheses too, since sin x² could be read as sin(x²). */
const baseTex = (base: Tree): string => {
  const isPlain = base.kind !== 'applied' && strengthOf(base) === 4
  return isPlain ? expressionTex(base) : grouped(expressionTex(base))
}

/** Returns an expression in TeX, as it was parsed. */
export function expressionTex(tree: Tree): string {
  if (tree.kind === 'number') return numberTex(tree.text)
  if (tree.kind !== 'applied') return nameTex(tree.name)
  const { operation, of } = tree
  const [a, b] = of
  if (!a) return ''
  if (operation === 'negate') return `-${within(a, 2)}`
  if (!b) return callTex(operation, of)
  switch (operation) {
    case '+':
      return `${expressionTex(a)} + ${within(b, b.kind === 'applied' && b.operation === 'negate' ? 3 : 1)}`
    case '-':
      return `${expressionTex(a)} - ${within(b, b.kind === 'applied' && b.operation === 'negate' ? 3 : 2)}`
    case '*':
      return productTex(a, b)
    case '/':
      return `\\frac{${expressionTex(a)}}{${expressionTex(b)}}`
    case '^':
      return `${baseTex(a)}^{${expressionTex(b)}}`
    default:
      return callTex(operation, of)
  }
}
