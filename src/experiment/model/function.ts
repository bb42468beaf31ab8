import type { Extent } from '../schema/numbers.ts'

/** A closed-form function of two weights, with its derivatives and what is known of it. */
export interface PlaneFunction {
  readonly id: string
  readonly title: string
  /** TeX of the formula. */
  readonly formula: string
  /** Names and defaults of its parameters. */
  readonly parameters: Readonly<Record<string, number>>
  /** The usual window. */
  readonly window: Extent
  value(x: number, y: number, parameters: Readonly<Record<string, number>>): number
  gradient(x: number, y: number, parameters: Readonly<Record<string, number>>): [number, number]
  /** [f_xx, f_xy, f_yy]. */
  hessian(x: number, y: number, parameters: Readonly<Record<string, number>>): [number, number, number]
  /** Known minima (global first, in the order of the literature) and the value there. */
  minima(
    parameters: Readonly<Record<string, number>>,
  ): readonly { readonly at: readonly [number, number]; readonly value: number }[]
}
