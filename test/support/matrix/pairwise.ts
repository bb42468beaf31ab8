/** The levels of each factor. */
export type Factors = Readonly<Record<string, readonly unknown[]>>

/** One level of each factor. */
export type Combination<F extends Factors> = { readonly [K in keyof F]: F[K][number] }

interface Pair {
  readonly first: number
  readonly firstLevel: number
  readonly second: number
  readonly secondLevel: number
}

const covers = (row: readonly number[], pair: Pair): boolean =>
  row[pair.first] === pair.firstLevel && row[pair.second] === pair.secondLevel

function allPairs(sizes: readonly number[], apart: readonly boolean[]): Pair[] {
  const pairs: Pair[] = []
  for (let first = 0; first < sizes.length; first++)
    for (let second = first + 1; second < sizes.length; second++) {
      if (apart[first] && apart[second]) continue
      for (let firstLevel = 0; firstLevel < sizes[first]!; firstLevel++)
        for (let secondLevel = 0; secondLevel < sizes[second]!; secondLevel++)
          pairs.push({ first, firstLevel, second, secondLevel })
    }
  return pairs
}

/** A row with the pair's levels, and for the other factors the levels that cover most of the pairs left, or of those the one that `rows` use least. */
function rowFor(
  pair: Pair,
  sizes: readonly number[],
  left: readonly Pair[],
  rows: readonly (readonly number[])[],
): number[] {
  const row: number[] = sizes.map(() => -1)
  row[pair.first] = pair.firstLevel
  row[pair.second] = pair.secondLevel
  for (const factor of sizes.keys()) {
    if (row[factor] !== -1) continue
    const gains = Array.from({ length: sizes[factor]! }, (_, level) => {
      const tried = row.with(factor, level)
      const gained = left.filter(
        (other) => (other.first === factor || other.second === factor) && covers(tried, other),
      ).length
      const used = rows.filter((other) => other[factor] === level).length
      return gained - used / (rows.length + 1)
    })
    row[factor] = gains.indexOf(Math.max(...gains))
  }
  return row
}

/**
 * Combinations, chosen greedily and always the same, in which every two levels of different factors meet at least once, but for
 * those of two factors that are both `apart`.
 */
export function pairwise<const F extends Factors>(
  factors: F,
  apart: readonly (keyof F)[] = [],
): Combination<F>[] {
  const names = Object.keys(factors)
  const sizes = names.map((name) => factors[name]!.length)
  let left = allPairs(
    sizes,
    names.map((name) => apart.includes(name)),
  )
  const rows: number[][] = []
  for (let pair = left[0]; pair; pair = left[0]) {
    const row = rowFor(pair, sizes, left, rows)
    rows.push(row)
    left = left.filter((other) => !covers(row, other))
  }
  return rows.map(
    (row) => Object.fromEntries(names.map((name, i) => [name, factors[name]![row[i]!]])) as Combination<F>,
  )
}

/** Few of the combinations, chosen greedily and always the same, in which every level of every factor is. */
export function covering<C extends Readonly<Record<string, unknown>>>(rows: readonly C[]): C[] {
  const levels = (row: C) => Object.entries(row).map(([name, level]) => `${name} ${JSON.stringify(level)}`)
  const left = new Set(rows.flatMap(levels))
  const chosen: C[] = []
  while (left.size > 0) {
    const gains = rows.map((row) => levels(row).filter((level) => left.has(level)).length)
    const row = rows[gains.indexOf(Math.max(...gains))]!
    chosen.push(row)
    for (const level of levels(row)) left.delete(level)
  }
  return chosen
}
