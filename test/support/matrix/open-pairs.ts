/**
 * The pairs of levels of different factors that no row contains yet. A level is a number, counted through all
 * factors. A pair weighs as much as its two factors have pairs, since large factors decide how many rows are
 * needed.
 */
export class OpenPairs {
  /** Number of open pairs. */
  count = 0
  /** Levels of each factor. */
  readonly levels: readonly (readonly number[])[]
  readonly #weights: readonly Float64Array[]
  readonly #ofLevel: Float64Array
  readonly #uses: Float64Array

  /** Opens the pairs of every two factors that `meet`; `sizes` are their numbers of levels. */
  constructor(sizes: readonly number[], meet: (i: number, j: number) => boolean) {
    let total = 0
    this.levels = sizes.map((size) => Array.from({ length: size }, () => total++))
    this.#weights = Array.from({ length: total }, () => new Float64Array(total))
    this.#ofLevel = new Float64Array(total)
    this.#uses = new Float64Array(total)
    for (const [i, first] of this.levels.entries())
      for (const [j, second] of this.levels.entries())
        if (i < j && meet(i, j))
          for (const one of first)
            for (const other of second) this.#add(one, other, first.length * second.length)
  }

  #add(one: number, other: number, weight: number): void {
    this.#weights[one]![other]! += weight
    this.#weights[other]![one]! += weight
    this.#ofLevel[one]! += weight
    this.#ofLevel[other]! += weight
    this.count += Math.sign(weight)
  }

  /** Weight of a level's open pairs with `others`. */
  gain(level: number, others: readonly number[]): number {
    return others.reduce((sum, other) => sum + this.#weights[level]![other]!, 0)
  }

  /**
   * The level of a factor with the most weight in pairs with `others`, and a little for pairs with any; ties
   * go to the least used level.
   */
  best(factor: number, others: readonly number[]): number {
    const levels = this.levels[factor]!
    const gains = levels.map(
      (level) => this.gain(level, others) + this.#ofLevel[level]! / 100 - this.#uses[level]! / 1000,
    )
    return levels[gains.indexOf(Math.max(...gains))]!
  }

  /** Removes the pairs between a row's levels. */
  close(row: readonly number[]): void {
    for (const level of row) this.#uses[level]! += 1
    for (const [i, one] of row.entries())
      for (const other of row.slice(i + 1)) {
        const weight = this.#weights[one]![other]!
        if (weight > 0) this.#add(one, other, -weight)
      }
  }
}
