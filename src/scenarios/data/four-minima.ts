import type { TrainingInput } from '../../experiment/spec/experiment.ts'

/**
 * Himmelblau's function with its four minima, and a start from which the algorithms reach different ones
 * (theory/README.md, S07).
 */
export const fourMinima = {
  data: { kind: 'none' },
  model: { kind: 'function', id: 'himmelblau' },
  metric: { loss: 'squared' },
  starts: [{ kind: 'weights', values: [0.5, -0.5] }],
  plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-5, 5], b: [-5, 5] } },
} as const satisfies Partial<TrainingInput>

/** Gradient descent, which goes to D from there, and momentum and Adam, which go to A. */
export const partingAlgorithms = [
  { id: 'sgd', learningRate: 1e-3, steps: 1000 },
  { id: 'momentum', learningRate: 1e-3, momentum: 0.9, steps: 1000 },
  { id: 'adam', learningRate: 1e-2, steps: 1000 },
] as const satisfies TrainingInput['algorithms']
