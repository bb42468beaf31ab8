import { describe, expect, test } from 'vitest'
import { mergePatch } from '../../src/experiment/format/merge.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import { runSweep } from '../../src/theory/sweep/run.ts'
import { sweepQuantityOf } from '../../src/theory/sweep/statistics.ts'
import { experimentOf } from '../../src/study/lecture/lecture.ts'
import endToEndScenario from '../../src/scenarios/lectures/end-to-end/lecture.md?full'
import { powerTail } from '../../src/experiment/generators/vectors.ts'
import { fitPowerLaw } from '../../src/math/statistics/power-law.ts'
import { onlyLong } from '../support/long.ts'

const at = endToEndScenario.steps.findIndex(({ sweep }) => sweep?.reference === 'end-to-end-frontier')
const { sweep } = endToEndScenario.steps[at]!
const opening = experimentOf(endToEndScenario, at)

/** Σ i^-2/2 over i > 200,000, which the source's numbers omit. */
const beyond = 2.5e-6

/**
 * L(p, t) of the quadratic by its sum: a step multiplies direction i by 1 - i^-a, and the directions beyond p
 * stay.
 */
function lossOf(p: number, t: number, a = 1.5, b = 2): number {
  let sum = powerTail(p, b)
  for (let i = 1; i <= p; i++) sum += i ** -b * (1 - i ** -a) ** (2 * t)
  return sum / 2
}

/** The lecture's experiment with p weights. */
const law = (p: number, steps: number) =>
  parseTraining(
    mergePatch(opening, {
      data: { size: p + 1 },
      model: { widths: [p, 1] },
      algorithms: [{ id: 'sgd', learningRate: 1, steps }],
    }),
  )

/**
 * The last loss of that run, by gradient descent on the experiment's own samples in float64. Sample i has
 * input only in direction i, so weight i depends only on its own sample, and the omitted terms of each sum
 * are zeros.
 */
function runByDirections(p: number, steps: number): number {
  const { model } = buildTrainingProblem(law(p, steps))
  if (model.kind !== 'network') throw new Error('It is a network.')
  const { inputs, targets, count } = model.data.parts['train']!
  expect(inputs.filter((input) => input !== 0)).toHaveLength(p)
  let loss = 0
  for (let i = 0; i < count; i++) {
    const [input, target] = [i < p ? inputs[i * p + i]! : 0, targets[i]!]
    let weight = 0
    for (let step = 0; step < steps; step++) weight -= (input * weight - target) * input
    loss += (input * weight - target) ** 2 / 2
  }
  return loss
}

/** The exponent of a power law through the values at these places. */
const exponentOf = (places: readonly number[], values: readonly number[]): number =>
  fitPowerLaw(places, values)!.slope

/**
 * Weights p with the least L(p, C/p). The loss falls up to it and rises beyond it, so the search repeatedly
 * cuts off thirds.
 */
function bestSize(compute: number, a: number, b: number): number {
  const lossAt = (p: number) => lossOf(p, compute / p, a, b)
  let [low, high] = [1, Math.ceil(compute ** 0.7)]
  while (high - low > 2) {
    const third = Math.ceil((high - low) / 3)
    if (lossAt(low + third) < lossAt(high - third)) high -= third
    else low += third
  }
  return [low, low + 1, high].reduce((best, p) => (lossAt(p) < lossAt(best) ? p : best))
}

/** `count` places from 10^from to 10^to in constant ratios. */
const decades = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, k) => 10 ** (from + ((to - from) * k) / (count - 1)))

describe('the scaling law of a quadratic (S47)', () => {
  test.each([
    { p: 16, steps: 100, loss: 0.030593 },
    { p: 64, steps: 1000, loss: 0.007775 },
    ...onlyLong([{ p: 256, steps: 10_000, loss: 0.001949 }]),
  ])(
    '$p weights are after $steps steps at a loss of $loss, as the sum says',
    ({ p, steps, loss }) => {
      const [run] = oracle.train(law(p, steps))
      expect(Math.abs(run!.loss.at(-1)! - beyond - loss)).toBeLessThan(6e-7)
      expect(Math.abs(run!.loss.at(-1)! / lossOf(p, steps) - 1)).toBeLessThan(1e-9)
      // The sums have another order, with a rounding at each step.
      expect(Math.abs(runByDirections(p, steps) / run!.loss.at(-1)! - 1)).toBeLessThan(1e-12)
    },
    120_000,
  )

  test.each([
    [1.5, 2],
    [2, 2],
    [1.5, 3],
  ])(
    'with a = %f and b = %f the frontier of weights times steps falls by the exponent -(b - 1)/(1 + a)',
    async (a, b) => {
      const experiment = parseTraining(mergePatch(opening, { data: { parameters: { a, b } } }))
      const points = await runSweep(oracle, experiment, sweep!)
      const slope = sweepQuantityOf(points, 'slope')
      expect(slope / (-(b - 1) / (1 + a))).toBeGreaterThan(0.95)
      expect(slope / (-(b - 1) / (1 + a))).toBeLessThan(1.05)
    },
  )

  // The oracle takes 4 ms of processor time per step for 1024 weights on 1025 samples, or seven minutes in
  // all, and all but a thousandth of its products are with a zero. Leaving these out gives the same run, as
  // the tests above show.
  test('1024 weights reach a loss of 0.000486 after 100,000 steps, as the sum predicts', () => {
    const loss = runByDirections(1024, 100_000)
    expect(Math.abs(loss - beyond - 0.000486)).toBeLessThan(6e-7)
    expect(Math.abs(loss / lossOf(1024, 100_000) - 1)).toBeLessThan(1e-9)
  })

  test.each([
    [1.5, 2],
    ...onlyLong([
      [2, 2],
      [1, 1.5],
    ] as const),
  ] as const)('with a = %d and b = %d all four exponents of the sum are those of theory', (a, b) => {
    const times = decades(2, 4, 3)
    const sizes = decades(2, 4, 9).map(Math.round)
    const spent = decades(5, 8, 9)
    const best = spent.map((compute) => bestSize(compute, a, b))
    const found = {
      // Enough weights that later ones would not have been learned yet.
      ofTime: exponentOf(
        times,
        times.map((t) => lossOf(1e6, t, a, b)),
      ),
      // Enough steps that all are learned.
      ofSize: exponentOf(
        sizes,
        sizes.map((p) => powerTail(p, b)),
      ),
      ofCompute: exponentOf(
        spent,
        best.map((p, k) => lossOf(p, spent[k]! / p, a, b)),
      ),
      ofBestSize: exponentOf(spent, best),
    }
    // The sums have ends: terms of order 1/p and 1/t besides the power, and a best size in whole numbers.
    expect(Math.abs(found.ofTime + (b - 1) / a)).toBeLessThan(0.002)
    expect(Math.abs(found.ofSize + (b - 1))).toBeLessThan(0.002)
    expect(Math.abs(found.ofCompute + (b - 1) / (1 + a))).toBeLessThan(0.002)
    expect(Math.abs(found.ofBestSize - 1 / (1 + a))).toBeLessThan(0.002)
  })
})
