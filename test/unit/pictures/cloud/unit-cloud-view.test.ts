import { describe, expect, test } from 'vitest'
import { ringsOf } from '../../../../src/pictures/cloud/unit-cloud.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { Trajectory } from '../../../../src/reference/results.ts'
import { hasCloud, unitCloud } from '../../../../src/pictures/cloud/unit-cloud-view.ts'
import { onFunction } from '../../../support/experiments.ts'

/** A network on these inputs, and its run's weights at w_0, halfway and at the end. */
function cloudOf(model: object, inputs: readonly number[][], ...records: number[][]) {
  const experiment = parseTraining({
    version: 1,
    seed: 1,
    data: { kind: 'table', task: 'regression', inputs, targets: inputs.map(() => [1]) },
    model: { kind: 'mlp', activation: 'tanh', ...model },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 2 }],
    starts: [{ kind: 'weights', values: records[0]! }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  const weights = records.map((record) => Float32Array.from(record))
  const run = {
    start: 0,
    algorithm: 0,
    weights: (record: number) => weights[record]!,
    finalWeights: weights.at(-1)!,
  } as unknown as Trajectory
  return unitCloud(experiment, run, 1, 'light', 'a stage')
}

describe('the cloud of units', () => {
  test('has a unit’s two incoming weights across and up, as computed by hand', () => {
    // [W_1: 2 inputs by 2 units], then two weights to the output.
    const cloud = cloudOf(
      { widths: [2, 2, 1], bias: false, parameterization: 'ntk' },
      [[1, 2]],
      [3, 0, 0, 4, 9, 9],
      [3, 0, 3, 4, 9, 7],
      [3, 0, -8, 4, 9, 7],
    )
    expect(cloud).toMatchObject({ label: 'a stage', run: '' })
    expect([...cloud!.first]).toEqual([3, 0, 0, 4])
    expect([...cloud!.now]).toEqual([3, 3, 0, 4])
    expect(cloud!.moved).toBeCloseTo(Math.sqrt(13 / 187), 14)
    expect(cloud!.reach, 'that of the run’s end').toBe(8)
  })

  test('has weight and bias of one input', () => {
    const cloud = cloudOf(
      { widths: [1, 2, 1] },
      [[1]],
      [1, 2, 0, 2, 5, 5, 5],
      [1, 2, 3, 2, 5, 5, 6],
      [1, 2, 3, 2, 5, 5, 6],
    )
    expect(cloud!.axes).toEqual(['weight', 'bias'])
    expect([...cloud!.now]).toEqual([1, 3, 2, 2])
    expect(cloud!.moved, 'the output’s bias is no unit’s').toBeCloseTo(3 / Math.sqrt(59), 14)
  })

  test('has the incoming and outgoing weights of a unit with one input and no bias', () => {
    const cloud = cloudOf({ widths: [1, 2, 1], bias: false }, [[1]], [1, 2, 3, 4], [1, 2, 3, 5], [1, 2, 3, 5])
    expect(cloud!.axes).toEqual(['incoming weight', 'outgoing weight'])
    expect([...cloud!.now]).toEqual([1, 3, 2, 5])
    expect(cloud!.moved).toBeCloseTo(1 / Math.sqrt(30), 14)
  })

  test('lies along the data’s principal directions for more inputs', () => {
    const w = [1, 0, 0, 1]
    const cloud = cloudOf(
      { widths: [3, 1, 1], bias: false },
      [[0, 5, 1], [0, -5, 1], [1, 0, 1], [-1, 0, 1]], // prettier-ignore
      [0, 0, 7, 1],
      [2, 3, 7, 1],
      w,
    )
    expect(cloud!.axes[0]).toContain('principal direction')
    expect([...cloud!.now].map(Math.abs)).toEqual([expect.closeTo(3, 6), expect.closeTo(2, 6)])
  })

  test('is missing for a deeper network, for a run of another network, and without a run', () => {
    const deep = { widths: [1, 1, 1, 1], bias: false }
    expect(cloudOf(deep, [[1]], [1, 2, 3], [1, 2, 3])).toBeUndefined()
    const two = { widths: [1, 2, 1], bias: false }
    expect(cloudOf(two, [[1]], [1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3])).toBeUndefined()
    expect(hasCloud(parseTraining(onFunction({ id: 'himmelblau' })))).toBe(false)
  })

  test('of a run that the oracle trains has moved as far as the measure says', () => {
    const experiment = parseTraining({
      version: 1,
      seed: 3,
      data: { kind: 'generated', id: 'two-moons', size: 20 },
      model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh', bias: false },
      metric: { loss: 'squared' },
      algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 6 }],
      starts: [{ kind: 'random', distribution: 'lecun-normal' }],
      plane: { kind: 'random', normalization: 'none' },
    })
    const run = oracle.train(experiment)[0]!
    const last = run.steps.length - 1
    const cloud = unitCloud(experiment, run as unknown as Trajectory, last, 'light')!
    expect(cloud.moved).toBeCloseTo(oracle.measure(experiment, run.finalWeights, 'movement').values[0]!, 6)
  })
})

test('rings are at integers, few of them, and closer if everything lies within 1', () => {
  expect(ringsOf(3.6)).toEqual([1, 2, 3])
  expect(ringsOf(1)).toEqual([1])
  expect(ringsOf(9)).toEqual([2, 4, 6, 8])
  expect(ringsOf(7)).toEqual([2, 4, 6])
  expect(ringsOf(0.5)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5])
})
