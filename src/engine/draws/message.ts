import type { DrawsPlan } from '../../theory/draws/draws.ts'

/** A slice of the draws of a problem, or the exact law of its number. */
export type DrawTask =
  | { readonly kind: 'draws'; readonly plan: DrawsPlan; readonly from: number; readonly to: number }
  | { readonly kind: 'law'; readonly quantity: string }

/** The numbers of a slice, or the law. */
export type DrawAnswer =
  | { readonly kind: 'draws'; readonly numbers: Float64Array }
  | {
      readonly kind: 'law'
      readonly least: number
      readonly probabilities: Float64Array
      readonly mean: number
      readonly deviation: number
    }
