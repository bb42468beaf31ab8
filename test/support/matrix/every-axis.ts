import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { isChoice, type Axis } from '../../../src/experiment/spec/axis.ts'

/** The hyperparameters that the sandbox offers as axes for a network with two layers. */
export const promisedAxes = [
  'learning rate',
  'rate factor of layer 1',
  'rate factor of layer 2',
  'momentum',
  'batch size',
  'weight decay',
  'gradient noise',
  'scale of w₀',
  'scale of w₀ in layer 1',
  'scale of w₀ in layer 2',
  'distribution of w₀',
  'width of layer 1',
  'activation',
  'normalisation',
  'linearity',
  'noise of the data',
  'seed',
]

/** Two moons without any field that an axis could lead to: no layer rates, no batches, no layers of w_0. */
export function plainMoons(axis?: Axis): TrainingInput {
  const rate: Axis = { path: '/algorithms/0/learningRate', from: 0.01, to: 0.3, scale: 'log' }
  const decay: Axis = { path: '/algorithms/0/weightDecay', from: 0, to: 0.1, scale: 'linear' }
  const plane = axis?.path === rate.path ? { a: decay, b: axis } : { a: rate, b: axis ?? decay }
  return {
    version: 1,
    seed: 3,
    data: { kind: 'generated', id: 'two-moons', size: 12, noise: 0.1 },
    model: { kind: 'mlp', widths: [2, 3, 1], activation: 'tanh' },
    metric: { loss: 'logistic' },
    algorithms: [{ id: 'momentum', learningRate: 0.1, steps: 20 }],
    starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    plane: { kind: 'hyperparameters', ...plane },
  }
}

/**
 * An axis on an interval where twenty steps stay far from any boundary, so that float32 and float64 agree.
 */
export function calmed(axis: Axis): Axis {
  if (isChoice(axis)) return axis
  if (/learningRate$/.test(axis.path)) return { ...axis, from: 0.01, to: 0.3 }
  if (/layerRates/.test(axis.path)) return { ...axis, from: 0.1, to: 2 }
  if (/scale$/.test(axis.path)) return { ...axis, from: 0.5, to: 1.5 }
  if (/momentum$/.test(axis.path)) return { ...axis, to: 0.95 }
  if (/noise$/.test(axis.path)) return { ...axis, to: 0.2 }
  return /widths|seed/.test(axis.path) ? { ...axis, to: 4 } : axis
}
