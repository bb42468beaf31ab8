import type { TrainingInput } from '../../experiment/spec/experiment.ts'

/** The plane through w_0 and the ends of the first two algorithms' runs: the first run starts at (0, 0) and ends at (1, 0). */
export const throughRuns = {
  kind: 'through',
  points: [
    { start: 0, algorithm: 0, step: 0 },
    { start: 0, algorithm: 0, step: 'end' },
    { start: 0, algorithm: 1, step: 'end' },
  ],
  extent: { a: [-0.75, 1.75], b: [-1.25, 1.75] },
} as const satisfies TrainingInput['plane']

/** Two moons, learned by a network of 105 weights. */
export const twoMoons = {
  data: { kind: 'generated', id: 'two-moons', size: 200, noise: 0.15 },
  model: { kind: 'mlp', widths: [2, 8, 8, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
} as const satisfies Partial<TrainingInput>

/** Algorithms that learn the two moons with hardly any errors. */
export const moonLearners = {
  momentum: { id: 'momentum', learningRate: 0.1, momentum: 0.9, steps: 300 },
  adam: { id: 'adam', learningRate: 0.03, steps: 300 },
  descent: { id: 'sgd', learningRate: 0.3, steps: 300 },
} as const satisfies Readonly<Record<string, TrainingInput['algorithms'][number]>>
