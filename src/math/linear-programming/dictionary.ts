import { at } from '../at.ts'
import { solved } from '../linear-algebra/solve.ts'
import type { LinearProgram } from './linear-program.ts'
import { norm } from '../linear-algebra/vector.ts'

/** A row of a dictionary: its value at the vertex, then its rate along each slack that is zero there. */
type Line = Float64Array

/**
 * A linear program at a vertex, as Chvátal's dictionary of slacks: x, the slacks of the other rows, and one
 * or more objectives as linear functions of the slacks of the `tight` rows, which are zero. A pivot lets one
 * of them grow and makes another row tight. `tight` and `loose` are row numbers; float64.
 */
export class Dictionary {
  readonly tight: number[]
  readonly loose: number[]
  readonly #slacks: Line[]
  readonly #objectives: Line[]
  readonly #variables: Line[]

  private constructor(
    tight: number[],
    loose: number[],
    slacks: Line[],
    objectives: Line[],
    variables: Line[],
  ) {
    this.tight = tight
    this.loose = loose
    this.#slacks = slacks
    this.#objectives = objectives
    this.#variables = variables
  }

  /**
   * Returns the dictionary at the vertex where the rows `tight` meet, as many as there are variables; it may
   * be infeasible. `undefined` if they do not meet in a point. `objectives` replace the program's own.
   */
  static at(
    { rows, bounds, objective }: LinearProgram,
    tight: readonly number[],
    objectives: readonly (readonly number[])[] = [objective],
  ): Dictionary | undefined {
    const count = tight.length
    const matrix = Float64Array.from(tight.flatMap((i) => rows[i] ?? []))
    if (matrix.length !== count * count || !isRegular(matrix, count)) return undefined
    // x = vertex − Σ s_k e_k over the tight rows k, with A e_k the k-th unit vector.
    const columns = [
      tight.map((i) => at(bounds, i)),
      ...tight.map((_, k) => tight.map((__, i) => (i === k ? -1 : 0))),
    ].map((column) => solved(matrix, Float64Array.from(column)))
    const along = (vector: readonly number[], sign: number, constant: number): Line =>
      Float64Array.from(columns, (column, k) => {
        const slope = sign * vector.reduce((sum, entry, j) => sum + entry * column[j]!, 0)
        return k === 0 ? constant + slope : slope
      })
    const loose = [...rows.keys()].filter((i) => !tight.includes(i))
    return new Dictionary(
      [...tight],
      loose,
      loose.map((i) => along(rows[i]!, -1, bounds[i]!)),
      objectives.map((vector) => along(vector, 1, 0)),
      objective.map((_, j) => Float64Array.from(columns, (column) => column[j]!)),
    )
  }

  /** x at the vertex. */
  get vertex(): number[] {
    return this.#variables.map((line) => line[0]!)
  }

  /** The value of an objective at the vertex. */
  value(objective = 0): number {
    return at(this.#objectives, objective)[0]!
  }

  /**
   * Returns the rates at which an objective grows with the slack of each tight row: its negated multipliers.
   */
  rates(objective = 0): Float64Array {
    return at(this.#objectives, objective).subarray(1)
  }

  /** The slacks of the loose rows. */
  get slacks(): number[] {
    return this.#slacks.map((line) => line[0]!)
  }

  /** Returns the rate of the slack of loose row `place` along that of tight row `k`. */
  slope(place: number, k: number): number {
    return at(at(this.#slacks, place), k + 1)
  }

  /**
   * Adds a column: a number t, zero at the vertex, that widens the `relaxed` rows, as a tight row called
   * `name`.
   */
  widen(name: number, relaxed: (place: number) => boolean): void {
    const grown = (line: Line, slope: number) => Float64Array.of(...line, slope)
    this.#slacks.forEach((line, i) => (this.#slacks[i] = grown(line, relaxed(i) ? 1 : 0)))
    this.#variables.forEach((line, i) => (this.#variables[i] = grown(line, 0)))
    this.#objectives.forEach((line, i) => (this.#objectives[i] = grown(line, 0)))
    this.#objectives.push(
      Float64Array.from({ length: this.tight.length + 2 }, (_, i) => (i > this.tight.length ? -1 : 0)),
    )
    this.tight.push(name)
  }

  /** Removes the column of tight row `k`, whose slack stays zero, and the last objective. */
  narrow(k: number): void {
    this.#objectives.pop()
    for (const lines of [this.#slacks, this.#variables, this.#objectives])
      lines.forEach((line, i) => (lines[i] = line.filter((_, column) => column !== k + 1)))
    this.tight.splice(k, 1)
  }

  /**
   * Returns the index of the loose row that becomes tight first when tight row `k` is released, the lowest
   * row among equal ones; −1 if there is none. Rates below `tiny` count as zero.
   */
  reached(k: number, tiny: number): number {
    let best = -1
    let least = Infinity
    for (let i = 0; i < this.#slacks.length; i++) {
      const line = this.#slacks[i]!
      const slope = line[k + 1]!
      if (slope > -tiny) continue
      const far = Math.max(0, line[0]!) / -slope
      const tie = best >= 0 && Math.abs(far - least) <= 1e-9 * (1 + least)
      if (tie ? this.loose[i]! >= this.loose[best]! : far >= least) continue
      best = i
      least = Math.min(far, least)
    }
    return best
  }

  /** Releases tight row `k` and makes loose row `place` tight. */
  pivot(k: number, place: number): void {
    const [entering, leaving] = [at(this.tight, k), at(this.loose, place)]
    const line = at(this.#slacks, place)
    // The entering slack, from the row that becomes tight: s_k = (s_place − rest) / slope.
    const slope = line[k + 1]!
    for (let i = 0; i < line.length; i++) line[i] = -line[i]! / slope
    line[k + 1] = 1 / slope
    for (const lines of [this.#slacks, this.#variables, this.#objectives])
      for (const other of lines) if (other !== line) substitute(other, k + 1, line)
    this.tight[k] = leaving
    this.loose[place] = entering
  }
}

/** Replaces the slack in column `k` of a line by `grown`. */
function substitute(line: Line, k: number, grown: Line): void {
  const factor = line[k]!
  if (factor === 0) return
  line[k] = 0
  for (let i = 0; i < line.length; i++) line[i]! += factor * grown[i]!
}

/** Returns whether the rows of a square matrix are independent, to 1e-11 of their lengths. */
function isRegular(matrix: Float64Array, size: number): boolean {
  const rows: Float64Array[] = []
  for (let i = 0; i < size; i++) {
    const row = matrix.slice(i * size, (i + 1) * size)
    const length = norm(row)
    for (const other of rows) {
      const share = row.reduce((sum, entry, j) => sum + entry * other[j]!, 0)
      row.forEach((entry, j) => (row[j] = entry - share * other[j]!))
    }
    const rest = norm(row)
    if (!(rest > 1e-11 * length)) return false
    rows.push(row.map((entry) => entry / rest))
  }
  return true
}
