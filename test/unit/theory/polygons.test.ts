import { expect, test } from 'vitest'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { minimize } from '../../../src/math/numerics/minimize.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'
import { objectiveOf } from '../../../src/reference/objective/objective.ts'
import { formulaOf } from '../../../src/theory/formulas/index.ts'
import {
  bestCorners,
  bestPolygon,
  formOf,
  keptFeatures,
  pairOf,
  polygonLoss,
} from '../../../src/theory/polygons.ts'
import { metricSpec, networkProblem, partOfRows, tiedSpec } from '../../support/network.ts'

test('the best polygons have the losses, lengths and biases of S64', () => {
  const wanted = [0, 0, 0.079128, 0.289154, 0.582898, 0.924367, 1.29056, 5 / 3]
  for (const [i, loss] of wanted.entries()) expect(polygonLoss(i + 3, i + 3), `${i + 3}`).toBeCloseTo(loss, 6)
  const five = bestPolygon(5)
  expect([five.A.toFixed(5), five.bias.toFixed(5)]).toEqual(['1.36998', '-0.28230'])
  const phi = (1 + Math.sqrt(5)) / 2
  const ten = bestPolygon(10)
  expect(ten.A).toBeCloseTo(phi ** 2, 6)
  expect(ten.bias).toBeCloseTo(-phi, 6)
})

test('up to seven features keep all corners, and from eight on a heptagon is best', () => {
  expect([3, 4, 5, 6, 7, 8, 9, 10, 20].map(bestCorners)).toEqual([4, 4, 5, 6, 7, 7, 7, 7, 7].with(0, 3))
  expect(polygonLoss(8, 7)).toBeCloseTo(0.9162, 4)
  expect(polygonLoss(8, 7)).toBeLessThan(polygonLoss(8, 8))
})

/** Features that appear one at a time, at the middles of equal parts of [0, 1]; the parts are why a slope is not 0 exactly. */
const alone = (features: number, parts: number) =>
  Array.from({ length: features }, (_, i) =>
    Array.from({ length: parts }, (_part, n) =>
      Array.from({ length: features }, (_entry, j) => (i === j ? (n + 0.5) / parts : 0)),
    ),
  ).flat()

test.each([5, 6, 7, 8])(
  'a tied network at the best polygon of %i corners has its loss, and no slope',
  (k) => {
    const { A, bias, loss } = bestPolygon(k)
    const columns = Array.from({ length: k }, (_, i) => {
      const angle = (2 * Math.PI * i) / k
      return [Math.sqrt(A) * Math.cos(angle), Math.sqrt(A) * Math.sin(angle)]
    })
    const weights = Float64Array.from([...columns.flat(), ...Array<number>(k).fill(bias)])
    const rows = alone(k, 2000)
    const metric = metricSpec({ reduction: 'mean-over-samples', factor: k })
    const problem = networkProblem(tiedSpec({ features: k }), { train: partOfRows(rows, rows) }, metric)
    const objective = objectiveOf(problem, metric)
    expect(objective.value(weights)).toBeCloseTo(k * loss, 5)
    for (const entry of objective.gradient(weights)) expect(Math.abs(entry)).toBeLessThan(5e-4)
  },
)

/** A sample of pairs that has every moment of sparse features: a grid, weighted by how many features are active. */
function pairProblem(p: number) {
  const parts = 60
  const at = (n: number) => (n + 0.5) / parts
  const rows: number[][] = [[0, 0]]
  const weights: number[] = [(1 - p) ** 2]
  for (let n = 0; n < parts; n++) {
    rows.push([at(n), 0], [0, at(n)])
    weights.push((p * (1 - p)) / parts, (p * (1 - p)) / parts)
    for (let m = 0; m < parts; m++) {
      rows.push([at(n), at(m)])
      weights.push((p / parts) ** 2)
    }
  }
  const metric = metricSpec({ reduction: 'sum' })
  const part = partOfRows(
    rows,
    rows,
    weights.map((w) => [w, w]),
  )
  const problem = networkProblem(tiedSpec({ features: 2, hidden: 1, bias: false }), { train: part }, metric)
  return objectiveOf(problem, metric)
}

test.each([0.05, 0.2, 0.4, 4 / 7, 0.8, 1])(
  'two features in one dimension at p = %f have the minima and losses of the closed form',
  (p) => {
    const objective = pairProblem(p)
    const { opposite, blend, square, least } = pairOf(p)
    expect(objective.value(Float64Array.of(1, -1))).toBeCloseTo(opposite, 3)
    expect(objective.value(Float64Array.of(Math.SQRT1_2, Math.SQRT1_2))).toBeCloseTo(blend, 3)
    const w = Math.sqrt(square)
    const from = (x: number, y: number) => minimize(objective, Float64Array.of(x, y))
    const pair = from(1.2, -0.9)
    expect(Math.abs(pair[0]! - w)).toBeLessThan(0.01)
    expect(Math.abs(pair[1]! + w)).toBeLessThan(0.01)
    expect(objective.value(pair)).toBeCloseTo(least, 3)
    const both = from(0.9, 0.5)
    expect(both[0]).toBeCloseTo(Math.SQRT1_2, 2)
    expect(objective.value(both)).toBeCloseTo(blend, 3)
  },
)

test('the pair and the blend are equal at 4/7, and with its best length at (40 - √224)/43', () => {
  const { opposite, blend } = pairOf(4 / 7)
  expect(opposite).toBeCloseTo(blend, 14)
  const longer = pairOf((40 - Math.sqrt(224)) / 43)
  expect(longer.least).toBeCloseTo(longer.blend, 14)
})

test('the formula states the four minima with the height that is shown, and refuses other experiments', () => {
  const experiment = parseTraining({
    version: 1,
    seed: 1,
    data: { kind: 'generated', id: 'sparse-features', size: 8, parameters: { probability: 0.3 } },
    model: { kind: 'tied', features: 2, hidden: 1, bias: false },
    metric: { loss: 'squared', reduction: 'mean-over-samples' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
    starts: [{ kind: 'weights', values: [1, -1] }],
    plane: { kind: 'weights', first: 0, second: 1, origin: 'zero' },
  })
  const formula = formulaOf('feature-pair')!
  expect(formula.refusal(experiment, {})).toBeUndefined()
  const stated = formula.state({ experiment, given: {}, w0: undefined, range: () => [-2, 2] })
  if (stated.kind !== 'points') throw new Error('no points')
  expect(stated.points.map(({ value }) => value)).toEqual([
    pairOf(0.3).least,
    pairOf(0.3).least,
    pairOf(0.3).blend,
    pairOf(0.3).blend,
  ])
  const refusal = (model: object) =>
    formula.refusal(
      { ...experiment, model: { ...experiment.model, ...model } as typeof experiment.model },
      {},
    )
  expect(refusal({ bias: true })).toContain('without biases')
  expect(refusal({ activation: 'tanh' })).toBe('Holds for ReLU.')
})

const circle = (angles: readonly number[], length = 1) =>
  angles.flatMap((angle) => [
    length * Math.cos((angle * Math.PI) / 180),
    length * Math.sin((angle * Math.PI) / 180),
  ])

test('a form is regular if its gaps are within 12 degrees, and columns shorter than a half do not count', () => {
  const model = { features: 5, hidden: 2 }
  const pentagon = formOf(model, circle([0, 72, 144, 216, 288]))
  expect([pentagon.corners, pentagon.kept.length]).toEqual([5, 5])
  pentagon.gaps.forEach((gap) => expect(gap).toBeCloseTo(72, 10))
  expect(formOf(model, circle([0, 80, 144, 216, 288])).corners).toBe(5)
  expect(formOf(model, circle([0, 85, 144, 216, 288])).corners).toBe(0)
  const square = [...circle([0, 90, 180, 270]), ...circle([45], 0.4)]
  expect([formOf(model, square).corners, keptFeatures(model, square)]).toEqual([4, 4])
  expect(formOf(model, [...circle([0, 90, 180]), 0, 0, 0, 0])).toMatchObject({ corners: 0 })
  expect(formOf({ features: 2, hidden: 1 }, [1, -1])).toMatchObject({ corners: 2, gaps: [180, 180] })
  expect(formOf({ features: 2, hidden: 1 }, [1, 0.2])).toMatchObject({ corners: 0, gaps: [] })
  const stream = new RandomStream(1, 'forms')
  for (let n = 0; n < 100; n++) {
    const drawn = Array.from({ length: 10 }, (_, i) => stream.normal(n, i))
    const { gaps, kept } = formOf(model, drawn)
    if (kept.length > 1) expect(gaps.reduce((sum, gap) => sum + gap, 0)).toBeCloseTo(360, 9)
  }
})
