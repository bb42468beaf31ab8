import { expect, test } from 'vitest'
import { layoutOf } from '../../../../src/experiment/model/layout.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { kernelsView } from '../../../../src/view/network/kernels-view.ts'
import { networkView } from '../../../../src/view/network/network-view.ts'
import { weightName } from '../../../../src/words/axes.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { convSpec } from '../../../support/network.ts'
import { moons } from '../../../support/experiments.ts'

const model = convSpec({ channels: [3, 2], pool: ['max', 'none'], outputs: 1 })
const weights = Array.from({ length: layoutOf(model).size }, (_, i) => i - 40)
const experiment = parseTraining({
  ...moons,
  data: { kind: 'generated', id: 'parity', size: 8 },
  model,
  starts: [{ kind: 'weights', values: weights }],
  plane: { kind: 'weights', first: 0, second: 1 },
})
const input = {
  experiment,
  terrain: undefined,
  runs: [],
  hidden: new Set<number>(),
  step: 0,
  at: 'start',
  before: undefined,
} as const

test('each kernel is a tile of 3 x 3 with a gap to the next, and each output a row', () => {
  const { layers, most } = kernelsView(input)!
  expect(layers.map(({ label, rows, columns }) => [label, rows, columns])).toEqual([
    ['layer 1: 3 kernels', 7, 7],
    ['layer 2: 3 × 2 kernels', 11, 7],
    ['last layer: 1 output of 8 numbers', 1, 8],
  ])
  const [first, second, last] = layers.map(({ entries }) => Array.from(entries))
  const at = (row: number, column: number, rows: number[]) => rows[row * 7 + column]!
  // Row 3 y + x of W, column o: the weight of entry (y, x) in kernel o; the first of three kernels is on top.
  expect([at(0, 0, first!), at(1, 2, first!), at(2, 6, first!)]).toEqual([-40, -25, -15])
  expect([at(4, 0, first!), at(0, 3, first!), at(4, 4, first!)]).toEqual([-38, NaN, NaN])
  // The second layer begins at 30: its channel 2, kernel 1, entry (0, 1).
  expect(at(8, 5, second!)).toBe(30 + (2 * 9 + 1) * 2 + 1 - 40)
  expect([last, most]).toEqual([weights.slice(86, 94), 53])
})

test('its weights are named by channel, row, column and kernel, and it has no picture of units', () => {
  const problem = buildTrainingProblem(experiment)
  expect([0, 29, 30 + (2 * 9 + 1) * 2 + 1, 86].map((weight) => weightName(problem, weight))).toEqual([
    'W_1[1,1,1,1]',
    'b_1[3]',
    'W_2[3,1,2,2]',
    'W_3[1,1]',
  ])
  expect(networkView(input)).toBeUndefined()
})
