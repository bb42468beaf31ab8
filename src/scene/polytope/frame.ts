import { block, type Point } from '../block.ts'
import type { PolytopeContent } from './polytope-content.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import { norm } from '../../math/linear-algebra/vector.ts'

/** Half the diagonal of the box around a polytope, in world units. */
const reach = 1.15

/** Maps the program's space to the world: x to the right, y away from the viewer, z upwards, all on one scale. */
export interface PolytopeFrame {
  readonly scale: number
  readonly toWorld: (place: Point) => Point
  readonly turn: (direction: Point) => Point
}

/** Returns the frame with a polytope's bounding box in the middle of the block. */
export function frameOf({ vertices }: Pick<PolytopeContent, 'vertices'>): PolytopeFrame {
  const ranges = ([0, 1, 2] as const).map((axis) => {
    const values = vertices.map((vertex) => vertex[axis])
    return [minOf(values), maxOf(values)] as const
  })
  const centre = ranges.map(([low, high]) => (low + high) / 2)
  const diagonal = norm(ranges.map(([low, high]) => high - low)) / 2
  const scale = diagonal > 0 && Number.isFinite(diagonal) ? reach / diagonal : 1
  const middle = (block.relief + block.foot) / 2
  return {
    scale,
    toWorld: ([a, b, c]) => [
      scale * (a - centre[0]!),
      middle + scale * (c - centre[2]!),
      -scale * (b - centre[1]!),
    ],
    turn: ([a, b, c]) => [a, c, -b],
  }
}
