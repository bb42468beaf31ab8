import type { Operation } from './tree.ts'

/** An operation of the graph. `pick` of (a, b, p, q) is p if a ≤ b, else q; it is the derivative of a minimum. */
export type Step = Operation | 'pick'

/** Each step as a function of its operands, in float64. */
export const operations: Readonly<Record<Step, (a: number, b: number, p: number, q: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  negate: (a) => -a,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  pick: (a, b, p, q) => (a <= b ? p : q),
}
