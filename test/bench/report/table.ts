import type { Timing } from './statistics.ts'

export interface Row extends Timing {
  readonly who: string
}

/** Times of several programs for the same work; the last row is ours. */
export function timingTable(title: string, unit: string, rows: readonly Row[]): string {
  const ours = rows.at(-1)?.median ?? NaN
  const lines = rows.map(
    ({ who, median, spread, runs }) =>
      `${who.padEnd(58)}${median.toFixed(3).padStart(12)} ± ${spread.toFixed(3).padEnd(10)}${`${runs} runs`.padStart(8)}${(median / ours).toFixed(2).padStart(10)} x ours`,
  )
  return [`${title} (${unit}, median ± half the interquartile range)`, ...lines, ''].join('\n')
}

/** Multiply-adds per second of a piece of work. */
export interface Rate {
  readonly who: string
  readonly rate: number
}

/** Multiply-adds per second in matrix products, as a fraction of the adapter's peak in registers. */
export function fractionTable(peak: number, rows: readonly Rate[]): string {
  const lines = rows.map(
    ({ who, rate }) =>
      `${who.padEnd(58)}${(rate / 1e9).toFixed(2).padStart(12)}${(rate / peak).toFixed(2).padStart(10)} of the peak`,
  )
  return [
    '1e9 multiply-adds a second in matrix products alone; 256 samples, tanh',
    `${'multiply-add peak, in registers'.padEnd(58)}${(peak / 1e9).toFixed(2).padStart(12)}`,
    ...lines,
    '',
  ].join('\n')
}

export interface Latency {
  readonly what: string
  readonly milliseconds: readonly number[]
}

const sortedTimes = ({ milliseconds }: Latency): number[] => [...milliseconds].sort((a, b) => a - b)
const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.floor(q * (sorted.length - 1))] ?? NaN

export const usual = (row: Latency): number => quantile(sortedTimes(row), 0.5)

/** The 95th percentile. */
export const late = (row: Latency): number => quantile(sortedTimes(row), 0.95)

/** Median, 95th percentile and largest time from a gesture to its numbers. */
export function latencyTable(rows: readonly Latency[]): string {
  const lines = rows.map((row) => {
    const sorted = sortedTimes(row)
    const at = (q: number) => quantile(sorted, q).toFixed(0)
    return `${row.what.padEnd(72)}${at(0.5).padStart(8)}${at(0.95).padStart(8)}${at(1).padStart(8)}`
  })
  return [`From gesture to numbers (ms): median, 95th percentile, largest`, ...lines, ''].join('\n')
}
