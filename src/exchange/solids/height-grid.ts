import { clamp } from '../../math/clamp.ts'
import { heightFraction } from '../../math/height-scale.ts'
import { fitFrame } from '../../reference/outcome/height-frame.ts'
import { drawnSigned, signedLog } from '../../reference/outcome/signed-log.ts'
import type { Numbers, Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** The height of the block over the length of its longer side: that of the picture on the page. */
export const relief = 0.3

/** The surface of an experiment as its picture draws it: in a block whose sides along a and b are 1. */
export interface HeightGrid {
  readonly resolution: readonly [number, number]
  /** Fraction of the block's height at point j·na + i, cut at 0 and 1; NaN where the value is not finite. */
  readonly fractions: Float64Array
  /** Fraction of the block's height of a loss, cut at 0 and 1; NaN for one that is not finite. */
  fractionOf(loss: number): number
}

/** @throws RangeError where the terrain is a line, which has no surface */
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
