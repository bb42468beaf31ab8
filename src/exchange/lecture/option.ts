import type { Authored } from '../../experiment/authored.ts'

/** What an option compares the answer with: a number, or a quantity of the question's experiment when the answer is shown. */
export type Compared =
  number | { readonly quantity: string; readonly arguments?: Readonly<Record<string, number | string>> }

/** Shapes of the curves of a sketch, from left to right. */
export const sketchShapes = ['fall', 'rise', 'flat', 'hill', 'cliff'] as const

/** Several curves of one shape in the sketch of an option. */
export interface SketchedCurves {
  readonly count: number
  readonly shape: (typeof sketchShapes)[number]
}

/**
 * An option of a choice. Of options with intervals, one whose value is `within` the question's distance of the answer takes precedence over
 * the interval that contains it. Without intervals, the option with the nearest value is right. Only one may be right.
 */
export interface Option<C extends Compared = Compared> {
  readonly label: Authored
  /** By default its index in the list. */
  readonly value?: C
  /** Instead of a value, the answers for which it is right, including the first end. An end may be infinite. */
  readonly interval?: readonly [C, C]
  /** Its place in the plane, if any, marked by a flag with its letter. Clicking near it chooses it. */
  readonly at?: readonly [number, number]
  /** Column and row of its cell in the step's atlas or map of counts, if any. Clicking the cell, which shows its letter, chooses it. */
  readonly cell?: readonly [number, number]
  /** The picture that the option stands for. If all options have one, readers choose among the sketches. */
  readonly sketch?: readonly SketchedCurves[]
}
