import { partAt } from '../../experiment/format/part-at.ts'
import type { QuantityArguments } from './quantity.ts'

/** A number of a step: of a stage's experiment and its runs, or of the finished sweep. */
export interface NamedNumber {
  readonly kind: 'quantity'
  readonly of: 'step' | 'sweep'
  readonly quantity: string
  readonly arguments?: QuantityArguments
  /** The stage whose experiment is meant: 0 where none is given. */
  readonly stage?: number
}

/** A number that is a field of the experiment, by its names and places from the outside in. */
export interface FieldNumber {
  readonly kind: 'field'
  readonly path: readonly (string | number)[]
}

/** What an expression is made of. */
export type Leaf = NamedNumber | FieldNumber

/** Signs between two numbers. */
export const signs = ['+', '-', '*', '/', '^'] as const
export type Sign = (typeof signs)[number]

/** Arithmetic of quantities, fields of the experiment and numbers. */
export type Expression =
  | Leaf
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'operation'; readonly sign: Sign; readonly of: readonly [Expression, Expression] }

const operations: Readonly<Record<Sign, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
}

/** The value of an expression, by those of its leaves. */
export function valueOf(expression: Expression, of: (leaf: Leaf) => number): number {
  if (expression.kind === 'number') return expression.value
  if (expression.kind !== 'operation') return of(expression)
  const [first, second] = expression.of
  return operations[expression.sign](valueOf(first, of), valueOf(second, of))
}

/** The leaves of an expression, from left to right. */
export function leavesOf(expression: Expression): readonly Leaf[] {
  if (expression.kind === 'number') return []
  return expression.kind === 'operation' ? expression.of.flatMap(leavesOf) : [expression]
}

/** The number at a path of an experiment; undefined where there is none. */
export function fieldOf(experiment: unknown, path: FieldNumber['path']): number | undefined {
  const found = partAt(experiment, path)
  return typeof found === 'number' ? found : undefined
}
