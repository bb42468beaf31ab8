import { expect, test } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { formulaOf } from '../../../../src/theory/formulas/index.ts'

const walk = {
  version: 1,
  seed: 5,
  data: { kind: 'generated', id: 'two-moons', size: 2 },
  model: { kind: 'mlp', widths: [2, 32, 32, 1], activation: 'tanh' },
  metric: { loss: 'logistic', factor: 0 },
  algorithms: [{ id: 'sgd', learningRate: 0.1, noise: 2, steps: 59 }],
  starts: [{ kind: 'random', distribution: 'normal' }],
  plane: { kind: 'pca' },
} satisfies TrainingInput

const stated = (experiment: TrainingInput, extent = oracle.terrain(experiment, { resolution: 2 }).extent) =>
  formulaOf('lissajous')!.state({
    experiment: parseTraining(experiment),
    given: {},
    w0: undefined,
    range: () => [0, 0],
    extent,
  })

test("a walk in 1,217 dimensions stays within a tenth of its Lissajous curve's width", () => {
  const [run] = oracle.train(walk)
  const statement = stated(walk)
  if (statement.kind !== 'coordinates') throw new Error(statement.kind)
  const [line] = statement.lines
  expect(line).toHaveLength(60)
  const width = Math.max(...run!.a) - Math.min(...run!.a)
  const off = line!.map(([a, b], t) => Math.hypot(a - run!.a[t]!, b - run!.b[t]!))
  expect(Math.max(...off)).toBeLessThan(width / 10)
  expect(line!.at(-1)!.map(Math.abs)).toEqual([0, 0])
})

test("the curve lies on the picture's side", () => {
  const sides = [1, -1].map((side) => {
    const [from, to] = side > 0 ? [-1, 9] : [-9, 1]
    const statement = stated(walk, { a: [from, to], b: [from, to] })
    return statement.kind === 'coordinates' ? statement.lines[0]![30]!.map(Math.sign) : []
  })
  expect(sides).toEqual([
    [1, 1],
    [-1, -1],
  ])
})

test.each<[string, object, RegExp]>([
  ['a gradient', { metric: { loss: 'logistic' } }, /pure noise/],
  ['no noise', { algorithms: [{ ...walk.algorithms[0], noise: 0 }] }, /pure noise/],
  ['a pull', { algorithms: [{ ...walk.algorithms[0], weightDecay: 0.1 }] }, /pure noise/],
  ['momentum', { algorithms: [{ ...walk.algorithms[0], id: 'momentum' }] }, /pure noise/],
  ['another plane', { plane: { kind: 'random', normalization: 'none' } }, /principal components/],
])('with %s it states nothing', (_, change, why) => {
  const experiment = parseTraining({ ...walk, ...change })
  expect(formulaOf('lissajous')!.refusal(experiment, {})).toMatch(why)
})

test('the shares of a walk count as many points as the plane uses', () => {
  const shares = (steps: number) => {
    const experiment = parseTraining({ ...walk, algorithms: [{ ...walk.algorithms[0]!, steps }] })
    const found = formulaOf('walk-shares')!.state({
      experiment,
      given: {},
      w0: undefined,
      range: () => [0, 0],
    })
    return found.kind === 'values' ? found.values : []
  }
  expect(shares(199)[0]).toBeCloseTo(6 / ((200 ** 2 - 1) * 4 * Math.sin(Math.PI / 400) ** 2), 12)
  // Two points lie on one line.
  expect(shares(1)[0]).toBeCloseTo(1, 12)
})
