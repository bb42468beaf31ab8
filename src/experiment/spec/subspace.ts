import * as v from 'valibot'
import { mostDirections, mostSpan } from './values/bounds.ts'
import { whole } from './values/numbers.ts'

/** The random subspace through w_0 in which a run stays: w = w_0 + Q z, z of `dimension` numbers. */
export const subspace = v.strictObject({ dimension: whole(1, mostDirections) })

/** The most directions through a model of so many weights. */
export const mostDirectionsOf = (weights: number): number =>
  Math.min(mostDirections, Math.floor(mostSpan / weights))
