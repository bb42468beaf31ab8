/** Origin and directions of a plane, from the engine or the oracle. */
export interface Directions {
  readonly origin: ArrayLike<number>
  readonly u: ArrayLike<number>
  readonly v: ArrayLike<number>
}

/** Coordinates in a plane, and the Euclidean distance from it. */
export interface Projected {
  readonly a: number
  readonly b: number
  readonly distance: number
}

/** A displacement of the weights, projected onto a plane. */
export interface Shadow {
  readonly a: number
  readonly b: number
  /** The Euclidean length of its part in the plane, |a u + b v|. */
  readonly length: number
}

/**
 * Returns the orthogonal projection of displacements onto a plane's two directions: (a, b) solve the 2 × 2
 * Gram system ⟨u,u⟩a + ⟨u,v⟩b = ⟨u,d⟩, ⟨u,v⟩a + ⟨v,v⟩b = ⟨v,d⟩. If v is zero (a line), b is 0. In float64;
 * the Gram matrix is formed once.
 */
export function shadowInPlane({ u, v }: Pick<Directions, 'u' | 'v'>): (d: ArrayLike<number>) => Shadow {
  let uu = 0
  let uv = 0
  let vv = 0
  for (let i = 0; i < u.length; i++) {
    const p = u[i]!
    const q = v[i]!
    uu += p * p
    uv += p * q
    vv += q * q
  }
  const determinant = uu * vv - uv * uv
  return (d) => {
    let ud = 0
    let vd = 0
    for (let i = 0; i < u.length; i++) {
      ud += u[i]! * d[i]!
      vd += v[i]! * d[i]!
    }
    const a = vv === 0 ? ud / uu : (vv * ud - uv * vd) / determinant
    const b = vv === 0 ? 0 : (uu * vd - uv * ud) / determinant
    return { a, b, length: Math.sqrt(Math.max(0, a * ud + b * vd)) }
  }
}

/**
 * Returns the orthogonal projection of points onto a plane: (a, b) of d = w − origin as in `shadowInPlane`,
 * and distance = |d − a u − b v|.
 */
export function projection({ origin, u, v }: Directions): (weights: ArrayLike<number>) => Projected {
  const onPlane = shadowInPlane({ u, v })
  const d = new Float64Array(origin.length)
  return (weights) => {
    for (let i = 0; i < d.length; i++) d[i] = weights[i]! - origin[i]!
    const { a, b } = onPlane(d)
    let rest = 0
    for (let i = 0; i < d.length; i++) rest += (d[i]! - a * u[i]! - b * v[i]!) ** 2
    return { a, b, distance: Math.sqrt(rest) }
  }
}

/** Projects one point; see `projection` for many. */
export const project = (plane: Directions, weights: ArrayLike<number>): Projected =>
  projection(plane)(weights)
