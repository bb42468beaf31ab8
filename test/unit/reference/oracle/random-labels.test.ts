import { expect, test } from 'vitest'
import { symmetricEigen } from '../../../../src/math/linear-algebra/eigen.ts'
import { dot } from '../../../../src/math/linear-algebra/vector.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import reference from '../../../support/reference/random_labels_16.json'

const units = 1600
const alpha = 10
const topEigenvalue = reference.kernelEigenvalues.at(-1)!
const inputs = reference.angles.map((t) => [Math.cos(t), Math.sin(t), 1].map((x) => x / Math.SQRT2))

/** S34 (ii): f = α/√m Σ a relu(w·x) with fixed a = ±1, and L = Σ (f - y)²/(2 α²), down to an RMS of 1/2. */
const lazy = (labels: number[]): TrainingInput => {
  const rule = {
    id: 'sgd',
    learningRate: 0.5 / topEigenvalue,
    steps: 200,
    stop: { quantity: 'loss', below: 2 / alpha ** 2 },
  } as const
  return {
    version: 1,
    seed: 1,
    data: { kind: 'table', task: 'classification', inputs, targets: labels.map((y) => [y]) },
    model: {
      kind: 'mlp',
      widths: [3, units, 1],
      activation: 'relu',
      bias: false,
      parameterization: 'ntk',
      outputScale: alpha,
      trained: [1],
    },
    metric: { loss: 'squared', factor: 0.5 / alpha ** 2, reduction: 'sum' },
    algorithms: [rule, { ...rule, linearized: true }],
    starts: [
      {
        kind: 'random',
        distribution: 'normal',
        layers: [{ distribution: 'normal' }, { distribution: 'rademacher' }],
        antisymmetric: true,
      },
    ],
    plane: { kind: 'weights', first: 0, second: 1 },
  }
}

/** Steps until √(Σ (1 - η λ)^{2k} (v·y)² / 16) is below 1/2, by the kernel's eigenpairs. */
function predicted(kernel: Float64Array, labels: number[]): number {
  const { values, vectors } = symmetricEigen(kernel, 16)
  const shares = vectors.map((v) => dot(v, Float64Array.from(labels)) ** 2)
  const square = (k: number) =>
    shares.reduce((sum, share, i) => sum + (1 - (0.5 * values[i]!) / topEigenvalue) ** (2 * k) * share, 0)
  let k = 0
  while (square(k) / 16 >= 0.25) k += 1
  return k
}

test.each([
  ['0.0', 4],
  ['0.25', 36],
  ['0.5', 81],
  ['1.0', 99],
] as const)(
  'labels of corruption %s are fitted in about %d steps, as the kernel predicts (S34)',
  (corruption, steps) => {
    const labels = reference.labels[corruption]
    const e = lazy(labels)
    const [run, twin] = oracle.train(e, { record: 200 })
    const w0 = run!.weights(0)
    const kernel = oracle.measure(e, w0, 'ntk').values.map((entry) => entry / alpha ** 2)
    expect(twin!.steps.at(-1)).toBe(predicted(kernel, labels))
    expect(run!.status).toBe('stopped')
    expect(Math.abs(run!.steps.at(-1)! - steps)).toBeLessThanOrEqual(Math.max(1, 0.15 * steps))
    expect(Math.abs(run!.steps.at(-1)! / twin!.steps.at(-1)! - 1)).toBeLessThan(0.15)
    expect(oracle.measure(e, run!.finalWeights, 'movement').values[0]).toBeLessThan(0.05)
  },
)
