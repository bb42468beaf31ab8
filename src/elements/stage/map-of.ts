import type { Field, MapContent } from '../../charts/map/map-content.ts'
import { heightFraction } from '../../math/height-scale.ts'
import { colorAt } from '../../math/picture/color-map.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { contourLevels } from '../../scene/surface/contour-levels.ts'
import type { StageContent } from '../../scene/types.ts'

/** Dash and gap of runs 0 to 7 in CSS pixels, which distinguish them without colour. */
const dashes: readonly (readonly number[])[] = [
  [],
  [10, 5],
  [3, 5],
  [14, 5, 3, 5],
  [28, 6],
  [2, 7],
  [18, 6],
  [1, 4],
]

/** Dash and gap of run `style` in CSS pixels; empty for an unbroken line. */
const dashOf = (style: number): readonly number[] => dashes[style % dashes.length] ?? []

export function mapOf(content: StageContent, covered: readonly Box[]): MapContent {
  const { terrain, ghost, extent, scale, axes, paths, curves, marks, starts } = content
  const fieldOf = (from: typeof terrain): Field | undefined =>
    from && from.values.length > 0 ? from : undefined
  return {
    field: fieldOf(terrain),
    ghost: fieldOf(ghost),
    extent,
    fraction: (value) => heightFraction(scale, value),
    color: (fraction) => colorAt(content.colors, fraction),
    drape: content.drape,
    facets: content.facets ?? false,
    levels: contourLevels(scale),
    cut: scale.range[1],
    axes,
    covered,
    paths: paths.map(({ color, style, a, b, at }) => ({ color, dash: dashOf(style), style, a, b, at })),
    curves,
    marks,
    starts,
  }
}
