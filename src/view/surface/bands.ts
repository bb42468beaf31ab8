import { isChoice, type Axis } from '../../experiment/spec/axis.ts'
import type { PlaneSpec } from '../../experiment/spec/plane.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import type { Terrain } from '../../reference/results.ts'
import type { DrapeView } from '../../scene/types.ts'
import { finiteRange } from '../../math/statistics/range.ts'

/** Points of a word's band along its axis: the bands at the ends, which lose half a point, look as wide as the others. */
const points = 8

type Interval = Extent['a']

/** A grid on which each point along an axis of words is repeated over its band, and from which of the points each is. */
interface Banded {
  readonly resolution: readonly [number, number]
  readonly extent: Extent
  readonly from: Uint32Array
}

const hasWords = (axis: Axis, count: number): boolean => isChoice(axis) && axis.values.length === count

/** Ends of bands that reach half way to their neighbours, and as far beyond the first and the last. */
const bandsOver = ([from, to]: Interval): Interval => {
  const beyond = 0.5 - 0.5 / points
  return [from - beyond, to + beyond]
}

function banded(
  plane: PlaneSpec,
  { resolution: [na, nb], extent }: Pick<Terrain, 'resolution' | 'extent'>,
): Banded | undefined {
  if (plane.kind !== 'hyperparameters') return undefined
  const [a, b] = [hasWords(plane.a, na), hasWords(plane.b, nb)]
  if (!a && !b) return undefined
  const [across, down] = [a ? points : 1, b ? points : 1]
  const resolution = [na * across, nb * down] as const
  const from = Uint32Array.from({ length: resolution[0] * resolution[1] }, (_, k) => {
    const [i, j] = [k % resolution[0], Math.floor(k / resolution[0])]
    return Math.floor(j / down) * na + Math.floor(i / across)
  })
  return {
    resolution,
    from,
    extent: { a: a ? bandsOver(extent.a) : extent.a, b: b ? bandsOver(extent.b) : extent.b },
  }
}

/** True of a plane with an axis of words: between two of them there is nothing. */
export const hasBands = (plane: PlaneSpec): boolean =>
  plane.kind === 'hyperparameters' && (isChoice(plane.a) || isChoice(plane.b))

/** What was made of something for a plane, made once while both are drawn. */
function remembered<T extends object>(make: (plane: PlaneSpec, of: T) => T) {
  const made = new WeakMap<T, { readonly plane: PlaneSpec; readonly drawn: T }>()
  return (plane: PlaneSpec, of: T): T => {
    const known = made.get(of)
    if (known?.plane === plane) return known.drawn
    const drawn = make(plane, of)
    made.set(of, { plane, drawn })
    return drawn
  }
}

/** A terrain as it is drawn: along an axis of words each has a band, as wide as the others. Any other is given back as it is. */
export const inBands = remembered((plane, terrain: Terrain): Terrain => {
  const bands = banded(plane, terrain)
  if (!bands) return terrain
  const { resolution, extent, from } = bands
  const values = Float32Array.from(from, (k) => terrain.values[k]!)
  const drawn: { -readonly [K in keyof Terrain]: Terrain[K] } = { ...terrain, resolution, extent, values }
  delete drawn.buffer
  return { ...drawn, ...finiteRange(values) }
})

/** The colours over such a terrain. */
export const drapedInBands = remembered((plane, drape: DrapeView): DrapeView => {
  const bands = banded(plane, drape)
  if (!bands) return drape
  const { resolution, extent, from } = bands
  const [before, after] = [new Uint32Array(drape.pixels.buffer), new Uint32Array(from.length)]
  for (const [k, of] of from.entries()) after[k] = before[of]!
  return { resolution, extent, pixels: new Uint8ClampedArray(after.buffer) }
})
