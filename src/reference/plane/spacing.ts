import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { axisInterval, axisValue, type Axis, type AxisReach } from '../../experiment/spec/axis.ts'
import { gridValue } from './grid.ts'

/** Neighbouring values nearer than this share of themselves are not told apart: eight spacings of float32, of float64. */
const finest32 = 2 ** -20
const finest64 = 2 ** -49

/** Least distance of neighbours among every `stride`-th point of an axis, as a share of the larger of the two; Infinity of a single one. */
function relativeSpacing(axis: Axis, count: number, stride: number): number {
  const value = (i: number) => axisValue(axis, gridValue(axisInterval(axis), i, count))
  let least = Infinity
  for (let i = stride; i < count; i += stride) {
    const [p, q] = [value(i - stride), value(i)]
    least = Math.min(least, Math.abs(q - p) / Math.max(Math.abs(p), Math.abs(q)))
  }
  return least
}

/**
 * Bits that the numbers need to tell the values of an axis apart.
 * @throws ExperimentError where float64 cannot
 */
export function bitsFor(axis: Axis, reach: AxisReach, count: number, stride: number, path: string): 32 | 64 {
  const spacing = relativeSpacing(axis, count, stride)
  if (spacing >= finest32) return 32
  if (reach === 'start')
    throw ExperimentError.at(
      path,
      'the values of this axis lie closer together than w₀, which is float32, can follow: zoom out',
    )
  if (spacing >= finest64) return 64
  throw ExperimentError.at(
    path,
    'the values of this axis lie closer together than numbers can tell apart: zoom out',
  )
}
