/** A cell: a number, which is written as all numbers of the page are, or a text. */
export type Cell = number | string

/** Values of a picture as a table, whose first cells name its rows. */
export interface ValueTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Numbers of all its rows and columns, those that are left out too. */
  readonly whole: { readonly rows: number; readonly columns: number }
}

/** An element that is a picture of values. One that is made of others has theirs. */
export interface Pictured {
  /** Its values; none before there are some. */
  readonly valueTables: readonly ValueTable[]
}

/** The most rows and columns of a table that somebody walks cell by cell. */
export const [mostRows, mostColumns] = [40, 12]

/** At most `most` of the places from 0 to `count` - 1, evenly, both ends among them. */
export function spread(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i)
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))
}

/** A table of `count` rows: of many rows or columns, some of them, evenly. */
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

/** Rows that are there already as a table; none where there are none. */
export const listed = (
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): ValueTable[] => (rows.length === 0 ? [] : [tableOf(name, columns, rows.length, (i) => rows[i]!)])

/** Values by their rank; none where there are none. */
export const ranked = (name: string, of: string, values: ArrayLike<number>): ValueTable[] =>
  values.length === 0 ? [] : [tableOf(name, ['rank', of], values.length, (i) => [i + 1, values[i]!])]

/** A matrix as a table, whose rows and columns are counted from 1. */
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
