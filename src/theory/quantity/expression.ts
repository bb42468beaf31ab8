import { partAt } from '../../experiment/format/part-at.ts'
import type { Tree } from '../../experiment/functions/expression/tree.ts'
import { treeValue } from '../../experiment/functions/expression/value.ts'
import type { QuantityArguments } from './quantity.ts'

/** A number of a step: of a stage's experiment and its runs, or of the finished sweep. */
export interface NamedNumber {
  readonly kind: 'quantity'
  readonly of: 'step' | 'sweep'
  readonly quantity: string
  readonly arguments?: QuantityArguments
  /** Index of the stage. Default: 0. */
  readonly stage?: number
}

/** A number that is a field of the experiment, by the names and indices of its path. */
export interface FieldNumber {
  readonly kind: 'field'
  readonly path: readonly (string | number)[]
}

/** The operands of an expression. */
export type Leaf = NamedNumber | FieldNumber

/** A quantity or a field, or arithmetic over several named ones, in the order of the text. */
export type Expression =
  Leaf | { readonly kind: 'arithmetic'; readonly tree: Tree; readonly leaves: ReadonlyMap<string, Leaf> }

/** Returns the value of an expression, given those of its leaves. */
export function valueOf(expression: Expression, of: (leaf: Leaf) => number): number {
  if (expression.kind !== 'arithmetic') return of(expression)
  const { tree, leaves } = expression
  const values = new Map(Array.from(leaves, ([name, leaf]) => [name, of(leaf)]))
  return treeValue(tree, (name) => values.get(name) ?? NaN)
}

/** Returns the leaves of an expression, from left to right. */
export const leavesOf = (expression: Expression): readonly Leaf[] =>
  expression.kind === 'arithmetic' ? [...expression.leaves.values()] : [expression]

/** Returns the number at a path of an experiment; `undefined` if there is none. */
export function fieldOf(experiment: unknown, path: FieldNumber['path']): number | undefined {
  const found = partAt(experiment, path)
  return typeof found === 'number' ? found : undefined
}
