import { expect, test } from 'vitest'
import { effectiveRank, singularValues } from '../../../src/math/singular.ts'
import { trainRun } from '../../../src/experiment/oracle/run.ts'
import { algorithmSpec } from '../../support/algorithm.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../support/network.ts'
import reference from '../../support/reference/completion_rank1_m30.json'

const identity = Array.from({ length: 10 }, (_, i) => Array.from({ length: 10 }, (_, j) => (i === j ? 1 : 0)))

const multiply = (p: number[][], q: number[][]) =>
  p.map((row) => q[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * q[k]![j]!, 0)))

/** Trains the product of factors on the observed entries and returns the end-to-end matrix. */
function complete(factors: number[][][], learningRate: number): number[][] {
  const metric = metricSpec({ reduction: 'sum', factor: 0.5 })
  const model = mlpSpec({
    widths: Array.from({ length: factors.length + 1 }, () => 10),
    activation: 'linear',
    bias: false,
  })
  const problem = networkProblem(model, { train: partOfRows(identity, reference.M, reference.mask) }, metric)
  const record = trainRun(problem, {
    start: 0,
    algorithm: algorithmSpec({ id: 'sgd', learningRate, steps: 6000 }),
    weights: Float64Array.from([...factors].reverse().flat(2)),
    every: 6000,
  })
  return factors.reduce<number[][]>((product, _, l) => {
    const layer = Array.from({ length: 10 }, (_, i) => [
      ...record.finalWeights.subarray(100 * l + 10 * i, 100 * l + 10 * i + 10),
    ])
    return multiply(product, layer)
  }, identity)
}

function summary(found: number[][]): { error: number; rank: number; singular: Float64Array } {
  let wrong = 0
  let total = 0
  reference.M.forEach((row, i) =>
    row.forEach((value, j) => {
      if (reference.mask[i]![j]) return
      wrong += (found[i]![j]! - value) ** 2
      total += value ** 2
    }),
  )
  const singular = singularValues(Float64Array.from(found.flat()), 10, 10)
  return { error: Math.sqrt(wrong / total), rank: effectiveRank(singular), singular }
}

test('depth 2 and 3 complete the matrix as published (S28)', () => {
  const two = summary(complete(reference.init_depth2, 0.05))
  expect(two.error).toBeCloseTo(0.1944, 4)
  expect(two.rank).toBeCloseTo(1.304, 3)
  ;[9.079, 0.378, 0.131].forEach((s, k) => expect(two.singular[k]).toBeCloseTo(s, 3))
  const three = summary(complete(reference.init_depth3, 0.02))
  expect(three.error).toBeCloseTo(0.0021, 4)
  expect(three.rank).toBeCloseTo(1.009, 3)
  ;[9.99, 0.006, 0.002].forEach((s, k) => expect(three.singular[k]).toBeCloseTo(s, 3))
})
