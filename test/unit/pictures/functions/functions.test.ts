import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { functionsOfStages } from '../../../../src/pictures/functions/functions.ts'
import type { Trajectory } from '../../../../src/reference/results.ts'
import { learnedFunctions } from '../../../../src/view/learned/learned-functions.ts'

/** The lines w·x of starts, over two samples. */
const lines = (...slopes: readonly number[]) => {
  const experiment = parseTraining({
    version: 1,
    seed: 1,
    data: { kind: 'table', task: 'regression', inputs: [[-1], [1]], targets: [[-1], [1]] },
    model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 0 }],
    starts: slopes.map((slope) => ({ kind: 'weights', values: [slope, 0] })),
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  const runs = slopes.map((slope, start) => {
    const finalWeights = Float32Array.of(slope, 0)
    return { start, algorithm: 0, steps: [0], finalWeights, weights: () => finalWeights }
  }) as unknown as Trajectory[]
  return learnedFunctions({ experiment, runs, hidden: new Set(), step: 0 })
}

test("stages each have their first run's function, by the names of the stages, as soon as it is there", () => {
  const stages = [lines(2, 5), undefined, lines(3)].map((functions, i) => ({
    functions,
    label: signal(`stage ${i + 1}`),
  }))
  const { cells, part } = functionsOfStages(stages, ({ functions }) => functions)!
  expect(part).toBe('train')
  expect(cells.map(({ name }) => name)).toEqual(['stage 1', 'stage 3'])
  const [first, third] = cells.map(({ grid: { values } }) => values[0]!)
  expect(first! / third!).toBeCloseTo(2 / 3, 12)
  expect(functionsOfStages(stages.slice(1), ({ functions }) => functions)).toBeUndefined()
})

test('a curve has as many points as a fast wave needs', () => {
  expect(lines(1)!.cells[0]!.grid).toMatchObject({ columns: 161, rows: 1 })
})
