import type { SweepPoint } from '../../theory/sweep/sweep.ts'

/** The part of a chart of a sweep that has heights. */
interface Swept {
  readonly points: readonly SweepPoint[]
  readonly stored?: readonly SweepPoint[]
  /** Indices among the sweep's quantities. */
  readonly series: readonly { readonly of: number }[]
  readonly guess?: readonly (number | undefined)[]
  readonly levels?: readonly { readonly value: number }[]
}

/** Of the lowest mean, the part down to which a logarithmic axis shows how far the seeds spread. */
const lowestPart = 1 / 3

/**
 * Heights that the upright axis shows. The lowest of many seeds may lie decades below their mean, to which a logarithmic axis would
 * give most of its length.
 */
export function sweptHeights(
  { points, stored = [], series, guess = [], levels = [] }: Swept,
  log: boolean,
): number[] {
  const drawn = [...guess, ...levels.map(({ value }) => value)].filter((value) => value !== undefined)
  const spreads = [...stored, ...points].flatMap(({ spreads: all }) =>
    series.flatMap(({ of }) => all[of] ?? []),
  )
  const heights = [...drawn, ...spreads.flatMap(({ least, mean, most }) => [least, mean, most])]
  if (!log) return heights
  const shown = [...drawn, ...spreads.map(({ mean }) => mean)].filter((height) => height > 0)
  const floor = lowestPart * Math.min(...shown)
  return heights.map((height) => Math.max(height, floor))
}
