import { colorAt, type ColorMapName } from '../../math/picture/color-map.ts'
import { linearColor } from './linear-color.ts'
import { relief, type HeightGrid } from './height-grid.ts'
import type { Mesh } from './mesh.ts'

/**
 * A surface in a block 1 wide and deep, with its centre over the origin and its lowest point at y = 0. A cell with a corner that is not
 * finite is a hole.
 */
export function surfaceMesh({ resolution: [na, nb], fractions }: HeightGrid, colors: ColorMapName): Mesh {
  const count = na * nb
  const mesh = {
    positions: new Float32Array(3 * count),
    normals: new Float32Array(3 * count),
    colors: new Float32Array(3 * count),
  }
  const heightAt = (i: number, j: number) => relief * fractions[j * na + i]!
  // The slope along an axis, from the neighbours that exist.
  const slope = (i: number, j: number, di: number, dj: number): number => {
    const [i0, i1] = [Math.max(0, i - di), Math.min(na - 1, i + di)]
    const [j0, j1] = [Math.max(0, j - dj), Math.min(nb - 1, j + dj)]
    const run = (i1 - i0) / (na - 1) + (j1 - j0) / (nb - 1)
    const rise = (heightAt(i1, j1) - heightAt(i0, j0)) / run
    return Number.isFinite(rise) ? rise : 0
  }
  for (let j = 0; j < nb; j++)
    for (let i = 0; i < na; i++) {
      const k = 3 * (j * na + i)
      const fraction = fractions[j * na + i]!
      const drawn = Number.isFinite(fraction) ? fraction : 0
      mesh.positions.set([i / (na - 1) - 0.5, relief * drawn, 0.5 - j / (nb - 1)], k)
      const [along, away] = [slope(i, j, 1, 0), slope(i, j, 0, 1)]
      const size = Math.hypot(along, 1, away)
      mesh.normals.set([-along / size, 1 / size, away / size], k)
      mesh.colors.set(linearColor(colorAt(colors, drawn)), k)
    }
  const indices: number[] = []
  for (let j = 0; j < nb - 1; j++)
    for (let i = 0; i < na - 1; i++) {
      const [p, q, r, s] = [j * na + i, j * na + i + 1, (j + 1) * na + i + 1, (j + 1) * na + i]
      if ([p, q, r, s].every((corner) => Number.isFinite(fractions[corner]))) indices.push(p, q, r, p, r, s)
    }
  return { name: 'surface', ...mesh, indices: Uint32Array.from(indices) }
}
