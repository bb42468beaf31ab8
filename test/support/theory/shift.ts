import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'

/** Three-point Gauss-Legendre on [from, to], exact up to degree 5: nodes, and weights that add up to to - from. */
const gauss = (from: number, to: number): (readonly [x: number, weight: number])[] =>
  [
    [-Math.sqrt(0.6), 5 / 18],
    [0, 8 / 18],
    [Math.sqrt(0.6), 5 / 18],
  ].map(([t = 0, weight = 0]) => [(from + to) / 2 + ((to - from) / 2) * t, (to - from) * weight])

const law = (...panels: (readonly [number, number])[]) => {
  const nodes = panels.flatMap(([from, to]) => gauss(from, to))
  return {
    inputs: nodes.map(([x]) => [x]),
    targets: nodes.map(([x]) => [Math.abs(x)]),
    weights: nodes.map(([, weight]) => [weight]),
  }
}

/** f = w x² + b (weights in this order), learning |x| from U[-1, 1]. */
const onAbsolute: Omit<TrainingInput, 'data'> = {
  version: 1,
  seed: 6,
  model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 20 }],
  starts: [{ kind: 'weights', values: [0, 0] }],
  plane: { kind: 'weights', first: 0, second: 1, origin: 'zero' },
}

/** S06 with both distributions as quadratures, so the risks are exact. */
export const populations: TrainingInput = {
  ...onAbsolute,
  data: {
    kind: 'table',
    task: 'regression',
    ...law([-1, 0], [0, 1]),
    parts: { shifted: law([0, 2]) },
    features: ['x1^2'],
  },
}

/** S06 with the generator's data and its shifted part. */
export const learnedOnAbsolute: TrainingInput = {
  ...onAbsolute,
  data: {
    kind: 'generated',
    id: 'absolute',
    size: 40,
    testSize: 1000,
    features: ['x1^2'],
    shift: { translation: [1] },
  },
}

/** The experiment over both weights, on a grid of steps of 1/32 if it has 97 points. */
export const overWeights = (experiment: TrainingInput): TrainingInput => ({
  ...experiment,
  plane: { kind: 'weights', first: 0, second: 1, origin: 'zero', extent: { a: [-1, 2], b: [-1, 2] } },
})
