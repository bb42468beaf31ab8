import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { projection } from './project.ts'

/** Most points of a run that a plane uses, and most numbers in them. */
const mostPoints = 2000
const mostNumbers = 2 ** 22

/**
 * Returns the updates between the points of a run of `steps` updates of `size` weights: at most 2,000 points,
 * fewer above 2,097 weights.
 */
export function pathSpacing(steps: number, size: number): number {
  const most = Math.max(3, Math.min(mostPoints, Math.floor(mostNumbers / size)))
  return Math.max(1, Math.ceil(steps / (most - 1)))
}

/** Returns the end of a diverged run: NaN. */
export const noEnd = (size: number): Float64Array => new Float64Array(size).fill(NaN)

/** Returns the range of the values, a quarter longer on each side, at least 0.001. */
function widened(values: readonly number[]): [number, number] {
  const least = values.reduce((least, value) => Math.min(least, value), Infinity)
  const greatest = values.reduce((greatest, value) => Math.max(greatest, value), -Infinity)
  const margin = Math.max(0.25 * (greatest - least), 1e-3)
  return [least - margin, greatest + margin]
}

/** Returns the bounding box of a run's finite coordinates in a plane, enlarged by 25 % on each side. */
export function boxOf(
  path: readonly Float64Array[],
  plane: { readonly origin: Float64Array; readonly u: Float64Array; readonly v: Float64Array },
): Extent {
  const at = path.filter((point) => point.every(Number.isFinite)).map(projection(plane))
  return { a: widened(at.map(({ a }) => a)), b: widened(at.map(({ b }) => b)) }
}
