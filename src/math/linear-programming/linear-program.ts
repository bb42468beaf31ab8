/** max c·x over a_i·x ≤ b_i; every bound is a row, including those of the signs. */
export interface LinearProgram {
  /** c, one entry per variable. */
  readonly objective: readonly number[]
  /** a_i, one row per constraint. */
  readonly rows: readonly (readonly number[])[]
  /** b_i. */
  readonly bounds: readonly number[]
}

export const inner = (p: ArrayLike<number>, q: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < p.length; i++) sum += p[i]! * q[i]!
  return sum
}

/** b_i − a_i·x for each row. */
export const slacksAt = ({ rows, bounds }: LinearProgram, x: ArrayLike<number>): number[] =>
  rows.map((row, i) => bounds[i]! - inner(row, x))
