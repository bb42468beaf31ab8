import type { PlaneFunction } from './function.ts'

/** Id of a typed function. */
export const customId = 'custom'

/** A typed function: its text, its parameters and its known minima. */
export interface TypedFunction {
  /** The name that its author gave it. */
  readonly name?: string | undefined
  readonly expression?: string | undefined
  readonly parameters: Readonly<Record<string, number>>
  readonly minima?: readonly (readonly [number, number])[] | undefined
}

/** A wrong field of a typed function: its path within the function, and the reason. */
export interface FunctionFault {
  readonly path: string
  readonly message: string
}

/** The expression reader, which a page without a typed function does not load. */
export interface FunctionReader {
  /** Returns the function of a text without faults. */
  read(spec: TypedFunction): PlaneFunction
  faults(spec: TypedFunction): Iterable<FunctionFault>
  /** Returns a formula of this number of inputs as a function of a point; undefined if the text has faults. */
  formula(text: string, inputs: number): ((point: readonly number[]) => number) | undefined
  /** Returns the fault of a formula of this number of inputs, with its place; undefined if it is valid. */
  formulaFault(text: string, inputs: number): string | undefined
}

let reader: FunctionReader | undefined

/** Returns the expression reader, or undefined until it is loaded (reader.ts). */
export const functionReader = (): FunctionReader | undefined => reader

/** Sets the expression reader. */
export function provideReader(next: FunctionReader): void {
  reader = next
}
