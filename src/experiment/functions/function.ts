import type { Expression } from './expression/expression.ts'

export type FunctionParameters = Readonly<Record<string, number>>

/** A known minimum and its value. */
export interface Minimum {
  readonly at: readonly [number, number]
  readonly value: number
}

/** A function of two weights (x, y), with its derivatives and its known minima. */
export interface PlaneFunction {
  readonly id: string
  readonly title: string
  /** TeX of the formula. */
  readonly formula?: string
  /** Names of its two weights, with an index after _; x and y by default. */
  readonly weights?: readonly [string, string]
  /** The parsed text, if the function was typed. */
  readonly typed?: Expression
  /** Its parameters and their defaults. */
  readonly parameters: FunctionParameters
  /** The default window. */
  readonly window: { a: [number, number]; b: [number, number] }
  value(x: number, y: number, parameters: FunctionParameters): number
  gradient(x: number, y: number, parameters: FunctionParameters): [number, number]
  /** Returns [f_xx, f_xy, f_yy]. */
  hessian(x: number, y: number, parameters: FunctionParameters): [number, number, number]
  /** Returns the residuals with their slopes, [r, r_x, r_y], if the function is Σ r². */
  squares?(x: number, y: number): readonly (readonly [number, number, number])[]
  /** Returns the known minima, global ones first, in the order of the literature. */
  minima(parameters: FunctionParameters): readonly Minimum[]
}
