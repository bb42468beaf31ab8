import * as v from 'valibot'
import { ExperimentError, itemPath } from '../../../experiment/spec/values/error.ts'
import { fraction, uint32, whole } from '../../../experiment/spec/values/numbers.ts'
import { issueOf } from '../../../experiment/spec/values/sentences.ts'
import { mostColumns } from '../bounds.ts'
import { delimiters } from '../cell.ts'

/** A column by its name, or by its index from 0. */
export type ColumnKey = string | number

export type ColumnRole = 'input' | 'target' | 'test' | 'none'

/** How to turn a file of rows into data. Whatever is absent is detected or gets a default. */
export interface CsvOptions {
  /** `,` `;` `|`, a tab, or a space for one or more spaces. Detected by default. */
  readonly delimiter?: string
  /** Whether the first row contains the names of the columns. Detected by default. */
  readonly header?: boolean
  /** By default all columns of numbers and dates and texts with few values, except those that only identify a row. */
  readonly inputs?: readonly ColumnKey[]
  /** By default the column called `label`, `y`, `price` or the like, otherwise the last or the first with classes, otherwise the last. */
  readonly target?: ColumnKey | readonly ColumnKey[]
  /** By default classification if the target is text, or two numbers such as 0 and 1. */
  readonly task?: 'regression' | 'classification'
  /**
   * Whether to subtract the mean of the training set from inputs and numeric targets, and divide them by its standard deviation; true by
   * default.
   */
  readonly standardize?: boolean
  /** Whether to leave out rows with missing values, or to refuse the file (default). */
  readonly missing?: 'drop' | 'error'
  /** The share of rows for the test set, by default 0.25, or the column that marks them. */
  readonly test?: number | { readonly column: ColumnKey }
  /** Seeds the choice of the test set, and of the rows to keep if there are too many; 1 by default. */
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

export type CompleteOptions = v.InferOutput<typeof options>

/** Fills in the defaults. @throws ExperimentError at an unknown or invalid option */
export function completeOptions(given: CsvOptions): CompleteOptions {
  const { success, output, issues } = v.safeParse(options, given)
  if (success) return output
  throw new ExperimentError(
    issues.map(issueOf).map(({ path, message }) => ({ path: itemPath('options', path), message })),
  )
}
