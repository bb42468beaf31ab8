import type { FunctionName } from './names.ts'

/** What is done with one value or more: signs between them, the sign before one, or a function by its name. */
export type Operation = '+' | '-' | '*' | '/' | '^' | 'negate' | FunctionName

/** An expression as it was read. `depth` counts its levels; a sum, or a product, of many is one. */
export type Tree = { readonly depth: number } & (
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'constant'; readonly value: number; readonly name: string }
  | { readonly kind: 'variable'; readonly index: number; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'applied'; readonly operation: Operation; readonly of: readonly Tree[] }
)
