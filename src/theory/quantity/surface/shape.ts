import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { momentsOf } from '../../../math/statistics/moments.ts'
import type { Surface } from './surface.ts'

/** Indices of a surface's inner points that are strictly below their eight neighbours; a point in or beside a hole is none. */
export function dipsOf({ values, resolution: [na, nb] }: Surface): number[] {
  const around = [-na - 1, -na, -na + 1, -1, 1, na - 1, na, na + 1]
  const dips: number[] = []
  for (let j = 1; j < nb - 1; j++)
    for (let i = 1; i < na - 1; i++) {
      const k = j * na + i
      const value = values[k]!
      const isLowest = around.every((step) => {
        const beside = values[k + step]!
        return Number.isFinite(beside) && value < beside
      })
      if (isLowest && Number.isFinite(value)) dips.push(k)
    }
  return dips
}

/** Number of a surface's dips. */
export const minimaOf = (surface: Surface): number => dipsOf(surface).length

/** Share of a surface's points that are lower than `level`; a hole is a point, and is not. */
export function shareBelow({ values }: Surface, level: number): number {
  let count = 0
  for (const value of values) if (Number.isFinite(value) && value < level) count += 1
  return count / values.length
}

/** Rays that are followed from the middle, and the share of its way up and down that a monotone ray may fall. */
const [rays, mostFall] = [64, 0.01]

/**
 * Share of 64 rays from the middle point to the edge, along the nearest points of the grid, on which the falls add up to no more than
 * a hundredth of all rises and falls; a ray through a hole is not monotone.
 * @throws ExperimentError for a grid that has no middle point
 */
export function monotoneRays({ values, resolution: [na, nb] }: Surface): number {
  if (na !== nb || na % 2 === 0 || na < 3)
    throw ExperimentError.at(
      'resolution',
      'rays go out from a middle point: take an odd number of points, the same along both sides',
    )
  const middle = (na - 1) / 2
  let monotone = 0
  for (let ray = 0; ray < rays; ray++) {
    const angle = (2 * Math.PI * ray) / rays
    const [across, up] = [Math.cos(angle), Math.sin(angle)]
    const heights = Array.from({ length: middle + 1 }, (_, r) => {
      const [i, j] = [Math.round(middle + r * across), Math.round(middle + r * up)]
      return values[j * na + i]!
    })
    const steps = heights.slice(1).map((height, r) => height - heights[r]!)
    const total = steps.reduce((sum, step) => sum + Math.abs(step), 0)
    const falls = steps.reduce((sum, step) => sum + Math.max(0, -step), 0)
    if (Number.isFinite(total) && falls <= mostFall * total) monotone += 1
  }
  return monotone / rays
}

/** Mean of (|d²_a| + |d²_b|)/2 over the inner points at which both second differences of a step of the grid are finite. */
function meanBend({ values, resolution: [na, nb] }: Surface): number {
  let [sum, count] = [0, 0]
  for (let j = 1; j < nb - 1; j++)
    for (let i = 1; i < na - 1; i++) {
      const k = j * na + i
      const along = (step: number) => Math.abs(values[k - step]! - 2 * values[k]! + values[k + step]!)
      const bend = (along(1) + along(na)) / 2
      if (!Number.isFinite(bend)) continue
      sum += bend
      count += 1
    }
  return sum / count
}

/** Mean second difference of ln height for a step of the grid; points beside a hole, or beside a height of 0 or less, are left out. */
export const logRoughness = (surface: Surface): number =>
  meanBend({ ...surface, values: Float64Array.from(surface.values, Math.log) })

/** Mean second difference of the height for a step of the grid, over the standard deviation of all finite heights. */
export function relativeRoughness(surface: Surface): number {
  const finite = Array.from(surface.values).filter(Number.isFinite)
  return meanBend(surface) / momentsOf(finite).deviation
}
