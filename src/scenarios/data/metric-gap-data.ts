/** n numbers evenly spaced from `from` to `to`. */
const spaced = (from: number, to: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => Number((from + (i * (to - from)) / (n - 1)).toFixed(12)))

const sum = (values: readonly number[], of: (x: number) => number): number =>
  values.reduce((total, x) => total + of(x), 0)

const [low, high] = [spaced(-1.5, -0.1, 10), spaced(0.1, 1.5, 10)]

/** Two classes of ten points on a line, and three more of the upper one at `far` (theory/README.md, S05). */
export const farPoints = (far: number) => ({
  inputs: [...low, ...high, far, far, far].map((x) => [x]),
  targets: [...low.map(() => [-1]), ...high.map(() => [1]), [1], [1], [1]],
})

/** Slope of the line that least squares fits to the twenty near points: it goes through zero. */
export const nearSlope = sum(high, (x) => x) / sum(high, (x) => x ** 2)

/** A coin that says 1 with probability (1 + t)/2: two samples at one place, weighted. */
export const coin = (t: number) => ({
  inputs: [[1], [1]],
  targets: [[1], [-1]],
  weights: [[(1 + t) / 2], [(1 - t) / 2]],
})

/** Abscissas and weights of Gauss and Legendre with three points on [-1, 1]: exact to degree 5. */
const legendre = [
  [-Math.sqrt(0.6), 5 / 9],
  [0, 8 / 9],
  [Math.sqrt(0.6), 5 / 9],
] as const

/** |x| and the uniform law on intervals, as a quadrature on each, so that squared errors of parabolas are integrated exactly. */
export const uniform = (...intervals: (readonly [number, number])[]) => {
  const points = intervals.flatMap(([from, to]) =>
    legendre.map(([x, weight]) => ({
      x: (from + to + (to - from) * x) / 2,
      weight: ((to - from) * weight) / 2,
    })),
  )
  return {
    inputs: points.map(({ x }) => [x]),
    targets: points.map(({ x }) => [Math.abs(x)]),
    weights: points.map(({ weight }) => [weight]),
  }
}
