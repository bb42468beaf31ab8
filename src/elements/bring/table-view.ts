import type { Authored } from '../../experiment/authored.ts'
/** What a column of a file is used for. */
export type ColumnUse = 'input' | 'target' | 'test' | 'none'

/** A column of a file as it is shown. */
export interface ColumnView {
  readonly name: Authored
  /** From 0. */
  readonly place: number
  /** What was found in it: `numbers`, `3 texts`. */
  readonly found: string
  readonly use: ColumnUse
  /** There is a problem in it. */
  readonly wrong: boolean
}

/** A row of a file as it is shown. */
export interface RowView {
  readonly line: number
  readonly cells: readonly Authored[]
  /** Places of the cells with a problem; the whole row where it is empty. */
  readonly wrong: readonly number[] | undefined
}

/** What is chosen for a file besides its columns. */
export interface TableChoice {
  /** Undefined while the table does not decide it. */
  readonly task: 'regression' | 'classification' | undefined
  readonly standardize: boolean
  readonly missing: 'drop' | 'error'
  /** Share of the rows that is the test part. */
  readonly test: number
  readonly seed: number
  readonly header: boolean
  /** '' in a file whose cells are not separated by a character. */
  readonly delimiter: string
  /** Places of the inputs over which the picture of the function is drawn, across and up, where there are more than two. */
  readonly drawn: readonly [number, number] | undefined
}

/** A file that may be used as data. */
export interface TableView {
  readonly name: string
  readonly columns: readonly ColumnView[]
  readonly rows: readonly RowView[]
  /** Rows that are not shown. */
  readonly more: number
  readonly choice: TableChoice
  /** What would be made of it, in a line, and what is left out; '' where nothing can be made. */
  readonly made: string
  /** Further sentences: what is left out, the classes, what becomes of the network. */
  readonly notes: readonly string[]
  readonly problems: readonly { readonly path: string; readonly message: string }[]
  /** It is being read. */
  readonly busy: boolean
}
