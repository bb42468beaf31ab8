import type { GenericSchema } from 'valibot'
import type { FunctionFault } from './custom.ts'
import type { PlaneFunction } from './function.ts'

/** Id of a function given by a grid of values. */
export const gridId = 'grid'

/** A grid of values, as rows or packed. */
export interface GridFields {
  readonly extent?:
    { readonly a: readonly [number, number]; readonly b: readonly [number, number] } | undefined
  readonly values?: readonly (readonly number[])[] | string | undefined
  readonly resolution?: readonly [number, number] | undefined
  readonly parameters?: Readonly<Record<string, number>>
}

/** The grid reader, which a page without a grid does not load. */
export interface GridReader {
  readonly schema: GenericSchema
  /** Returns the function of a grid without faults. */
  read(grid: GridFields): PlaneFunction
  /** Yields the faults of a grid that fits the schema; remembers the rows of a grid without faults. */
  faults(grid: GridFields): Iterable<FunctionFault>
}

let reader: GridReader | undefined

/** Returns the grid reader, or undefined until it is loaded (../grid/grid-reader.ts). */
export const gridReader = (): GridReader | undefined => reader

/** Sets the grid reader. */
export function provideGridReader(next: GridReader): void {
  reader = next
}
