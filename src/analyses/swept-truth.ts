import type { Question } from '../scenarios/scenario.ts'
import { lastAtLeast, meanAt } from '../theory/sweep/statistics.ts'
import type { SweepPoint } from '../theory/sweep/sweep.ts'
import type { Truth } from './truth.ts'

/** The truth that a question asks of its step's sweep, all of whose points are there: a number of them, or the medians of the first quantity. */
export function sweptTruth({ answer }: Question, points: readonly SweepPoint[]): Truth {
  if (!('swept' in answer)) return points.map(({ spreads }) => spreads[0]?.median ?? NaN)
  const { of } = answer
  return [answer.swept === 'last' ? lastAtLeast(points, of, answer.level) : meanAt(points, of, answer.value)]
}
