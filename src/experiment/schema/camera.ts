import * as v from 'valibot'
import { finite, positive } from './numbers.ts'

const point = v.strictTuple([finite, finite, finite], 'must be three numbers')

/** The lowest view, in degrees from straight above. */
const lowest = 85

/**
 * From where the block is seen, whatever the size of the stage: azimuth in degrees from its front to its right, polar in
 * degrees from straight above, zoom 1 where the whole block fits, shift of the point looked at in units of the block.
 */
const orbit = v.strictObject({
  azimuth: finite,
  polar: v.pipe(
    finite,
    v.minValue(0, 'must not be negative'),
    v.maxValue(lowest, `must be at most ${lowest} degrees`),
  ),
  zoom: v.optional(positive, 1),
  shift: v.optional(point),
})

/** The usual side, straight above, an orbit, or two points in units of the block (x along a, y up, -z along b, each side at 1). */
export const camera = v.union(
  [v.picklist(['home', 'top']), orbit, v.strictObject({ position: point, target: point })],
  "must be 'home', 'top', { azimuth, polar, zoom } with polar from 0 to 85 degrees, or { position, target }",
)
export type CameraSpec = v.InferOutput<typeof camera>
