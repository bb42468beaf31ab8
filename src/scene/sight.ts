import { block } from './block.ts'
import type { Sight } from './camera/clear-side.ts'
import { pathPoint, surfaceY, type Point } from './layers/content-strokes.ts'
import { markPoint, startPoint } from './layers/marker-layer.ts'
import type { HeightField } from './surface/height-field.ts'
import type { StageContent } from './types.ts'

/**
 * Sight of the home view of a content: starts, ends of runs and marks, as far as they stand over the block, and for those that
 * lie under the surface the place on it. Undefined without a surface.
 */
export function sightOf(content: StageContent, field: HeightField | undefined): Sight | undefined {
  if (!field) return undefined
  const points: Point[] = [
    ...content.starts.map((start) => startPoint(start, content, field)),
    ...content.paths.map((path) => pathPoint(path, content, field, path.a.length - 1)),
    ...content.marks.map((mark) => markPoint(mark, content, field)).filter((point) => point !== undefined),
  ]
  const over = ([x, y, z]: Point) => Number.isFinite(y) && Math.max(Math.abs(x), Math.abs(z)) <= block.half
  const onTop = ([x, y, z]: Point): Point => [x, Math.max(y, surfaceY(field, x, z) || 0), z]
  return { field, points: points.filter(over).map(onTop) }
}
