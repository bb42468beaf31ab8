import { expect, test } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { quantityOf } from '../../../../src/theory/quantity/index.ts'
import { observe } from '../../../../src/theory/quantity/source.ts'
import { runSweep } from '../../../../src/theory/sweep/run.ts'
import { sweptExperiments, sweptValueOf } from '../../../../src/theory/sweep/swept.ts'
import {
  lastAtLeast,
  medianAt,
  powerLawOf,
  reachedAt,
  spreadOf,
  sweepQuantityOf,
} from '../../../../src/theory/sweep/statistics.ts'
import type { SweepPoint } from '../../../../src/theory/sweep/sweep.ts'
import { fitPowerLaw } from '../../../../src/math/statistics/power-law.ts'
import { moons, product } from '../../../support/experiments.ts'

test('a power law is found to rounding, and its error is that of the line through the logarithms', () => {
  const x = [1e-3, 0.02, 0.5, 7]
  const { slope, factor, error } = fitPowerLaw(
    x,
    x.map((value) => 3 * value ** -1.5),
  )!
  expect(slope).toBeCloseTo(-1.5, 12)
  expect(factor).toBeCloseTo(3, 12)
  expect(error).toBeLessThan(1e-12)
  // ln y = 0, 1, 1 at ln x = 0, 1, 2: slope 1/2, residuals -1/6, 1/3, -1/6, error √(1/6 / 1 / 2).
  const fitted = fitPowerLaw([1, Math.E, Math.E ** 2], [1, Math.E, Math.E])!
  expect(fitted.slope).toBeCloseTo(0.5, 12)
  expect(fitted.error).toBeCloseTo(Math.sqrt(1 / 12), 12)
  expect(fitPowerLaw([1, 10], [1, 1])).toEqual({ slope: 0, factor: 1, error: NaN })
})

test.each([
  ['a number that is not positive', [1, 2], [1, 0]],
  ['a number that is not finite', [1, 2], [1, NaN]],
  ['one x', [2, 2], [1, 3]],
  ['one point', [2], [1]],
  ['lists of different length', [1, 2], [1]],
])('no power law goes through %s', (_, x, y) => {
  expect(fitPowerLaw(x, y)).toBeUndefined()
})

test('seeds range from least to most; a non-finite one spoils the mean', () => {
  expect(spreadOf([1, 5])).toEqual({ count: 2, mean: 3, median: 3, least: 1, most: 5, standardError: 2 })
  expect(spreadOf([2])).toEqual({ count: 1, mean: 2, median: 2, least: 2, most: 2, standardError: NaN })
  expect(spreadOf([1, Infinity]).mean).toBeNaN()
  expect(spreadOf([9, 1, 2]).median).toBe(2)
  expect(spreadOf([9, 1, 2, 3]).median).toBe(2.5)
})

test('ten or more draws have quartiles and deciles, fewer do not', () => {
  const ten = Array.from({ length: 11 }, (_, i) => 10 - i)
  expect(spreadOf(ten)).toMatchObject({ half: [2.5, 7.5], eightInTen: [1, 9] })
  expect(spreadOf(ten.slice(2))).not.toHaveProperty('half')
})

test("an experiment has a place among a sweep's values if it has the fields in which they differ", () => {
  const experiment = parseTraining(product)
  const at = (learningRate: number, steps = 7) =>
    parseTraining(mergePatch(experiment, { algorithms: [{ id: 'sgd', learningRate, steps }] }))
  expect(sweptValueOf(at(0.1), plan), 'whatever else it has').toBe(0.1)
  expect(sweptValueOf(at(0.05), plan), 'or between two of them').toBe(0.05)
  expect(sweptValueOf(at(0.5), plan)).toBeUndefined()
  const digits = { ...plan, values: [1, 2] }
  expect([sweptValueOf(at(0.1), digits), sweptValueOf(at(0.05), digits)]).toEqual([2, undefined])
})

test('an experiment without what a patch removes has the place of that patch', () => {
  const patches = [{ model: { residual: null } }, { model: { residual: { strength: 1 } } }]
  const deep = mergePatch(moons, { model: { widths: [2, 4, 4, 1] } })
  const placeOf = (patch: object) =>
    sweptValueOf(parseTraining(mergePatch(deep, patch)), { values: [7, 8], experiments: patches })
  expect(patches.map(placeOf)).toEqual([7, 8])
})

const plan = {
  values: [0.02, 0.1],
  experiments: [
    { algorithms: [{ id: 'sgd' as const, learningRate: 0.02, steps: 5 }] },
    { algorithms: [{ id: 'sgd' as const, learningRate: 0.1, steps: 5 }] },
  ],
  quantities: [
    { quantity: 'final-loss', label: 'loss' },
    { quantity: 'final-weight', arguments: { index: 1 }, label: 'w₂' },
  ],
}

test('a sweep runs one experiment per value and follows its quantities', async () => {
  const experiment = parseTraining(product)
  const told: [number, number][] = []
  const points = await runSweep(oracle, experiment, plan, (sofar, done) => told.push([sofar.length, done]))
  expect(told).toEqual([[1, 1], [2, 2]]) // prettier-ignore
  for (const [i, { value, spreads }] of points.entries()) {
    const [run] = oracle.train({ ...experiment, ...plan.experiments[i] })
    expect(value).toBe(plan.values[i])
    expect(spreads.map(({ mean }) => mean)).toEqual([run!.loss.at(-1), run!.finalWeights[1]])
  }
})

test('the value of a sweep may be an argument of a quantity, on one experiment', async () => {
  const experiment = parseTraining(product)
  const one = { quantity: 'final-weight', over: 'index', label: 'weight' }
  const points = await runSweep(oracle, experiment, {
    values: [0, 1],
    experiments: [{}, {}],
    quantities: [one],
  })
  const [first, second] = points.map(({ spreads }) => spreads[0]?.mean)
  const at = async (index: number) => {
    const { over, ...fixed } = one
    const given = { ...fixed, arguments: { [over]: index } }
    const [point] = await runSweep(oracle, experiment, {
      values: [0],
      experiments: [{}],
      quantities: [given],
    })
    return point?.spreads[0]?.mean
  }
  expect([first, second]).toEqual([await at(0), await at(1)])
  expect(first).not.toBe(second)
})

test('a quantity may have a patch for each value, and the least of the others is a frontier', async () => {
  const experiment = parseTraining(product)
  const ofRate = (factor: number) =>
    plan.values.map((rate) => ({ algorithms: [{ id: 'sgd', learningRate: rate * factor, steps: 20 }] }))
  const quantities = [
    { quantity: 'least', label: 'frontier' },
    { quantity: 'final-loss', label: 'the rate', experiments: ofRate(1) },
    { quantity: 'final-loss', label: 'a third of it', experiments: ofRate(1 / 3) },
    { quantity: 'steps-to-stop', label: 'never' },
  ]
  const own = { ...plan, experiments: [{}, {}], quantities }
  for (const [i, { spreads }] of (await runSweep(oracle, experiment, own)).entries()) {
    const [first, second] = [1, 1 / 3].map((factor) =>
      oracle.train(parseTraining(mergePatch(experiment, ofRate(factor)[i]!)))[0]!.loss.at(-1)!,
    )
    expect(spreads.map(({ mean }) => mean)).toEqual([Math.min(first!, second!), first, second, NaN])
  }
  const short = { ...quantities[1]!, experiments: ofRate(1).slice(1) }
  expect(() => sweptExperiments(experiment, { ...own, quantities: [short] })).toThrow('one for each value')
})

test('with seeds, each value is run from those that follow the experiment’s own', async () => {
  const random = parseTraining({
    ...product,
    seed: 2 ** 32 - 1,
    starts: [{ kind: 'random', distribution: 'normal' }],
  })
  const seeded = { ...plan, seeds: 3 }
  expect(sweptExperiments(random, seeded)[1]!.map(({ seed }) => seed)).toEqual([2 ** 32 - 1, 0, 1])
  const told: [number, number][] = []
  const [, { spreads } = { spreads: [] }] = await runSweep(oracle, random, seeded, (sofar, done) =>
    told.push([sofar[sofar.length - 1]!.spreads[0]!.count, done]),
  )
  expect(told.map(([count]) => count)).toEqual([1, 2, 3, 1, 2, 3])
  const ends = [2 ** 32 - 1, 0, 1].map(
    (seed) => oracle.train({ ...random, seed, ...plan.experiments[1] })[0]!.finalWeights[1]!,
  )
  expect(spreads[1]).toEqual(spreadOf(ends))
})

const point = (value: number, mean: number): SweepPoint => ({
  value,
  spreads: [spreadOf([value]), spreadOf([mean - 1e-3, mean + 1e-3])],
})

test('the numbers of a sweep have names', () => {
  const points = [1, 10, 100].map((value) => point(value, 5 * value ** 2))
  expect(sweepQuantityOf(points, 'slope')).toBeCloseTo(1, 12)
  expect(sweepQuantityOf(points, 'slope', { of: 1 })).toBeCloseTo(2, 12)
  expect(sweepQuantityOf(points, 'slope-error', { of: 1 })).toBeLessThan(1e-9)
  expect(sweepQuantityOf(points, 'mean', { of: 1, at: 2 })).toBeCloseTo(50_000, 9)
  expect(sweepQuantityOf(points, 'most', { of: 1 })).toBeCloseTo(5.001, 9)
  expect(sweepQuantityOf(points, 'median', { of: 1, at: 2 })).toBeCloseTo(50_000, 9)
  expect(sweepQuantityOf(points, 'ratio', { of: 1, at: 2, to: 1 })).toBeCloseTo(100, 9)
  expect(powerLawOf(points, 1)?.factor).toBeCloseTo(5, 12)
  expect(sweepQuantityOf([point(-1, 1)], 'slope')).toBeNaN()
  expect(() => sweepQuantityOf(points, 'colour')).toThrow(/no quantity called 'colour'/)
  expect(() => sweepQuantityOf(points, 'mean', { at: 9 })).toThrow(/no value 9/)
  expect(() => sweepQuantityOf(points, 'slope', { of: 2 })).toThrow(/no quantity 2/)
})

test('an invalid sweep is refused in words', async () => {
  const experiment = parseTraining(product)
  expect(() => sweptExperiments(experiment, { ...plan, values: [1] })).toThrow(/one patch for each value/)
  expect(() => sweptExperiments(experiment, { ...plan, quantities: [] })).toThrow(/at least one quantity/)
  const wrong = { ...plan, values: [1], experiments: [{ metric: { loss: 'odd' } }] }
  expect(() => sweptExperiments(experiment, wrong)).toThrow(/loss/)
  const unknown = { ...plan, quantities: [{ quantity: 'nothing', label: '' }] }
  await expect(runSweep(oracle, experiment, unknown)).rejects.toThrow(/no quantity called 'nothing'/)
})

test('a quantity may follow a variant of each experiment, which is trained only for it', async () => {
  const experiment = parseTraining(product)
  const rates = [0.01, 0.05]
  const at = (learningRate: number, steps: number) => ({ algorithms: [{ id: 'sgd', learningRate, steps }] })
  const plan = {
    values: rates,
    experiments: rates.map((rate) => at(rate, 3)),
    quantities: [
      { quantity: 'final-loss', label: 'as it is' },
      { quantity: 'final-loss', label: 'not trained', experiment: at(0.01, 0) },
    ],
  }
  const points = await runSweep(oracle, experiment, plan)
  const [start] = oracle.train(experiment)[0]!.loss
  for (const { spreads } of points) expect(spreads[1]!.mean).toBe(start)
  expect(points.map(({ spreads }) => spreads[0]!.mean)).toEqual(
    rates.map((rate) => oracle.train({ ...product, ...at(rate, 3) } as never)[0]!.loss.at(-1)),
  )
})

test('the last value at which a quantity is high enough on average', () => {
  const points = [1, 0.8, 0.9, 0].map((share, i) => ({ value: 10 ** i, spreads: [spreadOf([share])] }))
  expect(lastAtLeast(points, 0, 0.8)).toBe(100)
  expect(lastAtLeast(points, 0, 1)).toBe(1)
  expect(lastAtLeast(points, 0, 2)).toBeNaN()
  expect(lastAtLeast(points, 1, 0)).toBeNaN()
})

test('at a value a quantity has the height of its curve, the median over the draws', () => {
  const points = [{ value: 100, spreads: [spreadOf([1, 9, 2])] }]
  expect(medianAt(points, 0, 100)).toBe(2)
  expect(medianAt(points, 0, 7)).toBeNaN()
  expect(medianAt(points, 1, 100)).toBeNaN()
})

test('the place where a quantity first reaches a level is interpolated between two values, over their logarithm', () => {
  const points = [0.2, 0.4, 0.8, 0.1].map((share, i) => ({ value: 100 ** i, spreads: [spreadOf([share])] }))
  expect(reachedAt(points, 0, 0.3)).toBeCloseTo(10, 9)
  expect(reachedAt(points, 0, 0.8)).toBeCloseTo(1e4, 9)
  expect(reachedAt(points, 0, 0.9)).toBeNaN()
  expect(reachedAt(points, 0, 0.1), 'it is there at the first').toBeNaN()
})

test('it follows the drawn curve: by medians, and not over a logarithm if the values span no decade', () => {
  const pointsOf = (values: readonly number[], ...medians: number[]) =>
    medians.map((median, i) => ({ value: values[i]!, spreads: [spreadOf([median, median, 9 * median])] }))
  expect(reachedAt(pointsOf([1, 2], 2, 4), 0, 3), 'linear in both').toBeCloseTo(1.5, 9)
  expect(reachedAt(pointsOf([1, 2], 0.01, 1), 0, 0.1), 'in heights by decades').toBeCloseTo(1.5, 9)
  expect(reachedAt(pointsOf([1, 100], 0.01, 1), 0, 0.1), 'in both by decades').toBeCloseTo(10, 9)
})

test.each([
  ['strength', [0, 0.5, 0.97].map((strength) => ({ residual: { strength } }))],
  ['normalisation', ['none', 'layer', 'batch'].map((normalization) => ({ normalization }))],
  ['width', [2, 4, 8].map((width) => ({ widths: [2, width, width, width, 1] }))],
  ['depth', [1, 2, 5].map((depth) => ({ widths: [2, ...new Array<number>(depth).fill(4), 1] }))],
])('shapes of a surface are swept over %s, each as by itself', async (_, models) => {
  const network = parseTraining({
    ...moons,
    model: { ...moons.model, widths: [2, 4, 4, 4, 1] },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 0 }],
    plane: { kind: 'random', normalization: 'filter' },
  })
  const given = { resolution: 9 }
  const points = await runSweep(oracle, network, {
    values: models.map((__, i) => i),
    experiments: models.map((model) => ({ model })),
    quantities: ['minima', 'roughness'].map((quantity) => ({ quantity, arguments: given, label: quantity })),
  })
  for (const [i, model] of models.entries()) {
    const alone = await observe(oracle, parseTraining(mergePatch(network, { model })))
    for (const [q, name] of ['minima', 'roughness'].entries())
      expect(points[i]!.spreads[q]!.mean).toBe(await quantityOf(alone, name, given))
  }
  const roughness = points.map(({ spreads }) => spreads[1]!.mean)
  expect(new Set(roughness).size, 'they differ').toBe(models.length)
})

test('if a quantity receives the value, the one experiment of all values is trained once per seed', async () => {
  let trained = 0
  const answers = {
    ...oracle,
    train: (...given: Parameters<typeof oracle.train>) => {
      trained += 1
      return oracle.train(...given)
    },
  }
  const values = [0, 5, 10]
  const weight = { quantity: 'hessian-top', over: 'step', label: 'sharpness' }
  const points = await runSweep(answers, parseTraining(product), {
    values,
    experiments: values.map(() => ({})),
    seeds: 2,
    quantities: [
      weight,
      { ...weight, experiment: { algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 20 }] } },
    ],
  })
  expect(trained).toBe(4)
  expect(new Set(points.map(({ spreads }) => spreads[1]!.mean)).size).toBe(3)
})
