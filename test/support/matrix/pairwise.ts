import { RandomStream } from '../../../src/math/statistics/random.ts'
import { OpenPairs } from './open-pairs.ts'

export type Factors = Readonly<Record<string, readonly unknown[]>>

export type Combination<F extends Factors> = { readonly [K in keyof F]: F[K][number] }

/** How many arrays are built to keep the shortest, and how many candidates are tried for each row. */
const arrays = 20
const candidates = 10

/**
 * A row whose levels are chosen one factor at a time in a random order, and the weight of the open pairs in
 * it.
 */
function candidate(open: OpenPairs, order: Uint32Array): { row: number[]; gain: number } {
  const row: number[] = []
  let gain = 0
  const chosen: number[] = []
  for (const factor of order) {
    const level = open.best(factor, chosen)
    gain += open.gain(level, chosen)
    chosen.push(level)
    row[factor] = level
  }
  return { row, gain }
}

/**
 * Rows, each the best of several candidates, until no pair is open (Cohen, Dalal, Fredman and Patton, "The
 * AETG System", 1997).
 */
function arrayOf(
  sizes: readonly number[],
  meet: (i: number, j: number) => boolean,
  seed: number,
): number[][] {
  const stream = new RandomStream(seed, 'test/pairwise')
  const open = new OpenPairs(sizes, meet)
  const rows: number[][] = []
  while (open.count > 0) {
    const tried = Array.from({ length: candidates }, (_, i) =>
      candidate(open, stream.permutation(sizes.length, rows.length * candidates + i)),
    )
    const { row } = tried.reduce((best, other) => (other.gain > best.gain ? other : best))
    rows.push(row)
    open.close(row)
  }
  return rows.map((row) => row.map((level, factor) => open.levels[factor]!.indexOf(level)))
}

/**
 * A small, deterministic set of combinations in which every two levels of different factors meet, except two
 * that are `apart` in a group.
 */
export function pairwise<const F extends Factors>(
  factors: F,
  apart: readonly (readonly (keyof F)[])[] = [],
): Combination<F>[] {
  const names = Object.keys(factors)
  const sizes = names.map((name) => factors[name]!.length)
  const meet = (i: number, j: number) =>
    !apart.some((group) => group.includes(names[i]!) && group.includes(names[j]!))
  const rows = Array.from({ length: arrays }, (_, seed) => arrayOf(sizes, meet, seed)).reduce(
    (best, other) => (other.length < best.length ? other : best),
  )
  return rows.map(
    (row) => Object.fromEntries(names.map((name, i) => [name, factors[name]![row[i]!]])) as Combination<F>,
  )
}

/**
 * Adds combinations greedily to a first one until every level of all but some factors occurs. Deterministic.
 */
function coveringFrom<C extends Readonly<Record<string, unknown>>>(
  first: C,
  rows: readonly C[],
  but: readonly (keyof C)[],
): C[] {
  const levels = (row: C) =>
    Object.entries(row)
      .filter(([name]) => !but.includes(name))
      .map(([name, level]) => `${name} ${JSON.stringify(level)}`)
  const left = new Set(rows.flatMap(levels))
  const chosen: C[] = []
  const choose = (row: C): void => {
    chosen.push(row)
    for (const level of levels(row)) left.delete(level)
  }
  choose(first)
  while (left.size > 0) {
    const gains = rows.map((row) => levels(row).filter((level) => left.has(level)).length)
    choose(rows[gains.indexOf(Math.max(...gains))]!)
  }
  return chosen
}

/** A few of the combinations, in which every level of all but some factors occurs. */
export const covering = <C extends Readonly<Record<string, unknown>>>(
  rows: readonly C[],
  but: readonly (keyof C)[] = [],
): C[] =>
  rows
    .map((first) => coveringFrom(first, rows, but))
    .reduce((best, other) => (other.length < best.length ? other : best))
