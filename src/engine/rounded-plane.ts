import type { Plane } from '../reference/plane/plane.ts'
import type { Terrain } from '../reference/results.ts'

/**
 * A terrain's fields that come from its plane, rounded to float32; the grids of one request share the arrays.
 */
export type RoundedPlane = Pick<Terrain, 'extent' | 'u' | 'v' | 'origin' | 'variance' | 'curvatures'>

/** Copies a plane's fields for a terrain. */
export const roundedPlane = ({ extent, u, v, origin, variance, curvatures }: Plane): RoundedPlane => ({
  extent,
  u: new Float32Array(u),
  v: new Float32Array(v),
  origin: new Float32Array(origin),
  ...(variance && { variance }),
  ...(curvatures && { curvatures }),
})
