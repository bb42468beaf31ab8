import { expect, test } from 'vitest'
import { oracle } from '../../../../src/experiment/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { quantityOf } from '../../../../src/experiment/quantity/index.ts'
import { observe } from '../../../../src/experiment/quantity/source.ts'
import type { ExperimentInput } from '../../../../src/experiment/spec/experiment.ts'
import { divergenceOfBest, expectedLargest } from '../../../../src/experiment/theory/best-of.ts'
import { spreadOf } from '../../../../src/experiment/sweep/statistics.ts'
import { experimentOf } from '../../../../src/landscape/opening/lecture.ts'
import { goodhartScenario } from '../../../../src/scenarios/lectures/gaps/goodhart.ts'
import { integrate } from '../../../../src/math/numerics/quadrature.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

test('the largest of n draws, and how far the best of n is from one, are the known numbers (S16)', () => {
  expect(expectedLargest(1)).toBeCloseTo(0, 12)
  expect(expectedLargest(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 10)
  expect(Math.abs(expectedLargest(16) - 1.76599)).toBeLessThan(5e-6)
  expect(Math.abs(expectedLargest(256) - 2.82686)).toBeLessThan(5e-6)
  for (const n of [2, 4, 16, 64, 1024]) {
    // ∫ ln(n u^(n-1)) n u^(n-1) du with u = e^(-s/n): smooth, and nothing beyond s = 50.
    const told = integrate((s) => Math.exp(-s) * (Math.log(n) - ((n - 1) / n) * s), 0, 50)
    expect(Math.abs(divergenceOfBest(n) - told)).toBeLessThan(1e-12)
  }
})

test('of draws that a proxy without noise chooses among, the goal still rises at 1024 (S16)', async () => {
  const { goal } = await chosen()
  expect(Math.abs((await goal(1024)) - 2.281)).toBeLessThan(5e-4)
  for (const n of [16, 64, 256, 512, 1024]) expect(await goal(2 * n)).toBeGreaterThan(await goal(n))
  const draws = new RandomStream(16, 'best of')
  const count = 4000
  const best = Array.from({ length: count }, (_, k) =>
    Math.max(...Array.from({ length: 64 }, (__, i) => draws.normal(k, i))),
  )
  const own = spreadOf(best.map((x) => x - (x * x - 1) / 10))
  expect(Math.abs(own.mean - (await goal(64)))).toBeLessThan(4 * own.standardError)
})

/** The goal x - (x² - 1)/10 of the best of n by x itself. */
async function chosen() {
  const at = goodhartScenario.steps.findIndex(({ title }) => title === 'Choose instead of push')
  const source = await observe(oracle, experimentOf(goodhartScenario, at))
  return {
    goal: async (n: number) =>
      Number(await quantityOf(source, 'expected-best', { of: 'goal', noise: 0, cost: 0.1, n })),
  }
}

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
