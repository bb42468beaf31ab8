import type { Question } from '../scenarios/scenario.ts'
import { lastAtLeast, reachedAt } from '../theory/sweep/statistics.ts'
import type { SweepPoint } from '../theory/sweep/sweep.ts'
import type { Truth } from './truth.ts'

/** The truth that a question asks of its step's sweep, all of whose points are there: a number of them, or the medians of the first quantity. */
export const sweptTruth = ({ answer }: Question, points: readonly SweepPoint[]): Truth =>
  'swept' in answer
    ? [(answer.swept === 'last' ? lastAtLeast : reachedAt)(points, answer.of, answer.level)]
    : points.map(({ spreads }) => spreads[0]?.median ?? NaN)
