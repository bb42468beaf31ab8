import { formatNumber } from '../../math/picture/format.ts'
import { levelLines } from '../../math/picture/level-lines.ts'
import { parseColor } from '../../math/picture/color.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import type { Terrain } from '../../reference/results.ts'
import type { CurveView, DrapeView, MarkView } from '../../scene/types.ts'
import { numberOf, type QuantityArguments } from '../../theory/quantity/quantity.ts'
import { dipsOf } from '../../theory/quantity/surface/shape.ts'
import { seenWith } from '../../theory/quantity/surface/surface.ts'
import type { SurfaceNumber } from './surface-numbers.ts'

/** Curves and marks on a surface, and the ground below a level in a tint. */
export interface SurfaceMarks {
  readonly curves: readonly CurveView[]
  readonly marks: readonly MarkView[]
  readonly floor?: DrapeView
}

/** A dot that reads on rock in either theme. */
const dot = '#fffdf8'

/** Returns the point (a, b) of the plane at a place of the grid, counted in points from its corner. */
function planePoint({ resolution: [na, nb], extent: { a, b } }: Terrain, i: number, j: number) {
  return [a[0] + (i / (na - 1)) * (a[1] - a[0]), b[0] + (j / (nb - 1)) * (b[1] - b[0])] as const
}

/** Returns the dips of a surface as dots, the first of them with their name. */
function dipsIn(terrain: Terrain, given: QuantityArguments): MarkView[] {
  const seen = seenWith(terrain, given)
  const { resolution } = seen
  return dipsOf(seen).map((k, i) => {
    const [a, b] = planePoint({ ...terrain, resolution }, k % resolution[0], Math.floor(k / resolution[0]))
    return { id: `dips/${i}`, label: i === 0 ? 'dips' : '', color: dot, a, b, shape: 'dot', isCounted: true }
  })
}

/** Returns the lines at which a surface has a height. */
function levelIn(terrain: Terrain, level: number, theme: Theme): CurveView {
  const points = levelLines(terrain, level).flatMap((line) => [
    ...line.map(([i, j]) => planePoint(terrain, i, j)),
    [NaN, NaN] as const,
  ])
  return { id: `level/${level}`, label: '', color: tokens(theme).accent, dashed: false, bold: true, points }
}

/** Points of a floor for each step of the surface's grid, so that its edge follows the level's line. */
const finer = 6
/** Opacity of a floor, in bytes: the rock shows through. */
const tint = 120

/** Returns the ground below a level, between the points of the grid by bilinear interpolation. */
function floorIn({ values, resolution, extent }: Terrain, level: number, theme: Theme): DrapeView {
  const [na, nb] = resolution
  const size = [(na - 1) * finer + 1, (nb - 1) * finer + 1] as const
  const pixels = new Uint8ClampedArray(4 * size[0] * size[1])
  const color = parseColor(tokens(theme).accent).map((channel) => 255 * channel)
  for (let q = 0; q < size[1]; q++)
    for (let p = 0; p < size[0]; p++) {
      const [i, j] = [Math.min(na - 2, Math.floor(p / finer)), Math.min(nb - 2, Math.floor(q / finer))]
      const [s, t] = [p / finer - i, q / finer - j]
      const at = (di: number, dj: number) => values[(j + dj) * na + i + di]!
      const height = (1 - t) * ((1 - s) * at(0, 0) + s * at(1, 0)) + t * ((1 - s) * at(0, 1) + s * at(1, 1))
      if (height < level) pixels.set([...color, tint], 4 * (q * size[0] + p))
    }
  return { resolution: size, extent, pixels }
}

/**
 * Returns what a step’s numbers count on a surface: a dot on each dip, and the line around the ground below a level, with its name at its
 * highest point of b; the ground below the only level is filled. A line, which has no width, has neither.
 */
export function surfaceMarks(
  terrain: Terrain | undefined,
  numbers: readonly SurfaceNumber[],
  theme: Theme,
): SurfaceMarks {
  if (!terrain || terrain.resolution[1] < 3) return { curves: [], marks: [] }
  const dips = numbers.find(({ quantity }) => quantity === 'minima')
  const levels = new Map<number, string>()
  for (const { quantity, arguments: given = {}, label } of numbers) {
    const level = numberOf(given, 'level', 1)
    if (quantity === 'area-below' && !levels.has(level))
      levels.set(level, label ?? `loss below ${formatNumber(level)}`)
  }
  const curves = [...levels.keys()].map((level) => levelIn(terrain, level, theme))
  const names = curves.flatMap(({ id, color, points }, i): MarkView[] => {
    const label = [...levels.values()][i]
    const [first, ...others] = points.filter(([a]) => Number.isFinite(a))
    if (!first || !label) return []
    const [a, b] = others.reduce((top, point) => (point[1] > top[1] ? point : top), first)
    return [{ id: `${id}/name`, label, color, a, b, shape: 'dot' }]
  })
  const [only, ...rest] = levels.keys()
  const floor = only !== undefined && rest.length === 0 ? floorIn(terrain, only, theme) : undefined
  return {
    curves,
    ...(floor && { floor }),
    marks: [...(dips ? dipsIn(terrain, dips.arguments ?? {}) : []), ...names],
  }
}
