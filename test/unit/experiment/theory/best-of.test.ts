import { expect, test } from 'vitest'
import { oracle } from '../../../../src/experiment/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { quantityOf } from '../../../../src/experiment/quantity/index.ts'
import { observe } from '../../../../src/experiment/quantity/source.ts'
import type { ExperimentInput } from '../../../../src/experiment/spec/experiment.ts'
import { divergenceOfBest, expectedLargest } from '../../../../src/experiment/theory/best-of.ts'
import { integrate } from '../../../../src/math/numerics/quadrature.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

test('the largest of n draws, and how far the best of n is from one, are the known numbers (S16)', () => {
  expect(expectedLargest(1)).toBeCloseTo(0, 12)
  expect(expectedLargest(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 10)
  expect(Math.abs(expectedLargest(16) - 1.76599)).toBeLessThan(5e-6)
  expect(Math.abs(expectedLargest(256) - 2.82686)).toBeLessThan(5e-6)
  for (const n of [2, 4, 16, 64, 1024]) {
    const density = (u: number) => Math.log(n) + (n - 1) * Math.log(u)
    const told = integrate((u) => Math.exp(density(u)) * density(u), 1e-12, 1, 1 / 4096)
    expect(divergenceOfBest(n)).toBeCloseTo(told, 9)
  }
})

test('the goal of a pushed policy is what its samples have in the mean (S16)', () => {
  const draws = new RandomStream(16, 'policy')
  const count = 100_000
  for (const d of [1, 3.5355, 7.0711]) {
    let sum = 0
    for (let n = 0; n < count; n++) {
      const x = Math.SQRT2 * d + draws.normal(n)
      sum += x - (x * x - 1) / 10
    }
    // A standard error at the farthest is √(1 + 0.2 · m)/√n, below .006.
    expect(Math.abs(sum / count - d * (Math.SQRT2 - d / 5))).toBeLessThan(0.02)
  }
})

test('a hundred weak clues are right together, and lost to a move that no eye would see (S15)', async () => {
  const experiment: ExperimentInput = {
    version: 1,
    seed: 1,
    data: { kind: 'generated', id: 'gaussian', size: 2 },
    model: { kind: 'mlp', widths: [100, 1], activation: 'linear', bias: false },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 0 }],
    starts: [{ kind: 'weights', values: new Array<number>(100).fill(1) }],
    plane: { kind: 'weights', first: 0, second: 1 },
  }
  const source = await observe(oracle, parseExperiment(experiment))
  const eta = 3 / Math.sqrt(100)
  const means = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`mean${i + 1}`, eta]))
  const right = async (epsilon: number) =>
    1 - (await quantityOf(source, 'cloud-errors', { ...means, epsilon, norm: 'linf' }))
  expect(await right(0)).toBeCloseTo(0.99865, 6)
  expect(await right(2 * eta)).toBeCloseTo(0.00135, 6)
})
