import { roundStep } from '../picture/ticks.ts'

/** Bins of equal width from `from` on. */
export interface Bins {
  readonly from: number
  readonly width: number
  readonly count: number
}

/**
 * Returns about `about` bins over a range, with a round width. `whole`: the values are integers, so that a
 * bin contains as many of them as its width and begins half below the first.
 */
export function binsOver([least, most]: readonly [number, number], whole: boolean, about = 40): Bins {
  const span = most > least ? most - least : Math.abs(least) || 1
  const width = whole ? Math.max(1, Math.round(roundStep(span / about))) : roundStep(span / about)
  const first = Math.floor(least / width)
  const count = Math.floor(most / width) - first + 1
  return { from: first * width - (whole ? 0.5 : 0), width, count }
}

/** Numbers in each bin, and those outside all bins. */
export interface Counts {
  readonly counts: Float64Array
  readonly outside: number
}

export function countIn({ from, width, count }: Bins, numbers: readonly number[]): Counts {
  const counts = new Float64Array(count)
  let outside = 0
  for (const number of numbers) {
    const i = Math.floor((number - from) / width)
    if (i >= 0 && i < count) counts[i]! += 1
    else outside++
  }
  return { counts, outside }
}
