import type { FunctionName } from './names.ts'

/** An operation on one or more values: a sign between them, a minus, or a named function. */
export type Operation = '+' | '-' | '*' | '/' | '^' | 'negate' | FunctionName

/** A parsed expression. `depth` counts its levels; a sum or a product of any length is one level. */
export type Tree = { readonly depth: number } & (
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'constant'; readonly value: number; readonly name: string }
  | { readonly kind: 'variable'; readonly index: number; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'applied'; readonly operation: Operation; readonly of: readonly Tree[] }
)
