import { ticks } from '../../math/picture/ticks.ts'

/** A scale with equal differences or, if `log`, with equal ratios. */
interface Scale {
  readonly from: number
  readonly to: number
  readonly log?: boolean | undefined
}

/** The most bins of a linear axis, and the most decades with four bins each; longer logarithmic axes have two per decade. */
const [mostBins, mostDecades] = [12, 5]

/**
 * Returns the edges of an axis's bins, rising from end to end: equal parts of a decade if it is logarithmic, or else
 * round numbers.
 */
export function binEdges({ from, to, log = false }: Scale): number[] {
  const [first, last] = log ? [Math.log10(from), Math.log10(to)] : [from, to]
  const parts = last - first > mostDecades ? 2 : 4
  const inner = log
    ? Array.from({ length: Math.floor(last * parts) - Math.ceil(first * parts) + 1 }, (_, k) => (Math.ceil(first * parts) + k) / parts)
    : ticks(from, to, mostBins) // prettier-ignore
  const least = 0.3 * ((inner[1] ?? last) - (inner[0] ?? first))
  const kept = inner.filter((edge) => edge - first > least && last - edge > least)
  return [from, ...kept.map((edge) => (log ? 10 ** edge : edge)), to]
}

/** Counts guesses in the bins of a scale; those beyond its ends count in the outermost ones. */
export function countedIn(scale: Scale, guesses: readonly number[]) {
  const edges = binEdges(scale)
  const counts = edges.slice(1).map(() => 0)
  for (const guess of guesses) {
    const bin = edges.slice(1, -1).filter((edge) => guess >= edge).length
    counts[bin] = counts[bin]! + 1
  }
  return { edges, counts }
}
