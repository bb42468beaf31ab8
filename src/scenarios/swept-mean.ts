import type { Expectation } from './scenario.ts'

/** The expectation of a sweep that quantity `of` has this mean at value `at`. */
export const sweptMean = (
  at: number,
  of: number,
  value: number,
  absolute: number,
  source: string,
): Expectation => ({
  quantity: 'mean',
  arguments: { at, of },
  value,
  absolute,
  source,
})
