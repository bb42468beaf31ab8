import type { Numbers, Terrain } from '../../../reference/results.ts'
import { numberOf, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'

/** Heights on a grid over a plane: values[j·na + i]; values that are not finite are holes. */
export type Surface = Pick<Terrain<Numbers>, 'values' | 'resolution'>

/** Default number of points along each side: the grid on which pictures from the literature are counted here. */
const usual = 65

/** Returns every `stride`-th point of a surface along both sides, including the ends. */
function thinned({ values, resolution: [na, nb] }: Surface, stride: number): Surface {
  const [columns, rows] = [(na - 1) / stride + 1, (nb - 1) / stride + 1]
  const place = (k: number) => Math.floor(k / columns) * stride * na + (k % columns) * stride
  return {
    values: Float64Array.from({ length: columns * rows }, (_, k) => values[place(k)]!),
    resolution: [columns, rows],
  }
}

/** Returns a surface with {resolution} (default 65) points per side if its own grid contains such a grid; otherwise unchanged. */
export function seenWith(surface: Surface, given: QuantityArguments): Surface {
  const [na, nb] = surface.resolution
  const stride = (na - 1) / (numberOf(given, 'resolution', usual) - 1)
  const holds = Number.isInteger(stride) && stride > 1 && (nb - 1) % stride === 0
  return holds ? thinned(surface, stride) : surface
}

/**
 * Returns the experiment's surface with {resolution} (default 65) points per side: the existing one, thinned if its grid
 * is finer and used unchanged if its grid does not match.
 */
export async function surfaceOf(
  { experiment, answers, surface }: QuantitySource,
  given: QuantityArguments,
): Promise<Surface> {
  if (surface) return seenWith(surface, given)
  const { terrain } = experiment
  const heights = terrain.quantity === 'outcome' ? { ...terrain, quantity: 'metric' as const } : terrain
  return answers.terrain(
    { ...experiment, terrain: heights },
    { resolution: numberOf(given, 'resolution', usual) },
  )
}
