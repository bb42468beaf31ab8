import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'

/** Data of digits, as a person writes them. */
export type DigitsInput = Extract<TrainingInput['data'], { kind: 'generated' }>

/** A small network on the digits: 64-8-10, cross-entropy, two steps of Adam. `fetchSamples` loads its images. */
export const digitsInput = (more: Partial<DigitsInput> = {}) =>
  ({
    version: 1,
    seed: 1,
    data: { kind: 'generated', id: 'digits', ...more },
    model: { kind: 'mlp', widths: [64, 8, 10], activation: 'relu' },
    metric: { loss: 'cross-entropy' },
    algorithms: [{ id: 'adam', learningRate: 0.01, steps: 2 }],
    starts: [{ kind: 'random', distribution: 'he-normal' }],
    plane: { kind: 'random', normalization: 'filter' },
  }) satisfies TrainingInput
