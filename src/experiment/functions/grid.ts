import type { GenericSchema } from 'valibot'
import type { FunctionFault } from './custom.ts'
import type { PlaneFunction } from './function.ts'

/** Id of the function that a grid of values is. */
export const gridId = 'grid'

/** A grid of values, as rows or packed. */
export interface GridFields {
  readonly extent?:
    { readonly a: readonly [number, number]; readonly b: readonly [number, number] } | undefined
  readonly values?: readonly (readonly number[])[] | string | undefined
  readonly resolution?: readonly [number, number] | undefined
  readonly parameters?: Readonly<Record<string, number>>
}

/** What makes a surface of a grid: a page without one does without it. */
export interface GridReader {
  readonly schema: GenericSchema
  /** The function of a grid that has no faults. */
  read(grid: GridFields): PlaneFunction
  /** What is wrong with a grid of the schema; remembers its rows where nothing is. */
  faults(grid: GridFields): Iterable<FunctionFault>
}

let reader: GridReader | undefined

/** What makes surfaces of grids, once it is there (../grid/grid-reader.ts). */
export const gridReader = (): GridReader | undefined => reader

/** Has surfaces made of grids from now on. */
export function provideGridReader(next: GridReader): void {
  reader = next
}
