import { expect, test } from 'vitest'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { formulaOf } from '../../../src/theory/formulas/index.ts'
import { dot, norm } from '../../../src/math/linear-algebra/vector.ts'
import { maxMargin } from '../../../src/theory/max-margin.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'

/** Distance of the closest sample from the boundary w·x = 0; negative if a sample is misclassified. */
const marginOf = (samples: readonly Float64Array[], weights: Float64Array): number =>
  Math.min(...samples.map((sample) => dot(sample, weights))) / norm(weights)

const rows = (...samples: readonly (readonly number[])[]) => samples.map((row) => Float64Array.from(row))

test('for two samples on one side it is the distance of the segment between them', () => {
  const { weights, margin } = maxMargin(rows([1, 2], [2, 1]))!
  expect(margin).toBeCloseTo(3 / Math.SQRT2, 12)
  expect([...weights]).toEqual([expect.closeTo(1 / 3, 12), expect.closeTo(1 / 3, 12)])
})

test('no direction of a fine fan has a larger margin', () => {
  const draws = new RandomStream(1, 'max-margin')
  for (let trial = 0; trial < 20; trial++) {
    const samples = Array.from({ length: 8 }, (_, n) =>
      Float64Array.of(0.3 + draws.uniform(trial, 2 * n), 3 * draws.uniform(trial, 2 * n + 1) - 1),
    )
    const found = maxMargin(samples)!
    const fan = Array.from({ length: 3600 }, (_, k) => (2 * Math.PI * k) / 3600)
    const best = Math.max(
      ...fan.map((angle) => marginOf(samples, Float64Array.of(Math.cos(angle), Math.sin(angle)))),
    )
    expect(marginOf(samples, found.weights)).toBeCloseTo(found.margin, 9)
    expect(best).toBeLessThanOrEqual(found.margin + 1e-9)
    expect(best).toBeGreaterThan(found.margin - 1e-2)
  }
})

test('there is none if no line through the origin separates', () => {
  expect(maxMargin(rows([1, 0], [-1, 0]))).toBeUndefined()
  expect(maxMargin(rows([1, 0], [-1, 1], [-1, -1]))).toBeUndefined()
})

const logistic = parseExperiment({
  version: 1,
  seed: 1,
  data: {
    kind: 'table',
    task: 'classification',
    inputs: [
      [0.5, 1.5],
      [3, 1],
      [-2, -1],
    ],
    targets: [[1], [1], [-1]],
  },
  model: { kind: 'mlp', widths: [2, 1], activation: 'linear', bias: false },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 1, steps: 20_000 }],
  starts: [{ kind: 'weights', values: [1, -1] }],
  plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-2, 6], b: [-2, 6] } },
})
const line = formulaOf('max-margin')!

test('a long run lies along the drawn direction, which ends at the edge of the picture', () => {
  expect(line.refusal(logistic, {})).toBeUndefined()
  const stated = line.state({ experiment: logistic, given: {}, w0: undefined, range: () => [-2, 6] })
  if (stated.kind !== 'lines') throw new Error(stated.kind)
  const [from, to] = stated.lines[0]!
  expect([from![0], from![1]]).toEqual([0, 0])
  expect(Math.max(to![0]!, to![1]!)).toBeCloseTo(6, 12)
  const angleAfter = (steps: number) => {
    const [run] = oracle.train({ ...logistic, algorithms: [{ ...logistic.algorithms[0]!, steps }] })
    const [a = NaN, b = NaN] = run!.finalWeights
    return Math.abs(Math.atan2(b, a) - Math.atan2(to![1]!, to![0]!))
  }
  expect(angleAfter(20_000)).toBeLessThan(0.7 * angleAfter(200))
})

test('it says where it does not hold', () => {
  expect(line.refusal({ ...logistic, metric: { ...logistic.metric, weightDecay: 1e-3 } }, {})).toMatch(
    /decay/,
  )
  expect(line.refusal({ ...logistic, metric: { ...logistic.metric, loss: 'squared' } }, {})).toMatch(
    /logistic/,
  )
})
