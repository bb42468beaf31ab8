import * as v from 'valibot'
import { ExperimentError, itemPath } from '../../../experiment/spec/values/error.ts'
import { fraction, uint32, whole } from '../../../experiment/spec/values/numbers.ts'
import { issueOf } from '../../../experiment/spec/values/sentences.ts'
import { mostColumns } from '../bounds.ts'
import { delimiters } from '../cell.ts'

/** A column by its name, or by its place from 0. */
export type ColumnKey = string | number

/** What a column of a file is used for. */
export type ColumnRole = 'input' | 'target' | 'test' | 'none'

/** What is made of a file of rows; what is absent is found out. */
export interface CsvOptions {
  /** `,` `;` `|`, a tab, or a space for one or more of them; that of the file if it is absent. */
  readonly delimiter?: string
  /** The first row has the names of the columns; found out where it is absent. */
  readonly header?: boolean
  /** All columns of numbers and dates and texts with few values if they are absent, but those that only identify a row. */
  readonly inputs?: readonly ColumnKey[]
  /** If it is absent, the column called `label`, `y`, `price` or the like; else the last or the first with classes; else the last. */
  readonly target?: ColumnKey | readonly ColumnKey[]
  /** Classes where it is absent and the target is text, or two numbers such as 0 and 1. */
  readonly task?: 'regression' | 'classification'
  /** Inputs, and targets that are numbers, less their mean and over their standard deviation on the training set; true where it is absent. */
  readonly standardize?: boolean
  /** Rows in which a value is missing are left out, or refused, which is so where it is absent. */
  readonly missing?: 'drop' | 'error'
  /** The share of rows that are the test part, 0.25 where it is absent, or the column that says which they are. */
  readonly test?: number | { readonly column: ColumnKey }
  /** What the test part is drawn from, and the rows that are kept where there are too many; 1 where it is absent. */
  readonly seed?: number
}

const share = v.pipe(fraction, v.ltValue(1, 'must be below 1, so that some rows are left for training'))
const key = v.union([v.string(), whole(0, mostColumns)], 'must be the name of a column, or its place from 0')
const options = v.strictObject({
  delimiter: v.optional(v.picklist(delimiters)),
  header: v.optional(v.boolean()),
  inputs: v.optional(v.array(key)),
  target: v.optional(
    v.union([key, v.array(key)], 'must be the name of a column, its place from 0, or a list of these'),
  ),
  task: v.optional(v.picklist(['regression', 'classification'])),
  standardize: v.optional(v.boolean(), true),
  missing: v.optional(v.picklist(['drop', 'error']), 'error'),
  test: v.optional(
    v.union([share, v.strictObject({ column: key })], 'must be a share from 0 to below 1, or { column }'),
    0.25,
  ),
  seed: v.optional(uint32, 1),
})

/** Options with what is usual filled in. */
export type CompleteOptions = v.InferOutput<typeof options>

/** @throws ExperimentError at the name of an option that is none */
export function completeOptions(given: CsvOptions): CompleteOptions {
  const { success, output, issues } = v.safeParse(options, given)
  if (success) return output
  throw new ExperimentError(
    issues.map(issueOf).map(({ path, message }) => ({ path: itemPath('options', path), message })),
  )
}
