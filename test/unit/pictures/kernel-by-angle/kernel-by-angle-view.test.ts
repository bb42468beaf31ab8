import { expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { kernelByAngle } from '../../../../src/pictures/kernel-by-angle/kernel-by-angle-view.ts'

const of = (activation: string) =>
  parseTraining({
    version: 1,
    seed: 1,
    data: { kind: 'table', task: 'regression', inputs: [[1, 0], [0, 1], [-1, 0]], targets: [[1], [0], [1]] },
    model: { kind: 'mlp', widths: [2, 4, 1], activation, bias: false, parameterization: 'ntk' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
    starts: [{ kind: 'random', distribution: 'normal' }],
    plane: { kind: 'weights', first: 0, second: 1 },
  }) // prettier-ignore

test('the entries of a kernel lie at the angles of their pairs, each pair once, next to the closed form', () => {
  const first = Float64Array.of(1, 2, 3, 2, 4, 5, 3, 5, 6)
  const { entries, limit } = kernelByAngle(of('relu'), { first, rows: 3 }, 'light')!
  expect(Array.from(entries.targets)).toEqual([1, 2, 3, 4, 5, 6])
  expect(Array.from(entries.coordinates)).toEqual([0, 0.5, 1, 0, 0.5, 0])
  const { values, columns } = limit.grid
  expect(values[0], 'on the diagonal').toBeCloseTo(1, 12)
  expect(values[(columns - 1) / 2], 'at a right angle').toBeCloseTo(1 / (2 * Math.PI), 12)
  expect(values[columns - 1], 'of opposite inputs').toBeCloseTo(0, 12)
  expect(kernelByAngle(of('tanh'), { first, rows: 3 }, 'light'), 'no closed form').toBeUndefined()
})
