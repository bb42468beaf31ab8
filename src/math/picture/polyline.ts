export type Point = readonly [number, number]

interface Bounds {
  readonly a: readonly [number, number]
  readonly b: readonly [number, number]
}

/**
 * Returns the part of a segment inside a box, as two parameters in [0, 1] (Liang and Barsky 1984);
 * `undefined` if there is none.
 */
function inside(p: Point, q: Point, box: Bounds): [number, number] | undefined {
  let from = 0
  let to = 1
  for (const axis of [0, 1] as const) {
    const [low, high] = axis === 0 ? box.a : box.b
    const step = q[axis] - p[axis]
    if (step === 0) {
      if (p[axis] < low || p[axis] > high) return undefined
      continue
    }
    const enter = ((step > 0 ? low : high) - p[axis]) / step
    const leave = ((step > 0 ? high : low) - p[axis]) / step
    from = Math.max(from, enter)
    to = Math.min(to, leave)
  }
  return from < to ? [from, to] : undefined
}

const between = (p: Point, q: Point, t: number): Point =>
  t === 0 ? p : t === 1 ? q : [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]

/**
 * Returns the pieces of a polyline inside a box, cut exactly at its edges; a point that is not finite breaks
 * the line.
 */
export function clipPolyline(points: readonly Point[], box: Bounds): Point[][] {
  const pieces: Point[][] = []
  let piece: Point[] | undefined
  for (let i = 0; i + 1 < points.length; i++) {
    const p = points[i]
    const q = points[i + 1]
    const part = p && q && [...p, ...q].every(Number.isFinite) ? inside(p, q, box) : undefined
    if (!p || !q || !part) {
      piece = undefined
      continue
    }
    if (!piece || part[0] > 0) {
      piece = [between(p, q, part[0])]
      pieces.push(piece)
    }
    piece.push(between(p, q, part[1]))
    if (part[1] < 1) piece = undefined
  }
  return pieces
}
