import type { Numbers, Terrain } from '../../../reference/results.ts'
import { numberOf, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'

/** Heights on a grid over a plane: values[j·na + i]; what is not finite is a hole. */
export type Surface = Pick<Terrain<Numbers>, 'values' | 'resolution'>

/** Points along each side where nobody says: the grid on which the literature's pictures are counted here. */
const usual = 65

/** Every `stride`-th point of a surface along both sides, whose ends stay ends. */
function thinned({ values, resolution: [na, nb] }: Surface, stride: number): Surface {
  const [columns, rows] = [(na - 1) / stride + 1, (nb - 1) / stride + 1]
  const place = (k: number) => Math.floor(k / columns) * stride * na + (k % columns) * stride
  return {
    values: Float64Array.from({ length: columns * rows }, (_, k) => values[place(k)]!),
    resolution: [columns, rows],
  }
}

/** A surface with {resolution} (65) points a side, where its own grid holds such a one; else as it is. */
export function seenWith(surface: Surface, given: QuantityArguments): Surface {
  const [na, nb] = surface.resolution
  const stride = (na - 1) / (numberOf(given, 'resolution', usual) - 1)
  const holds = Number.isInteger(stride) && stride > 1 && (nb - 1) % stride === 0
  return holds ? thinned(surface, stride) : surface
}

/**
 * The surface of the experiment, {resolution} (65) points a side: the one that is there already, of which every so many points are
 * taken where its grid is finer; it is not computed anew where its grid is another.
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
