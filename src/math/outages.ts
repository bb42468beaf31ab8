const within = 30_000

/** The times of outages, in milliseconds, that lie less than 30 seconds before the one that is now, and this one. */
export const withOutage = (times: readonly number[], now: number): readonly number[] => [
  ...times.filter((time) => now - time < within),
  now,
]

/** True for the third outage within 30 seconds: what fails again and again is given up. */
export const isTooMany = (times: readonly number[]): boolean => times.length >= 3
