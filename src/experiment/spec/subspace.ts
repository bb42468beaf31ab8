import * as v from 'valibot'
import { mostDirections, mostSpan } from './values/bounds.ts'
import { whole } from './values/numbers.ts'

/** The random subspace through w_0 that contains a run: w = w_0 + Q z, with `dimension` numbers in z. */
export const subspace = v.strictObject({ dimension: whole(1, mostDirections) })

/** Returns the greatest number of directions for a model with this many weights. */
export const mostDirectionsOf = (weights: number): number =>
  Math.min(mostDirections, Math.floor(mostSpan / weights))
