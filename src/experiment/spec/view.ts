import * as v from 'valibot'
import { mostDrawn, mostSteps } from './values/bounds.ts'
import { finite, interval, positive, whole } from './values/numbers.ts'

const point = v.strictTuple([finite, finite, finite], 'must be three numbers')

/** Greatest polar angle of a view, in degrees from straight above. */
const lowest = 85

/**
 * A view of the block, independent of the size of the stage: azimuth in degrees from its front to its right, polar in degrees from straight
 * above, zoom 1 to fit the whole block, and shift of the target in units of the block.
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

/** The default side, straight above, an orbit, or two points in units of the block (x along a, y up, -z along b, each side at 1). */
export const camera = v.union(
  [v.picklist(['home', 'top']), orbit, v.strictObject({ position: point, target: point })],
  "must be 'home', 'top', { azimuth, polar, zoom } with polar from 0 to 85 degrees, or { position, target }",
)
/** A camera of any of the three forms. */
export type CameraSpec = v.InferOutput<typeof camera>

/** Everything that changes the picture of an experiment but none of its numbers. */
export const view = v.strictObject({
  camera: v.optional(camera),
  height: v.optional(v.picklist(['linear', 'log']), 'linear'),
  range: v.optional(interval),
  /** Shows arrows of steepest descent within the plane. */
  arrows: v.optional(v.boolean(), false),
  /** One plane for all runs, or also the plane of each run's own principal components. */
  planes: v.optional(v.picklist(['one', 'own']), 'one'),
  /** Shows arrows for each run's next step and its parts. */
  internals: v.optional(v.boolean(), false),
  colors: v.optional(v.picklist(['strata', 'viridis', 'cividis']), 'strata'),
  step: v.optional(whole(0, mostSteps)),
  follow: v.optional(v.boolean(), false),
  /**
   * Indices of the two inputs over which the function is drawn, horizontally and vertically, if there are more than two; the first two by
   * default.
   */
  inputs: v.optional(
    v.pipe(
      v.strictTuple(
        [whole(0, mostDrawn), whole(0, mostDrawn)],
        'must be the indices of two inputs, counted from 0',
      ),
      v.check(([across, up]) => across !== up, 'must be two different inputs'),
    ),
  ),
})
/** A view with its defaults filled in. */
export type ViewSpec = v.InferOutput<typeof view>
/** A view as a person writes it. */
export type ViewInput = v.InferInput<typeof view>
