import { clamp } from '../../math/clamp.ts'
import { heightFraction } from '../../math/height-scale.ts'
import { fitFrame } from '../../reference/outcome/height-frame.ts'
import { drawnSigned, signedLog } from '../../reference/outcome/signed-log.ts'
import type { Numbers, Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** The height of the block divided by its longer side, as in the picture on the page. */
export const relief = 0.3

/** The surface of an experiment as in its picture, in a block with sides of 1 along a and b. */
export interface HeightGrid {
  readonly resolution: readonly [number, number]
  /** The share of the block's height at point j·na + i, clipped to 0 and 1; NaN if the value is not finite. */
  readonly fractions: Float64Array
  /** The share of the block's height for a loss, clipped to 0 and 1; NaN if the loss is not finite. */
  fractionOf(loss: number): number
}

/** @throws RangeError if the terrain is a line, which has no surface */
export function heightGrid(experiment: TrainingExperiment, terrain: Terrain<Numbers>): HeightGrid {
  const { resolution, values } = terrain
  if (Math.min(resolution[0], resolution[1]) < 2)
    throw new RangeError('A solid needs a surface with at least two rows of points.')
  const scale = fitFrame(experiment, terrain)
  const isSigned = drawnSigned(experiment)
  const fractionOf = (loss: number): number => {
    const value = isSigned ? signedLog(loss) : loss
    return Number.isFinite(value) ? clamp(heightFraction(scale, value)) : NaN
  }
  return { resolution, fractions: Float64Array.from(values, fractionOf), fractionOf }
}
