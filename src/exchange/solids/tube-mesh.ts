import type { Rgb } from '../../math/picture/color.ts'
import type { Mesh } from './mesh.ts'
import { cross, dot, length, minus, plus, unit, type Vector } from './vector.ts'

const sides = 8

/** A direction perpendicular to another. */
const across = (direction: Vector): Vector =>
  unit(cross(direction, Math.abs(direction[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]))

/**
 * A tube of one colour along points, which must be some distance apart. Its ends are open, since nobody sees them. Its frame is carried
 * along, so that it does not twist where the path turns.
 */
export function tubeMesh(name: string, points: readonly Vector[], radius: number, color: Rgb): Mesh {
  const count = points.length * sides
  const mesh = {
    positions: new Float32Array(3 * count),
    normals: new Float32Array(3 * count),
    colors: new Float32Array(3 * count),
  }
  let side: Vector | undefined
  points.forEach((point, n) => {
    const along = unit(minus(points[Math.min(n + 1, points.length - 1)]!, points[Math.max(n - 1, 0)]!))
    const carried: Vector | undefined = side && plus(side, -dot(side, along), along)
    side = carried && length(carried) > 1e-6 ? unit(carried) : across(along)
    const other = cross(along, side)
    for (let k = 0; k < sides; k++) {
      const angle = (2 * Math.PI * k) / sides
      const normal = plus(plus([0, 0, 0], Math.cos(angle), side), Math.sin(angle), other)
      const at = 3 * (n * sides + k)
      mesh.normals.set(normal, at)
      mesh.positions.set(plus(point, radius, normal), at)
      mesh.colors.set(color, at)
    }
  })
  const indices: number[] = []
  for (let n = 0; n < points.length - 1; n++)
    for (let k = 0; k < sides; k++) {
      const [p, q] = [n * sides + k, n * sides + ((k + 1) % sides)]
      indices.push(p, q, q + sides, p, q + sides, p + sides)
    }
  return { name, ...mesh, indices: Uint32Array.from(indices) }
}
