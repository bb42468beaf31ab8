import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'

/** Samples of the shifted part; their error rate p is known to within √(p(1 - p)/60,000). */
export const manySamples = 60_000

/**
 * S15: the fixed classifier f = x₁ + x₂/2 on blobs N(±μ, I/4), μ = (1, 1/2). They are the shifted part of two
 * blobs whose centres (±2, 0) are rotated and moved closer.
 */
export const fixedClassifier: TrainingInput = {
  version: 1,
  seed: 15,
  data: {
    kind: 'generated',
    id: 'blobs',
    size: 10,
    testSize: manySamples,
    shift: {
      scale: Math.hypot(1, 0.5) / 2,
      rotation: 180 + (Math.atan2(0.5, 1) * 180) / Math.PI,
      noise: 0.5,
    },
  },
  model: { kind: 'mlp', widths: [2, 1], activation: 'linear', bias: false },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 5 }],
  starts: [{ kind: 'weights', values: [1, 0.5] }],
  plane: { kind: 'weights', first: 0, second: 1, origin: 'zero', extent: { a: [-1, 2], b: [-1, 2] } },
}

/** err(ε) = Φ((ε‖w‖_* - w·μ)/(σ‖w‖₂)) of S15, by the norm of the attack and ε. */
export const worstErrors = {
  l2: { 0: 0.012674, 0.25: 0.041276, 0.5: 0.108217, 1: 0.40669 },
  linf: { 0: 0.012674, 0.25: 0.058762, 0.5: 0.185547, 1: 0.67264 },
} as const
