import { block, planeA, planeB, within } from '../block.ts'
import type { HeightField } from '../surface/height-field.ts'
import type { StageContent } from '../types.ts'
import type { ScreenPoint, View } from '../view.ts'

/** A point (u, v) of the field as a point of the plane. */
export const toPlane = (
  { extent: { a, b } }: StageContent,
  [u, v]: readonly [number, number],
): readonly [number, number] => [a[0] + u * (a[1] - a[0]), b[0] + v * (b[1] - b[0])]

/**
 * The point of the plane under a place of the stage: where the ray through it meets the surface, and beside the surface where it
 * meets the level plane at height `level`, at the nearest edge of the block.
 */
export function pickTarget(
  content: StageContent,
  field: HeightField,
  view: View,
  at: ScreenPoint,
  level: number,
): readonly [number, number] {
  const hit = field.intersect(view.fieldRay(at))
  if (hit) return toPlane(content, hit)
  const { origin, direction } = view.ray(at)
  const length = direction.y < -1e-3 ? (level - origin.y) / direction.y : 50
  const clamp = (value: number) => within(value, [-block.half, block.half])
  const x = clamp(origin.x + length * direction.x)
  const z = clamp(origin.z + length * direction.z)
  return [planeA(content.extent, x), planeB(content.extent, z)]
}
