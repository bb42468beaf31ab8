import { maxOf } from '../../../math/statistics/range.ts'
import { partErrors } from '../measured.ts'
import { numberOf, runOf, type Quantity } from '../quantity.ts'

/**
 * The accuracy on a part of the data at the end of a run, or after `step` updates: {part (default 'test'),
 * start, algorithm, step}.
 */
export const partAccuracy: Quantity = async (source, given) => 1 - (await partErrors(source, given))

/** Returns the accuracy at records of a run, evenly spaced over its steps, with their steps. */
async function accuraciesAlong(...[source, given]: Parameters<Quantity>) {
  const { steps } = runOf(source, given)
  const points = numberOf(given, 'points', 41)
  const records = Array.from({ length: points }, (_, k) =>
    Math.round((k * (steps.length - 1)) / Math.max(1, points - 1)),
  )
  const found: { readonly step: number; readonly accuracy: number }[] = []
  for (const step of new Set(records.map((record) => steps[record]!)))
    found.push({ step, accuracy: await partAccuracy(source, { ...given, step }) })
  return found
}

/**
 * The largest accuracy along a run, at `points` (default 41) of its records: {part (default 'test'), points,
 * start, algorithm}.
 */
export const mostAccuracy: Quantity = async (source, given) =>
  maxOf((await accuraciesAlong(source, given)).map(({ accuracy }) => accuracy))

/**
 * The step of the first of these records with the largest accuracy: {part (default 'test'), points, start,
 * algorithm}.
 */
export const mostAccurateStep: Quantity = async (source, given) => {
  const along = await accuraciesAlong(source, given)
  const most = maxOf(along.map(({ accuracy }) => accuracy))
  return along.find(({ accuracy }) => accuracy === most)?.step ?? NaN
}
