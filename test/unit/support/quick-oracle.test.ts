import { expect, test } from 'vitest'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { quickOracle } from '../../support/quick-oracle.ts'

/** Two spirals with skips and batch norm; ten steps of Adam end at the origin of the plane. */
const experiment: TrainingInput = {
  version: 1,
  seed: 1,
  data: { kind: 'generated', id: 'spirals', size: 24, noise: 0.05 },
  model: {
    kind: 'mlp',
    widths: [2, 8, 8, 8, 1],
    activation: 'relu',
    normalization: 'batch',
    residual: { strength: 1, branch: 'inverse-sqrt' },
  },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.01, steps: 10 }],
  starts: [{ kind: 'random', distribution: 'he-normal' }],
  plane: { kind: 'random', normalization: 'filter', origin: 'end' },
}

const planes: readonly TrainingInput['plane'][] = [
  { kind: 'random', normalization: 'filter', origin: 'end' },
  { kind: 'weights', first: 0, second: 40, origin: 'end' },
  { kind: 'pca' },
]

test.each(planes)(
  "runs and heights over a plane of $kind equal the oracle's, to the last digits",
  (plane) => {
    const input = { ...experiment, plane }
    const [quick, slow] = [quickOracle, oracle].map((one) => one.train(input)[0]!)
    expect(quick!.steps).toEqual(slow!.steps)
    for (const [i, weight] of slow!.finalWeights.entries())
      expect(Math.abs(quick!.finalWeights[i]! - weight)).toBeLessThan(1e-12)
    for (const [i, a] of slow!.a.entries()) expect(Math.abs(quick!.a[i]! - a)).toBeLessThan(1e-9)
    const [fast, sure] = [quickOracle, oracle].map((one) => one.terrain(input, { resolution: 5 }))
    for (const [k, height] of sure!.values.entries())
      expect(Math.abs(fast!.values[k]! - height)).toBeLessThan(1e-9)
  },
)
