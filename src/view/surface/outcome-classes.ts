import { formatFixed } from '../../math/picture/format.ts'
import type { OutcomeRow } from '../../elements/charts/plots/outcome-legend-view.ts'
import type { Outcome } from '../../reference/results.ts'
import { clusterColors, endColors } from '../../math/picture/palette.ts'

/** A kind of end of a run, as map and legend show it. */
export interface OutcomeClass {
  readonly id: string
  readonly label: string
  readonly color: string
}

export const clusterLetter = (number: number): string => String.fromCharCode(65 + number)

/** The clusters with their own colours, then all other ends, then the runs that did not converge. */
export const endClasses: readonly OutcomeClass[] = [
  ...clusterColors.map((color, number) => ({ id: `cluster ${number}`, label: clusterLetter(number), color })),
  { id: 'elsewhere', label: 'elsewhere', color: endColors.elsewhere },
  { id: 'unfinished', label: 'unfinished', color: endColors.unfinished },
  { id: 'cycle', label: 'cycle', color: endColors.cycle },
  { id: 'diverged', label: 'diverged', color: endColors.diverged },
  { id: 'stuck', label: 'stuck: the gradient is zero', color: endColors.stuck },
]

const elsewhere = clusterColors.length

/** Index into `endClasses` of start k. */
export function endClassOf({ status, cluster }: Outcome, k: number): number {
  const how = status[k]!
  if (how > 0) return elsewhere + how
  const number = cluster[k]!
  return number >= 0 && number < elsewhere ? number : elsewhere
}

/** Classes of the status with which a run ended, whatever its cluster; index = status. */
export const statusClasses: readonly OutcomeClass[] = [
  { id: 'converged', label: 'converged', color: endColors.converged },
  ...endClasses.slice(elsewhere + 1),
]

/** Rounds shares to whole numbers of `unit` parts that add up to exactly `unit`, by the largest remainders. */
export function sharesOf(counts: readonly number[], unit = 1000): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return counts.map(() => 0)
  const exact = counts.map((count) => (unit * count) / total)
  const shares = exact.map(Math.floor)
  const left = unit - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = [...exact.keys()].sort((p, q) => (exact[q]! % 1) - (exact[p]! % 1))
  for (const k of byRemainder.slice(0, left)) shares[k] = shares[k]! + 1
  return shares
}

/** Formats a share in thousandths; < 0.1 % if it is 0 although there are runs. */
export const shareText = (share: number, count: number): string =>
  count > 0 && share === 0 ? `<\u00a0${formatFixed(0.1, 1)}\u00a0%` : `${formatFixed(share / 10, 1)}\u00a0%`

/** Returns the rows of the classes with runs or a place, with the share of the runs in each. `of` is the class of each run. */
export function classRows(
  classes: readonly OutcomeClass[],
  of: readonly number[],
  places: readonly (string | undefined)[],
): OutcomeRow[] {
  const counts = classes.map(() => 0)
  for (const i of of) counts[i] = counts[i]! + 1
  const shares = sharesOf(counts)
  return classes.flatMap(({ id, label, color }, i) => {
    const [count = 0, share = 0, place] = [counts[i], shares[i], places[i]]
    return count === 0 && place === undefined
      ? []
      : [{ id, label, color, place: place ?? '', share: shareText(share, count) }]
  })
}
