import type { ExperimentInput } from '../../src/experiment/schema/experiment.ts'

/**
 * The miniature of theory.md S10: n inputs, n hidden units, one output, no biases; `points` samples of normal inputs and targets;
 * rates of the two layers as axes, on decades -1 to 4.
 */
export function trainability(
  n: number,
  points: number,
  activation: 'linear' | 'relu' | 'tanh',
  seed: number,
  steps = 300,
): ExperimentInput {
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

/** A terrain that a plane of hyperparameters has: of the experiment's own metric, and without clusters. */
export function hyperparameterTerrain(
  shown: NonNullable<ExperimentInput['terrain']>,
): NonNullable<ExperimentInput['terrain']> {
  const terrain = { ...shown, quantity: 'outcome' as const, show: 'steps' as const }
  delete terrain.metric
  return terrain
}
