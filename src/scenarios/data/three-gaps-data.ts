/** Eight points of |x| with errors of ±0.1 (theory/README.md, S01). */
const xs = [-0.95, -0.7, -0.45, -0.2, 0.1, 0.35, 0.6, 0.85]
const errors = [1, -1, 1, 1, -1, 1, -1, -1]

/** The sample. */
export const absoluteSample = {
  inputs: xs.map((x) => [x]),
  targets: xs.map((x, n) => [Math.abs(x) + 0.1 * (errors[n] ?? 0)]),
}

/** The function that the sample was drawn from. */
export const absolute = {
  label: 'the truth, |x|',
  points: [
    [-1, 1],
    [0, 0],
    [1, 1],
  ],
} as const

/** Abscissas and weights of Gauss and Legendre with five points on [-1, 1]: exact to degree 9. */
const legendre = [
  [-0.9061798459386640, 0.2369268850561891],
  [-0.5384693101056831, 0.4786286704993665],
  [0, 0.5688888888888889],
  [0.5384693101056831, 0.4786286704993665],
  [0.9061798459386640, 0.2369268850561891],
] as const // prettier-ignore

const points = [-1, 1].flatMap((side) =>
  legendre.map(([x, weight]) => ({ x: (side * (x + 1)) / 2, weight: weight / 4 })),
)

/**
 * The uniform law on [-1, 1] and |x| over it, as a test part: a quadrature on each half, where |x| is a line, so that squared
 * errors of polynomials to degree 4 are integrated exactly.
 */
export const halves = {
  testInputs: points.map(({ x }) => [x]),
  testTargets: points.map(({ x }) => [Math.abs(x)]),
  testWeights: points.map(({ weight }) => [weight]),
}

/** Parabolas b + w x², fitted to the sample by so many steps from (0, 0), over the plane of both weights. */
export const parabolas = (steps: number) => ({
  data: { kind: 'table', task: 'regression', ...absoluteSample, ...halves, features: ['x1^2'] },
  model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
  metric: { loss: 'squared' },
  ...descent(steps),
  starts: [{ kind: 'weights', values: [0, 0] }],
  plane: { kind: 'weights', first: 1, second: 0, extent: { a: [-0.2, 0.6], b: [-0.2, 1.4] } },
  terrain: { ghost: 'test' },
})

/** So many steps of gradient descent down that bowl. */
export const descent = (steps: number) => ({ algorithms: [{ id: 'sgd', learningRate: 0.3, steps }] })
