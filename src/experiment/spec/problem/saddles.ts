import * as v from 'valibot'
import type { ExperimentIssue } from '../values/error.ts'
import { whole } from '../values/numbers.ts'
import { mostSaddles } from '../values/bounds.ts'

/**
 * Gradient descent past a sequence of saddles, one for each weight; the outcome is the number of steps until saddle number `saddle` is
 * passed. `steepness` is L, with γ = 1 and η = 1/(4L); `kicks` adds a small random vector where the slope vanishes. A start is drawn from
 * U(-1, 1).
 */
export const saddles = v.strictObject({
  kind: v.literal('saddles'),
  dimension: whole(2, mostSaddles),
  saddle: v.optional(whole(1, mostSaddles), 1),
  steepness: v.optional(
    v.pipe(
      v.number('must be a number'),
      v.minValue(1, 'must be at least 1'),
      v.maxValue(4, 'must be at most 4'),
    ),
    1.5,
  ),
  kicks: v.optional(v.boolean(), false),
  precision: v.optional(v.picklist(['float64', 'float32']), 'float64'),
})
/** A saddle problem with its defaults filled in. */
export type SaddlesSpec = v.InferOutput<typeof saddles>

/** Yields the issue of a saddle that does not exist. */
export function* saddlesIssues({ dimension, saddle }: SaddlesSpec): Generator<ExperimentIssue> {
  if (saddle > dimension)
    yield {
      path: 'problem.saddle',
      message: `must be at most ${dimension}. There is one saddle for each weight`,
    }
}
