const within = 30_000

/** Returns the times, in milliseconds, of outages less than 30 seconds ago, and the current one. */
export const withOutage = (times: readonly number[], now: number): readonly number[] => [
  ...times.filter((time) => now - time < within),
  now,
]

/**
 * Returns whether this is the third outage within 30 seconds, after which recovery is not attempted again.
 */
export const isTooMany = (times: readonly number[]): boolean => times.length >= 3
