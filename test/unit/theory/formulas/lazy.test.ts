import { expect, test } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { formulaOf } from '../../../../src/theory/formulas/index.ts'
import { lazyEnd } from '../../../../src/theory/formulas/lazy-end.ts'
import { reluKernel } from '../../../../src/theory/relu-kernel.ts'
import { runSweep } from '../../../../src/theory/sweep/run.ts'
import type { Spread } from '../../../../src/theory/sweep/sweep.ts'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import ultraWideScenario from '../../../../src/scenarios/lectures/ultra-wide/lecture.md?full'
import { stagedSteps } from '../../../support/lectures/scenarios.ts'

const lazy = parseTraining(
  stagedSteps(ultraWideScenario).find(({ title }) => title === 'Lazy without any width')!.stages[0],
)

test('from (1, 1) the flow moves by √(1 + 2/α) - 1, and small steps end where it does', () => {
  for (const alpha of [1, 10, 1000]) {
    const [first, second] = lazyEnd(2 / alpha, [1, 1])!
    expect(first).toBe(second)
    expect(first - 1).toBeCloseTo(Math.sqrt(1 + 2 / alpha) - 1, 12)
  }
  const fine = { ...lazy, algorithms: [{ ...lazy.algorithms[0]!, learningRate: 0.002, steps: 4000 }] }
  const [run] = oracle.train({ ...fine, starts: [{ kind: 'weights', values: [1.5, 0.5] }] })
  const [first, second] = lazyEnd(2, [1.5, 0.5])!
  expect(run!.finalWeights[0]).toBeCloseTo(first, 3)
  expect(run!.finalWeights[1]).toBeCloseTo(second, 3)
  expect(lazyEnd(-2, [1, 1])).toBeUndefined()
})

test.each<[string, object, RegExp]>([
  ['not centred', { centered: false }, /centred/],
  ['bent', { activation: 'tanh' }, /linear/],
])('a network that is %s has no such end', (_, change, why) => {
  const experiment = parseTraining({ ...lazy, model: { ...lazy.model, ...change } })
  expect(formulaOf('lazy-end')!.refusal(experiment, {})).toMatch(why)
})

// Over 1,500 draws: 1.53 and 1.84, with standard errors of 0.015.
test.each([
  ['rademacher', 1.53],
  ['normal', 1.84],
])('with %s output weights a random kernel is off by %d/√m', async (distribution, factor) => {
  const at = ultraWideScenario.steps.findIndex(({ sweep }) => sweep?.reference === 'ultra-wide-kernel')
  const { sweep } = ultraWideScenario.steps[at]!
  const layers = [{ distribution: 'normal' }, { distribution }]
  const starts = [{ kind: 'random', distribution: 'normal', layers, antisymmetric: false }]
  const points = await runSweep(oracle, experimentOf(ultraWideScenario, at), {
    ...sweep!,
    values: [512],
    experiments: [{ ...sweep!.experiments[sweep!.values.indexOf(512)], starts }],
    seeds: 60,
  })
  const [{ mean, standardError }] = points[0]!.spreads as [Spread]
  expect(Math.abs(mean * Math.sqrt(512) - factor)).toBeLessThan(4 * standardError * Math.sqrt(512))
})

test('the kernel of infinite width is |x|² on its diagonal, and the mean over many units elsewhere', () => {
  expect(reluKernel([3, 4], [3, 4], 'both')).toBeCloseTo(25, 9)
  expect(reluKernel([3, 4], [3, 4], 'first')).toBeCloseTo(12.5, 9)
  expect(reluKernel([1, 0], [-1, 0], 'both')).toBeCloseTo(0, 12)
  expect(reluKernel([0, 0], [1, 0], 'both')).toBe(0)
  // E[relu(u) relu(v)] + x·x' P(u, v > 0), over directions spaced evenly around the circle, with E|w|² = 2.
  const [x, other] = [
    [1, 0],
    [Math.cos(1), Math.sin(1)],
  ] as const
  const count = 100_000
  let sum = 0
  for (let k = 0; k < count; k++) {
    const angle = (2 * Math.PI * (k + 0.5)) / count
    const [u, v] = [Math.cos(angle), Math.cos(angle - 1)]
    if (u > 0 && v > 0) sum += 2 * u * v + x[0] * other[0]
  }
  expect(reluKernel(x, other, 'both')).toBeCloseTo(sum / count, 4)
})
