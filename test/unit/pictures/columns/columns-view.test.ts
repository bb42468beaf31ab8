import { expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { columnsView, planarColumns } from '../../../../src/pictures/columns/columns-view.ts'
import type { Trajectory } from '../../../../src/reference/results.ts'

const experimentOf = (model: object) =>
  parseTraining({
    version: 1,
    seed: 1,
    data: { kind: 'generated', id: 'sparse-features', size: 4 },
    model: { kind: 'tied', features: 3, hidden: 2, ...model },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'adam', learningRate: 0.1, steps: 2 }],
    starts: [
      { kind: 'random', distribution: 'normal', scale: 0.3 },
      { kind: 'random', distribution: 'normal' },
    ],
    plane: { kind: 'random', normalization: 'none' },
  })

const runOf = (...records: number[][]) => {
  const weights = records.map((record) => Float32Array.from(record))
  return {
    start: 1,
    algorithm: 0,
    weights: (record: number) => weights[record]!,
    finalWeights: weights.at(-1)!,
  } as unknown as Trajectory
}

test('has each column of W with its way, its bias, and whether its feature is kept, on a scale that holds the end', () => {
  const run = runOf(
    [0.1, 0, 0, 0.2, 0, 0, 0, 0, 0],
    [0.5, 0, -0.25, 0.5, 0, 0.25, 0, 0.5, -0.5],
    [1, 0, -0.5, 1, -1, -2, 0, 0.5, -1],
  )
  const view = columnsView(experimentOf({}), run, 1, 'light', 'a stage')!
  expect(view).toMatchObject({
    label: 'a stage',
    run: 'start 2',
    isLine: false,
    kept: '1 of 3 kept',
  })
  expect(view.columns.map(({ x, y, kept, bias }) => [x, y, kept, bias])).toEqual([
    [0.5, 0, false, 0],
    [-0.25, 0.5, true, 0.5],
    [0, 0.25, false, -0.5],
  ])
  expect(view.columns[1]!.way).toEqual([[0, Math.fround(0.2)]])
  expect(view.reach).toBeCloseTo(Math.sqrt(5), 6)
  expect(view.formName).toBe('no regular form')
})

test('names the regular form, on a line too', () => {
  const corners = [1, 0, 0, 1, -1, 0, 0, -1]
  const square = runOf(corners, corners)
  expect(columnsView(experimentOf({ features: 4, bias: false }), square, 1, 'light')!.formName).toBe('square')
  const pair = runOf([1, -1], [1, -1])
  const line = columnsView(experimentOf({ features: 2, hidden: 1, bias: false }), pair, 1, 'light')!
  expect(line).toMatchObject({ isLine: true, formName: 'opposite pair', kept: '2 of 2 kept' })
  expect(line.columns.map(({ x, y }) => [x, y])).toEqual([
    [1, 0],
    [-1, 0],
  ])
})

test('there is none with three hidden units, of other networks, or of a run with other weights', () => {
  expect(planarColumns(experimentOf({ hidden: 3 }))).toBeUndefined()
  expect(columnsView(experimentOf({}), runOf([1, 2, 3]), 0, 'light')).toBeUndefined()
})
