import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Level } from '../../coarse-grid.ts'
import { canWaitFor } from '../../budget.ts'

/** The levels of a plane of hyperparameters that show no rounding and do not take too long. */
export interface Affordable {
  /** Coarsest first; the last is the picture. */
  readonly levels: readonly Level[]
  readonly float64: boolean
  /** Why the picture is coarser than requested. */
  readonly because?: string
}

const tooNear = 'on a finer grid the values of an axis would lie closer together than numbers tell apart'
const tooLong = 'float32 would show its own rounding here, and float64 takes long: a coarser grid'

/**
 * Returns the levels down to the finest that can be shown. `bits` returns the precision that separates the
 * points of a stride, or throws if none does; in float64, the work must also be affordable.
 * @throws ExperimentError if no level can be shown: the error of `bits` for the finest, or that float64 would
 * take too long
 */
export function affordableLevels(
  levels: readonly Level[],
  bits: (stride: number) => 32 | 64,
  runWork: number,
): Affordable {
  const coarsest = levels[0]?.stride ?? 1
  let refusal: ExperimentError | undefined
  let because: string | undefined
  for (const [back, level] of [...levels].reverse().entries()) {
    try {
      const float64 = bits(level.stride) === 64
      if (!float64 || canWaitFor(level.points.length * runWork, level.stride === coarsest))
        return { levels: levels.slice(0, levels.length - back), float64, ...(because && { because }) }
      because ??= tooLong
      refusal ??= ExperimentError.at(
        'plane',
        'the values of the axes lie closer together than float32 tells apart, and float64 would take too long: zoom out, or take fewer steps',
      )
    } catch (error) {
      if (!(error instanceof ExperimentError)) throw error
      because ??= tooNear
      refusal ??= error
    }
  }
  throw refusal ?? ExperimentError.at('resolution', 'there is no point to train')
}
