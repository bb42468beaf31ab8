import { textOfBytes } from '../incoming/incoming.ts'
import { parseJson } from '../json.ts'
import {
  ArrayBudget,
  arrayError,
  fileError,
  mostArrayName,
  type NumberArray,
  type NumberArrays,
} from './arrays.ts'

/** The rows of a nested list, all as long as the first. A list of numbers is a single row. */
function rowsOf(
  name: string,
  value: readonly unknown[],
): { readonly shape: number[]; readonly rows: readonly (readonly unknown[])[] } {
  if (!value.some(Array.isArray)) return { shape: [value.length], rows: [value] }
  const rows = value.map((row, i) => {
    if (Array.isArray(row)) return row as readonly unknown[]
    throw arrayError(name, `contains both lists and numbers in row ${i}`)
  })
  const [{ length } = []] = rows
  const odd = rows.findIndex((row) => row.length !== length)
  if (odd >= 0)
    throw arrayError(
      name,
      `has rows of different lengths: ${length} in row 0, ${rows[odd]!.length} in row ${odd}`,
    )
  return { shape: [rows.length, length], rows }
}

function arrayOf(name: string, value: unknown, budget: ArrayBudget): NumberArray {
  if (!Array.isArray(value)) throw arrayError(name, 'is not a list of numbers')
  const { shape, rows } = rowsOf(name, value)
  const data = new Float64Array(budget.entries(name, shape))
  rows.forEach((row, i) =>
    row.forEach((number, k) => {
      if (typeof number !== 'number')
        throw arrayError(name, `contains a value that is not a number at place ${k} of row ${i}`)
      data[i * row.length + k] = number
    }),
  )
  return { shape, data }
}

/**
 * Reads arrays from JSON: lists of numbers, or lists of such rows, by name, as `json.dump({name: w.tolist() for name, w in
 * model.state_dict().items()}, file)` writes them.
 * @throws ExperimentError, and nothing else, with the array and the place of the fault
 */
export function fromJsonArrays(bytes: Uint8Array): NumberArrays {
  const text = textOfBytes(bytes, true)
  if (text === undefined) throw fileError('the file is not text')
  const value = parseJson(
    text.replace(/^\uFEFF/u, ''),
    'this is not JSON. Check its quotes, commas and brackets, and that no number is NaN',
    'the file',
  )
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fileError('the file contains no named arrays')
  const entries = Object.entries(value)
  if (entries.length === 0) throw fileError('the file contains no arrays')
  const budget = new ArrayBudget()
  return Object.fromEntries(
    entries.map(([name, list]) => {
      if (name.length > mostArrayName)
        throw fileError(`an entry's name has more than ${mostArrayName} characters`)
      return [name, arrayOf(name, list, budget)]
    }),
  )
}
