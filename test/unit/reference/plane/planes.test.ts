import { SVD } from 'ml-matrix'
import { expect, test } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { dot } from '../../../../src/math/linear-algebra/vector.ts'
import { moons } from '../../../support/experiments.ts'

const quadratic: TrainingInput = {
  ...moons,
  data: { kind: 'none' },
  model: { kind: 'function', id: 'quadratic', parameters: { a: 1, b: 20 } },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 200 }],
  starts: [{ kind: 'weights', values: [3, 2] }],
}

test('pca: the right singular vectors of the centred run, which lies in the middle of the picture', () => {
  const [run] = oracle.train(moons, { record: 'all' })
  const rows = Array.from(run!.steps, (_, i) => [...run!.weights(i)])
  const mean = rows[0]!.map((_, i) => rows.reduce((sum, row) => sum + row[i]! / rows.length, 0))
  const svd = new SVD(rows.map((row) => row.map((entry, i) => entry - mean[i]!)))
  const total = svd.diagonal.reduce((sum, value) => sum + value ** 2, 0)
  const { u, v, origin, variance, extent } = oracle.terrain(moons, { resolution: 3 })
  ;[u, v].forEach((direction, k) => {
    const wanted = Float64Array.from(svd.rightSingularVectors.getColumn(k))
    expect(Math.abs(dot(direction, wanted))).toBeCloseTo(1, 9)
    expect(direction.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0)).toBeGreaterThan(0)
    expect(variance!.explained[k]).toBeCloseTo(svd.diagonal[k]! ** 2 / total, 9)
  })
  expect([...origin]).toEqual([...run!.finalWeights])
  const [least, most] = [Math.min(...run!.a), Math.max(...run!.a)]
  expect(extent.a[0]).toBeCloseTo(least - (most - least) / 4, 9)
  expect(extent.a[1]).toBeCloseTo(most + (most - least) / 4, 9)
})

test('pca: a plane of the base, whatever is dragged and whatever is recorded', () => {
  const base = { kind: 'random', distribution: 'lecun-normal' } as const
  const dragged = { ...moons, starts: [{ kind: 'plane', a: 0.5, b: -0.2, base }] } as TrainingInput
  const [one, other] = [moons, dragged].map((input) => oracle.terrain(input, { resolution: 3 }))
  expect([other!.u, other!.v, other!.values]).toEqual([one!.u, one!.v, one!.values])
  const [run] = oracle.train(dragged, { record: 30 })
  expect([run!.a[0], run!.b[0]].map((x) => Math.round(1e5 * x!) / 1e5)).toEqual([0.5, -0.2])
})

test('hessian of a quadratic: the steep axis and the flat one, with their curvatures', () => {
  for (const which of ['top', 'extreme'] as const) {
    const found = oracle.terrain({ ...quadratic, plane: { kind: 'hessian', which } }, { resolution: 3 })
    expect([...found.u, ...found.v].map((x) => x + 0)).toEqual([0, 1, 1, 0])
    expect(found.curvatures![0]).toBeCloseTo(20, 12)
    expect(found.curvatures![1]).toBeCloseTo(1, 12)
  }
})

test('hessian of a network: the same eigenvectors as the measure, including the smallest', () => {
  const [run] = oracle.train(moons)
  const end = [...run!.finalWeights]
  const top = oracle.measure(moons, end, 'hessian-top', { count: 2 })
  const all = oracle.measure(moons, end, 'hessian-spectrum').values
  const plane = (which: 'top' | 'extreme') =>
    oracle.terrain({ ...moons, plane: { kind: 'hessian', which } }, { resolution: 3 })
  const [largest, extreme] = [plane('top'), plane('extreme')]
  ;[largest.u, largest.v].forEach((vector, k) =>
    expect(dot(vector, Float64Array.from(top.vectors![k]!))).toBeCloseTo(1, 9),
  )
  expect(extreme.u).toEqual(largest.u)
  expect(largest.curvatures).toEqual([...top.values])
  expect(extreme.curvatures![1]).toBeCloseTo(all[0]!, 9)
  expect(extreme.curvatures![1]).toBeLessThan(largest.curvatures![1]!)
})

test('a model of one weight has no such plane', () => {
  const one: TrainingInput = {
    ...moons,
    data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
    model: { kind: 'mlp', widths: [1, 1], bias: false, activation: 'linear' },
    metric: { loss: 'squared' },
  }
  expect(() => oracle.terrain(one, { resolution: 3 })).toThrow('a plane needs two')
})
