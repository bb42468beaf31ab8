import type { PlaneFunction } from './function.ts'

/** Id of a function that was typed. */
export const customId = 'custom'

/** A function by its text, its parameters, and places that are known to be minima. */
export interface TypedFunction {
  /** What its author calls it. */
  readonly name?: string | undefined
  readonly expression?: string | undefined
  readonly parameters: Readonly<Record<string, number>>
  readonly minima?: readonly (readonly [number, number])[] | undefined
}

/** A field of a typed function that is wrong, as a path within it, and why. */
export interface FunctionFault {
  readonly path: string
  readonly message: string
}

/** What reads texts: a page without a typed function does without it. */
export interface FunctionReader {
  /** The function of a text that has no faults. */
  read(spec: TypedFunction): PlaneFunction
  faults(spec: TypedFunction): Iterable<FunctionFault>
  /** The function of a point that a formula of so many inputs is; undefined of a text that has faults. */
  formula(text: string, inputs: number): ((point: readonly number[]) => number) | undefined
  /** What is wrong with a formula of so many inputs, with its place; undefined of one that can be read. */
  formulaFault(text: string, inputs: number): string | undefined
}

let reader: FunctionReader | undefined

/** What reads texts, once it is there (reader.ts). */
export const functionReader = (): FunctionReader | undefined => reader

/** Has texts read from now on. */
export function provideReader(next: FunctionReader): void {
  reader = next
}
