/** Rows to one row-major array. */
export function flatten(rows: readonly (readonly number[])[]): Float64Array {
  const columns = rows[0]?.length ?? 0
  const flat = new Float64Array(rows.length * columns)
  rows.forEach((row, i) => flat.set(row, i * columns))
  return flat
}
