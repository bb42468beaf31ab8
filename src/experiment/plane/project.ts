/** Origin and directions of a plane, in the engine's numbers or the oracle's. */
interface Directions {
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

/**
 * The orthogonal projection onto a plane: (a, b) solve the 2x2 Gram system ⟨u,u⟩a + ⟨u,v⟩b = ⟨u,d⟩, ⟨u,v⟩a + ⟨v,v⟩b = ⟨v,d⟩
 * with d = w - origin, and distance = |d - a u - b v|. Where v is zero (a line), b is 0. In float64; the Gram matrix is
 * formed once for all the weights projected.
 */
export function projection({ origin, u, v }: Directions): (weights: ArrayLike<number>) => Projected {
  let uu = 0
  let uv = 0
  let vv = 0
  for (let i = 0; i < origin.length; i++) {
    const p = u[i] ?? 0
    const q = v[i] ?? 0
    uu += p * p
    uv += p * q
    vv += q * q
  }
  const determinant = uu * vv - uv * uv
  return (weights) => {
    let ud = 0
    let vd = 0
    for (let i = 0; i < origin.length; i++) {
      const d = (weights[i] ?? 0) - (origin[i] ?? 0)
      ud += (u[i] ?? 0) * d
      vd += (v[i] ?? 0) * d
    }
    const a = vv === 0 ? ud / uu : (vv * ud - uv * vd) / determinant
    const b = vv === 0 ? 0 : (uu * vd - uv * ud) / determinant
    let rest = 0
    for (let i = 0; i < origin.length; i++)
      rest += ((weights[i] ?? 0) - (origin[i] ?? 0) - a * (u[i] ?? 0) - b * (v[i] ?? 0)) ** 2
    return { a, b, distance: Math.sqrt(rest) }
  }
}

/** One point's projection; see `projection` for many. */
export const project = (plane: Directions, weights: ArrayLike<number>): Projected =>
  projection(plane)(weights)
