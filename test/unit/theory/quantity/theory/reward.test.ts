import { describe, expect, test } from 'vitest'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { parseExperiment, parseMetric } from '../../../../../src/experiment/format/parse.ts'
import { quantityOf } from '../../../../../src/theory/quantity/index.ts'
import { observe } from '../../../../../src/theory/quantity/source.ts'
import { normalDistribution } from '../../../../../src/experiment/model/error-function.ts'
import { divergenceOfBest, expectedLargest } from '../../../../../src/theory/quantity/theory/reward.ts'
import { spreadOf } from '../../../../../src/theory/sweep/statistics.ts'
import { experimentOf } from '../../../../../src/study/lecture/lecture.ts'
import goodhartScenario from '../../../../../src/scenarios/lectures/goodhart/lecture.md?full'
import { integrate } from '../../../../../src/math/numerics/quadrature.ts'
import { RandomStream } from '../../../../../src/math/statistics/random.ts'

test('the largest of n draws, and the distance of the best of n from one, equal the known numbers (S16)', () => {
  expect(expectedLargest(1)).toBeCloseTo(0, 12)
  expect(expectedLargest(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 10)
  expect(Math.abs(expectedLargest(16) - 1.76599)).toBeLessThan(5e-6)
  expect(Math.abs(expectedLargest(256) - 2.82686)).toBeLessThan(5e-6)
  for (const n of [2, 4, 16, 64, 1024]) {
    // ∫ ln(n u^(n-1)) n u^(n-1) du with u = e^(-s/n): smooth, and negligible beyond s = 50.
    const told = integrate((s) => Math.exp(-s) * (Math.log(n) - ((n - 1) / n) * s), 0, 50)
    expect(Math.abs(divergenceOfBest(n) - told)).toBeLessThan(1e-12)
  }
})

test('with draws chosen by a noiseless proxy, the goal still rises at 1024 (S16)', async () => {
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

/** The goal x - (x² - 1)/10 for the best of n by x itself. */
async function chosen() {
  const at = goodhartScenario.steps.findIndex(({ title }) => title === 'Choose instead of pushing')
  const source = await observe(oracle, experimentOf(goodhartScenario, at))
  return {
    goal: async (n: number) =>
      Number(await quantityOf(source, 'expected-best', { of: 'goal', noise: 0, cost: 0.1, n })),
  }
}

test("the goal of a pushed policy equals its samples' mean (S16)", () => {
  const draws = new RandomStream(16, 'policy')
  const count = 100_000
  for (const d of [1, 3.5355, 7.0711]) {
    let sum = 0
    for (let n = 0; n < count; n++) {
      const x = Math.SQRT2 * d + draws.normal(n)
      sum += x - (x * x - 1) / 10
    }
    // The standard error at the far end is √(1 + 0.2 · m)/√n, below .006.
    expect(Math.abs(sum / count - d * (Math.SQRT2 - d / 5))).toBeLessThan(0.02)
  }
})

test('a hundred weak clues are right together, and lost to an invisible move (S15)', async () => {
  const experiment: TrainingInput = {
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

describe('one strong clue and a hundred weak ones (S15; Tsipras and others 2019)', () => {
  // y is ±1. The first input is y with probability 0.95, otherwise -y; the others are N(ηy, 1).
  const [count, clues, strong] = [4000, 100, 0.95]
  const eta = 3 / Math.sqrt(clues)
  const draws = new RandomStream(15, 'clues')
  const labels = Array.from({ length: count }, (_, n) => (n % 2 === 0 ? 1 : -1))
  const experiment = parseExperiment({
    version: 1,
    seed: 1,
    data: {
      kind: 'table',
      task: 'classification',
      inputs: labels.map((y, n) => [
        draws.uniform(n, 0) < strong ? y : -y,
        ...Array.from({ length: clues }, (_, i) => eta * y + draws.normal(n, i + 1)),
      ]),
      targets: labels.map((y) => [y]),
    },
    model: { kind: 'mlp', widths: [clues + 1, 1], activation: 'linear', bias: false },
    metric: { loss: 'logistic' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 0 }],
    starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  const weighted = (first: number, other: number) => [first, ...new Array<number>(clues).fill(other)]
  /** The share classified correctly if every input may be moved by ε. */
  const right = (weights: readonly number[], epsilon: number) => {
    const metric = parseMetric(experiment, { loss: 'zero-one', attack: { epsilon, norm: 'linf' } })
    return 1 - oracle.measure(experiment, weights, 'metric', { metric }).values[0]!
  }
  const error = (share: number) => 4 * Math.sqrt((share * (1 - share)) / count)

  test('the mean of the weak ones is right on 0.999 and loses nearly all, the strong one keeps its 0.95', () => {
    expect(Math.abs(right(weighted(0, 1), 0) - 0.99865)).toBeLessThan(error(0.99865))
    expect(Math.abs(right(weighted(0, 1), 2 * eta) - 0.00135)).toBeLessThan(error(0.00135))
    expect(Math.abs(right(weighted(1, 0), 0) - strong)).toBeLessThan(error(strong))
    expect(right(weighted(1, 0), 2 * eta)).toBe(right(weighted(1, 0), 0))
    expect(right(weighted(1, 0), 1.01)).toBe(0)
  })

  /**
   * The distribution's exact share, with `first` on the strong clue and 1 on each other, if every input may
   * be moved by ε.
   */
  const lawful = (first: number, epsilon: number) => {
    const given = (y: number) =>
      normalDistribution((y * first - epsilon * Math.abs(first) + clues * (eta - epsilon)) / Math.sqrt(clues))
    return strong * given(1) + (1 - strong) * given(-1)
  }

  test('a classifier that is right on all but δ is right on at most p/(1 - p) δ after the move', () => {
    for (const first of [0, 5, 10, 20, 30, 40, 60, 80, 160, 320]) {
      for (const epsilon of [0, 2 * eta]) {
        const wanted = lawful(first, epsilon)
        expect(Math.abs(right(weighted(first, 1), epsilon) - wanted)).toBeLessThan(error(wanted) + 1 / count)
      }
      const delta = 1 - lawful(first, 0)
      expect(lawful(first, 2 * eta)).toBeLessThanOrEqual((strong / (1 - strong)) * delta)
    }
    // The strong clue by itself reaches the bound.
    expect(lawful(320, 2 * eta)).toBeCloseTo(strong, 3)
  })
})
