import munkres from 'munkres'

/**
 * Returns the assignment of rows to columns with the largest sum of scores [size][size]: entry i is the
 * column of row i. Exact, in O(size³), with munkres, which has no dependencies, is typed, and is the fastest
 * of the maintained solvers.
 */
export function bestAssignment(scores: readonly Float64Array[]): Uint32Array {
  const columns = new Uint32Array(scores.length)
  for (const [row, column] of munkres(scores.map((row) => Array.from(row, (score) => -score))))
    columns[row] = column
  return columns
}
