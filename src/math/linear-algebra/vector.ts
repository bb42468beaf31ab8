/** |x| without overflow; not finite if an entry is not. */
export const norm = (x: Float64Array | readonly number[]): number => {
  let largest = 0
  for (const entry of x) largest = Math.max(largest, Math.abs(entry))
  if (largest === 0 || !Number.isFinite(largest)) return largest
  let sum = 0
  for (const entry of x) sum += (entry / largest) ** 2
  return largest * Math.sqrt(sum)
}

export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!
  return sum
}

export const minus = (x: Float64Array, y: Float64Array): Float64Array => x.map((entry, i) => entry - y[i]!)

/** Adds factor·x to `into`, which may be longer than x. */
export function addScaled(into: Float64Array, factor: number, x: Float64Array): void {
  for (let i = 0; i < x.length; i++) into[i]! += factor * x[i]!
}

/**
 * Returns whether sin² of the angle between x and y is below 1e-12, too little for float32 to separate their
 * directions. Neither may be zero.
 */
export function areParallel(x: Float64Array, y: Float64Array): boolean {
  const [p, q] = [norm(x), norm(y)]
  const cosine = dot(
    x.map((entry) => entry / p),
    y.map((entry) => entry / q),
  )
  return 1 - cosine * cosine < 1e-12
}
