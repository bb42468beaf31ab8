import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { ArrayBudget, type NumberArray } from '../arrays/arrays.ts'
import { npyLength, readNpy } from '../arrays/npy.ts'
import { mostCells, mostColumns } from '../table/bounds.ts'
import { tableOfRows, type CsvText } from '../table/csv/csv-text.ts'

/** Arrays in a file, at most: inputs and targets. */
const mostArrays = 2

/** The rows and columns of an array. If it has more axes, as pictures do, each sample is a row. */
function shapeOf({ shape }: NumberArray): readonly [number, number] {
  const [rows = 1, ...others] = shape
  return [rows, others.reduce((product, length) => product * length, 1)]
}

/**
 * Reads a table from one or two consecutive NumPy arrays (.npy): one with a row for each sample, or inputs and targets in either order.
 * @throws ExperimentError if they are damaged, too large, or do not fit together
 */
export function tableOfArrays(bytes: Uint8Array): CsvText {
  const budget = new ArrayBudget()
  const arrays: NumberArray[] = []
  for (let at = 0; at < bytes.length;) {
    const name = `${arrays.length + 1}`
    if (arrays.length === mostArrays)
      throw ExperimentError.at('', 'there are more than two arrays. Drop only the inputs and the targets')
    const rest = bytes.subarray(at)
    const length = npyLength(name, rest)
    arrays.push(readNpy(name, rest.subarray(0, length), budget))
    at += length
  }
  // The array with fewer columns is the targets, which come last.
  const parts = arrays
    .map((array) => ({ data: array.data, shape: shapeOf(array) }))
    .sort((one, other) => other.shape[1] - one.shape[1])
  const [rows = 0] = parts[0]?.shape ?? []
  const other = parts.find(({ shape }) => shape[0] !== rows)
  if (other)
    throw ExperimentError.at(
      '',
      `the arrays have ${rows} and ${other.shape[0]} rows. Inputs and targets need the same number`,
    )
  const columns = parts.reduce((sum, { shape }) => sum + shape[1], 0)
  if (columns > mostColumns)
    throw ExperimentError.at('', `a table has at most ${mostColumns} columns, not ${columns}`)
  if (columns < 2)
    throw ExperimentError.at('', 'there is only one column. Drop the files of inputs and targets together')
  if (rows * columns > mostCells)
    throw ExperimentError.at('', `a table has at most ${mostCells / 1e6} million cells`)
  const cells = Array.from({ length: rows }, (_, n) =>
    parts.flatMap(({ data, shape: [, width] }) =>
      Array.from(data.subarray(n * width, (n + 1) * width), String),
    ),
  )
  const lines = Array.from({ length: rows }, (_, n) => n + 1)
  return tableOfRows({ rows: cells, lines, delimiter: '', counted: 'row' }, { header: false })
}
