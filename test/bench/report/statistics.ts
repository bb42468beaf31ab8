/** Median and spread (half the interquartile range) of times in milliseconds. */
export interface Timing {
  readonly median: number
  readonly spread: number
  readonly runs: number
}

const quantile = (sorted: readonly number[], q: number): number => {
  const at = (sorted.length - 1) * q
  const low = sorted[Math.floor(at)] ?? NaN
  const high = sorted[Math.ceil(at)] ?? NaN
  return low + (high - low) * (at - Math.floor(at))
}

export function timing(milliseconds: readonly number[], divisor = 1): Timing {
  const sorted = milliseconds.map((ms) => ms / divisor).sort((x, y) => x - y)
  return {
    median: quantile(sorted, 0.5),
    spread: (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2,
    runs: sorted.length,
  }
}

/** Times `work` after `warm` uncounted calls. */
export async function time(
  work: () => Promise<unknown> | unknown,
  runs: number,
  warm = 1,
): Promise<number[]> {
  const milliseconds: number[] = []
  for (let i = -warm; i < runs; i++) {
    const begun = performance.now()
    await work()
    if (i >= 0) milliseconds.push(performance.now() - begun)
  }
  return milliseconds
}
