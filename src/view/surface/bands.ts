import { isChoice, type Axis } from '../../experiment/spec/axis.ts'
import type { PlaneSpec } from '../../experiment/spec/plane.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import type { Terrain } from '../../reference/results.ts'

/**
 * Grid points across the band of one choice. With this many, the bands at the ends, which are half a point narrower,
 * look as wide as the others.
 */
const points = 8

type Interval = Extent['a']

const hasWords = (axis: Axis, count: number): boolean => isChoice(axis) && axis.values.length === count

/** Ends of bands that reach halfway to their neighbours, and as far beyond the first and the last. */
const bandsOver = ([from, to]: Interval): Interval => {
  const beyond = 0.5 - 0.5 / points
  return [from - beyond, to + beyond]
}

/** Returns true for a plane with an axis of choices, which has no values in between. */
export const hasBands = (plane: PlaneSpec): boolean =>
  plane.kind === 'hyperparameters' && (isChoice(plane.a) || isChoice(plane.b))

function banded(plane: PlaneSpec, terrain: Terrain): Terrain {
  if (plane.kind !== 'hyperparameters') return terrain
  const { extent, resolution: [na, nb] } = terrain // prettier-ignore
  const [a, b] = [hasWords(plane.a, na), hasWords(plane.b, nb)]
  if (!a && !b) return terrain
  const [across, down] = [a ? points : 1, b ? points : 1]
  const resolution = [na * across, nb * down] as const
  const values = Float32Array.from({ length: resolution[0] * resolution[1] }, (_, k) => {
    const [i, j] = [k % resolution[0], Math.floor(k / resolution[0])]
    return terrain.values[Math.floor(j / down) * na + Math.floor(i / across)]!
  })
  const bands = { a: a ? bandsOver(extent.a) : extent.a, b: b ? bandsOver(extent.b) : extent.b }
  return { ...terrain, resolution, values, extent: bands }
}

const drawn = new WeakMap<Terrain, { readonly plane: PlaneSpec; readonly terrain: Terrain }>()

/**
 * Returns a terrain for drawing, the same object while both inputs stay: along an axis of words each has an equally wide
 * band. Any other terrain is returned unchanged.
 */
export function inBands(plane: PlaneSpec, terrain: Terrain): Terrain {
  if (!hasBands(plane)) return terrain
  const known = drawn.get(terrain)
  if (known?.plane === plane) return known.terrain
  const made = banded(plane, terrain)
  drawn.set(terrain, { plane, terrain: made })
  return made
}
