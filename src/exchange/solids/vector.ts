export type Vector = readonly [number, number, number]

export const minus = (p: Vector, q: Vector): Vector => [p[0] - q[0], p[1] - q[1], p[2] - q[2]]

/** p + factor · q. */
export const plus = (p: Vector, factor: number, q: Vector): Vector => [
  p[0] + factor * q[0],
  p[1] + factor * q[1],
  p[2] + factor * q[2],
]

export const cross = (p: Vector, q: Vector): Vector => [
  p[1] * q[2] - p[2] * q[1],
  p[2] * q[0] - p[0] * q[2],
  p[0] * q[1] - p[1] * q[0],
]

export const dot = (p: Vector, q: Vector): number => p[0] * q[0] + p[1] * q[1] + p[2] * q[2]

export const length = (p: Vector): number => Math.hypot(p[0], p[1], p[2])

/** p/|p|; 0 for 0. */
export function unit(p: Vector): Vector {
  const size = length(p) || 1
  return [p[0] / size, p[1] / size, p[2] / size]
}
