import type { Expression } from './expression/expression.ts'

export type FunctionParameters = Readonly<Record<string, number>>

/** A known minimum: its place and the value there. */
export interface Minimum {
  readonly at: readonly [number, number]
  readonly value: number
}

/** A closed-form function of two weights (x, y), with its derivatives and what is known of it. */
export interface PlaneFunction {
  readonly id: string
  readonly title: string
  /** TeX of the formula. */
  readonly formula?: string
  /** What its two weights are called, with an index behind a _; x and y where nothing is said. */
  readonly weights?: readonly [string, string]
  /** What was typed. */
  readonly typed?: Expression
  /** Names and defaults of its parameters. */
  readonly parameters: FunctionParameters
  /** The usual window. */
  readonly window: { a: [number, number]; b: [number, number] }
  value(x: number, y: number, parameters: FunctionParameters): number
  gradient(x: number, y: number, parameters: FunctionParameters): [number, number]
  /** [f_xx, f_xy, f_yy]. */
  hessian(x: number, y: number, parameters: FunctionParameters): [number, number, number]
  /** Residuals with their slopes, [r, r_x, r_y], where the function is Σ r². */
  squares?(x: number, y: number): readonly (readonly [number, number, number])[]
  /** Known minima (global first, in the order of the literature) and the value there. */
  minima(parameters: FunctionParameters): readonly Minimum[]
}
