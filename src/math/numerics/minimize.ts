import { addScaled, dot, norm } from '../linear-algebra/vector.ts'

/** A function with its exact gradient and Hessian products. */
export interface Smooth {
  value(x: Float64Array): number
  gradient(x: Float64Array): Float64Array
  /** Returns H·direction. */
  curvature(x: Float64Array, direction: Float64Array): Float64Array
}

export interface MinimizeOptions {
  /** Most steps, accepted or not. Default: 200. */
  readonly steps?: number
  /** Most products H·d per step. Default: 60. */
  readonly products?: number
  /** Norm of the gradient below which it ends. Default: 1e-10. */
  readonly tolerance?: number
}

/** Returns the distance along `d` from `p` to the boundary of the ball of `radius`. */
function toBoundary(p: Float64Array, d: Float64Array, radius: number): number {
  const [a, b, c] = [dot(d, d), dot(p, d), dot(p, p) - radius * radius]
  return (-b + Math.sqrt(Math.max(0, b * b - a * c))) / a
}

/**
 * Minimises g·p + p·Hp/2 within the ball by conjugate gradients (Steihaug); along negative curvature it goes
 * to the boundary.
 */
function trialStep(f: Smooth, x: Float64Array, g: Float64Array, radius: number, products: number) {
  const p = new Float64Array(x.length)
  const size = norm(g)
  const enough = Math.min(0.5, Math.sqrt(size)) * size
  let r = Float64Array.from(g)
  let d = r.map((entry) => -entry)
  for (let k = 0; k < products && norm(r) > enough; k++) {
    const bent = f.curvature(x, d)
    const curvature = dot(d, bent)
    const before = dot(r, r)
    const alpha = before / curvature
    const next = Float64Array.from(p)
    addScaled(next, alpha, d)
    if (!(curvature > 0) || norm(next) >= radius) {
      addScaled(p, toBoundary(p, d, radius), d)
      return p
    }
    p.set(next)
    r = r.map((entry, i) => entry + alpha * bent[i]!)
    const beta = dot(r, r) / before
    d = d.map((entry, i) => beta * entry - r[i]!)
  }
  return p
}

/**
 * Returns a point near a local minimum, from `from`, by Newton's method with conjugate gradients in a trust
 * region (Nocedal and Wright, Numerical Optimization, algorithms 4.1 and 7.2). The value never increases; if
 * there is no minimum, or the steps are not enough, it is the lowest point reached.
 */
export function minimize(
  f: Smooth,
  from: Float64Array,
  { steps = 200, products = 60, tolerance = 1e-10 }: MinimizeOptions = {},
): Float64Array {
  let x = Float64Array.from(from)
  let value = f.value(x)
  let g = f.gradient(x)
  let radius = 1
  for (let k = 0; k < steps && norm(g) > tolerance && radius > 1e-14; k++) {
    const p = trialStep(f, x, g, radius, products)
    const tried = x.map((entry, i) => entry + p[i]!)
    const reached = f.value(tried)
    const promised = -(dot(g, p) + dot(p, f.curvature(x, p)) / 2)
    const rounding = 1e-15 * Math.abs(value)
    const kept = (value - reached + rounding) / (promised + rounding)
    if (!(kept >= 0.25)) radius /= 4
    else if (kept > 0.75 && norm(p) > 0.99 * radius) radius *= 2
    if (!(reached <= value)) continue
    if (kept > 1e-4) {
      x = tried
      value = reached
      g = f.gradient(x)
    }
  }
  return x
}
