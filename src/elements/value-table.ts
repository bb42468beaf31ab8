/** A cell: a number, formatted like all numbers of the page, or a text. */
export type Cell = number | string

/** Values of a picture as a table, whose first cells name its rows. */
export interface ValueTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Numbers of all its rows and columns, including those left out. */
  readonly whole: { readonly rows: number; readonly columns: number }
}

/** An element that is a picture of values. A picture made of others has their tables. */
export interface Pictured {
  /** Its values; empty until there are some. */
  readonly valueTables: readonly ValueTable[]
}

/** The most rows and columns of a table, for people who read it cell by cell. */
export const [mostRows, mostColumns] = [40, 12]

/** Returns at most `most` evenly spaced integers from 0 to `count` - 1, including both ends. */
export function spread(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i)
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))
}

/** Builds a table of `count` rows; if there are many rows or columns, an even selection. */
export function tableOf(
  name: string,
  columns: readonly string[],
  count: number,
  row: (index: number) => readonly Cell[],
): ValueTable {
  const kept = [0, ...spread(columns.length - 1, mostColumns - 1).map((i) => i + 1)]
  const some = <T>(all: readonly T[]) => kept.flatMap((i) => (i < all.length ? [all[i]!] : []))
  return {
    name,
    columns: some(columns),
    rows: spread(count, mostRows).map((i) => some(row(i))),
    whole: { rows: count, columns: columns.length },
  }
}

/** Builds a table from existing rows, as a list; empty if there are no rows. */
export const listed = (
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): ValueTable[] => (rows.length === 0 ? [] : [tableOf(name, columns, rows.length, (i) => rows[i]!)])

/** Builds a table of values by rank, as a list; empty if there are no values. */
export const ranked = (name: string, of: string, values: ArrayLike<number>): ValueTable[] =>
  values.length === 0 ? [] : [tableOf(name, ['rank', of], values.length, (i) => [i + 1, values[i]!])]

/** Builds a table of a matrix, with rows and columns counted from 1. */
export function matrixTable(
  name: string,
  rows: number,
  columns: number,
  entry: (row: number, column: number) => Cell,
): ValueTable {
  const places = Array.from({ length: columns }, (_, j) => j)
  return tableOf(name, ['', ...places.map((j) => String(j + 1))], rows, (i) => [
    String(i + 1),
    ...places.map((j) => entry(i, j)),
  ])
}
