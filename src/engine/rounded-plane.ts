import type { Plane } from '../reference/plane/plane.ts'
import type { Terrain } from '../reference/results.ts'

/** The fields of a terrain that are its plane's, rounded to float32; the grids of one request share the arrays. */
export type RoundedPlane = Pick<Terrain, 'extent' | 'u' | 'v' | 'origin' | 'variance' | 'curvatures'>

/** The plane's fields for a terrain, in arrays of its own. */
export const roundedPlane = ({ extent, u, v, origin, variance, curvatures }: Plane): RoundedPlane => ({
  extent,
  u: new Float32Array(u),
  v: new Float32Array(v),
  origin: new Float32Array(origin),
  ...(variance && { variance }),
  ...(curvatures && { curvatures }),
})
