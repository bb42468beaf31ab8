import { clamp } from '../../math/clamp.ts'
import { heightFraction } from '../../math/height-scale.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import { depthOf } from '../block.ts'

/** A point and a direction in the field's own frame: (u, v) on [0, 1]² along a and b, h the fraction of the block's height. */
export interface FieldRay {
  readonly origin: readonly [number, number, number]
  readonly direction: readonly [number, number, number]
}

/** Bounds of the mesh's height fractions, so that an extreme value distorts no visible triangle. */
export const fractionBounds = [-1, 4] as const

/** For a field whose values are already fractions. */
const fractionScale: HeightScale = { kind: 'linear', range: [0, 1], minimum: 0, floor: 1 }

/**
 * The surface as drawn, on the CPU: the same two triangles per cell, cut at 0 and 1, with holes where a corner is not
 * finite. Owns nothing on the GPU.
 */
export class HeightField {
  readonly #na: number
  readonly #nb: number
  /** Its range along b. */
  readonly #depth: readonly [number, number]
  readonly #fractions: Float32Array
  readonly #facets: boolean

  /** `values[j·na + i]` at (i/(na-1), j/(nb-1)); with `facets`, flat up to halfway to the next point. */
  constructor(
    resolution: readonly [number, number],
    values: ArrayLike<number>,
    scale: HeightScale,
    facets = false,
  ) {
    this.#facets = facets
    ;[this.#na, this.#nb] = resolution
    this.#depth = depthOf(this.#nb)
    const [low, high] = fractionBounds
    this.#fractions = Float32Array.from(values, (loss) =>
      Number.isFinite(loss) ? Math.min(high, Math.max(low, heightFraction(scale, loss))) : NaN,
    )
  }

  /** Returns the surface at the fraction `part` of a morph between two fields: on the second one's grid, with its holes. */
  static between(from: HeightField, to: HeightField, part: number): HeightField {
    const [na, nb] = [to.#na, to.#nb]
    const [across, away] = [Math.max(1, na - 1), Math.max(1, nb - 1)]
    const fractions = to.#fractions.map((after, k) => {
      const before = from.#between((k % na) / across, Math.floor(k / na) / away)
      return Number.isFinite(before) ? before + part * (after - before) : after
    })
    return new HeightField([na, nb], fractions, fractionScale, to.#facets)
  }

  /** Height in [0, 1] at (u, v), as drawn; NaN in a hole and outside the field. */
  heightAt(u: number, v: number): number {
    if (!(u >= 0 && u <= 1 && v >= this.#depth[0] && v <= this.#depth[1])) return NaN
    const x = u * (this.#na - 1)
    const y = v * (this.#nb - 1)
    if (this.#facets) return clamp(this.#at(Math.round(x), Math.round(y)))
    const i = Math.min(Math.floor(x), Math.max(0, this.#na - 2))
    const j = Math.min(Math.floor(y), Math.max(0, this.#nb - 2))
    const [p, q] = [x - i, y - j]
    const near = this.#at(i, j)
    const far = this.#at(i + 1, j + 1)
    const height =
      p >= q
        ? near + p * (this.#at(i + 1, j) - near) + q * (far - this.#at(i + 1, j))
        : near + q * (this.#at(i, j + 1) - near) + p * (far - this.#at(i, j + 1))
    return clamp(height)
  }

  /**
   * First point at which a ray from outside meets the surface from above, as (u, v); undefined if it meets none or enters
   * through a side. Exact to 1e-7 of the field; features narrower than half a cell along the ray may be missed.
   */
  intersect(ray: FieldRay): readonly [number, number] | undefined {
    const clip = this.#clip(ray)
    if (!clip) return undefined
    const [from, to] = clip
    const [ou, ov] = ray.origin
    const [du, dv] = ray.direction
    const cells = Math.hypot(du * (this.#na - 1), dv * (this.#nb - 1)) * (to - from)
    const count = Math.max(2, Math.ceil(2 * cells))
    const place = (s: number) => [clamp(ou + s * du), clamp(ov + s * dv, this.#depth)] as const
    const above = (s: number) => ray.origin[2] + s * ray.direction[2] - this.heightAt(...place(s))
    let before = from
    let wasAbove = above(from) >= 0
    for (let k = 1; k <= count; k++) {
      const here = from + ((to - from) * k) / count
      const height = above(here)
      if (height < 0 && wasAbove) {
        const s = bisect(above, before, here)
        return place(s)
      }
      if (height < 0) return undefined
      wasAbove = height >= 0
      before = here
    }
    return undefined
  }

  /** The part of the ray inside the surface's bounding box. */
  #clip({ origin, direction }: FieldRay): readonly [number, number] | undefined {
    let from = 0
    let to = Infinity
    for (const axis of [0, 1, 2] as const) {
      const slack = axis === 2 ? 1e-6 : 0
      const inverse = 1 / direction[axis]
      const [low, high] = axis === 1 ? this.#depth : [0, 1]
      const one = (low - slack - origin[axis]) * inverse
      const other = (high + slack - origin[axis]) * inverse
      if (Number.isNaN(one) || Number.isNaN(other)) continue
      from = Math.max(from, Math.min(one, other))
      to = Math.min(to, Math.max(one, other))
    }
    return to > from ? [from, to] : undefined
  }

  /** The fraction at a place of the grid, which reaches from 0 to 1 both ways; bilinear. */
  #between(p: number, q: number): number {
    const [x, y] = [p * (this.#na - 1), q * (this.#nb - 1)]
    const [i, j] = [Math.floor(x), Math.floor(y)]
    if (x === i && y === j) return this.#at(i, j)
    const row = (k: number) => this.#at(i, k) + (x - i) * (this.#at(i + 1, k) - this.#at(i, k))
    return row(j) + (y - j) * (row(j + 1) - row(j))
  }

  #at(i: number, j: number): number {
    const clampedI = Math.min(i, this.#na - 1)
    const clampedJ = Math.min(j, this.#nb - 1)
    return this.#fractions[clampedJ * this.#na + clampedI]!
  }
}

/** The point of [from, to] at which `above` turns from not negative to negative. */
function bisect(above: (s: number) => number, from: number, to: number): number {
  for (let k = 0; k < 40; k++) {
    const middle = (from + to) / 2
    if (above(middle) < 0) to = middle
    else from = middle
  }
  return (from + to) / 2
}
