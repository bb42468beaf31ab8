import type { Question, SweptAnswer, SweptMedian, SweptMost } from '../exchange/lecture/scenario.ts'
import { lastAtLeast, medianAt, peakOf, reachedAt } from '../theory/sweep/statistics.ts'
import type { SweepPoint } from '../theory/sweep/sweep.ts'
import type { Truth } from './truth.ts'

function numberOf(answer: SweptAnswer | SweptMedian | SweptMost, points: readonly SweepPoint[]): number {
  if (answer.swept === 'median') return medianAt(points, answer.of, answer.value)
  if (answer.swept === 'most') return peakOf(points, answer.of)?.height ?? NaN
  return (answer.swept === 'last' ? lastAtLeast : reachedAt)(points, answer.of, answer.level)
}

/**
 * Returns the true answer to a question about its step's complete sweep: a number of it, or the medians of
 * the first quantity.
 */
export const sweptTruth = ({ answer }: Question, points: readonly SweepPoint[]): Truth =>
  'swept' in answer ? [numberOf(answer, points)] : points.map(({ spreads }) => spreads[0]?.median ?? NaN)
