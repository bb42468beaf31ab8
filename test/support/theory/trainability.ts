import type { Axis } from '../../../src/experiment/spec/axis.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'

/**
 * The miniature of theory/README.md, S10: n inputs, n hidden units, one output, no biases; `points` samples of normal inputs and targets;
 * rates of the two layers as axes, on decades -1 to 4.
 */
export function trainability(
  n: number,
  points: number,
  activation: 'linear' | 'relu' | 'tanh',
  seed: number,
  steps = 300,
): TrainingInput {
  const gain = activation === 'linear' ? 1 : Math.SQRT2
  return {
    version: 1,
    seed,
    data: { kind: 'generated', id: 'gaussian', size: points },
    model: {
      kind: 'mlp',
      widths: [n, n, 1],
      activation,
      bias: false,
      layerScales: [gain / Math.sqrt(n), 1 / n],
    },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 1, layerRates: [1, 1], steps }],
    starts: [{ kind: 'random', distribution: 'normal', scale: 1 }],
    plane: {
      kind: 'hyperparameters',
      a: { path: '/algorithms/0/layerRates/0', from: 0.1, to: 1e4, scale: 'log' },
      b: { path: '/algorithms/0/layerRates/1', from: 0.1, to: 1e4, scale: 'log' },
    },
    terrain: { quantity: 'outcome', show: 'convergence' },
  }
}

/** The chaotic band, where neither convergence nor divergence wins: theory/README.md, S10. */
export function chaoticBand(steps = 300): TrainingInput {
  const axis = (path: string, from: number, to: number): Axis => ({
    path,
    from: 10 ** from,
    to: 10 ** to,
    scale: 'log',
  })
  return {
    ...trainability(2, 6, 'tanh', 1, steps),
    plane: {
      kind: 'hyperparameters',
      a: axis('/algorithms/0/layerRates/0', 0.09375, 0.0986328125),
      b: axis('/algorithms/0/layerRates/1', 0.56982421875, 0.57470703125),
    },
  }
}

/**
 * Rates so large that runs on random labels jump around for ever. None diverges, but rounding decides where
 * each ends.
 */
export const chaoticLosses = (steps = 300): TrainingInput => ({
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 40, noise: 0.3, labelCorruption: 0.4 },
  model: { kind: 'mlp', widths: [2, 3, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: {
    kind: 'hyperparameters',
    a: { path: '/algorithms/0/learningRate', from: 20, to: 50, scale: 'log' },
    b: { path: '/starts/0/scale', from: 0.5, to: 2, scale: 'log' },
  },
})

/** A terrain that a plane of hyperparameters accepts: the experiment's own metric, without clusters. */
export function hyperparameterTerrain(
  shown: NonNullable<TrainingInput['terrain']>,
): NonNullable<TrainingInput['terrain']> {
  const terrain = { ...shown, quantity: 'outcome' as const, show: 'steps' as const }
  delete terrain.metric
  return terrain
}
