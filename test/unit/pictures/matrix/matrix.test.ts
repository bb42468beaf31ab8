import { describe, expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { matrixTiles } from '../../../../src/pictures/matrix/matrix.ts'
import { Study } from '../../../../src/study/study.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { Store } from '../../../../src/store/store.ts'
import { matrixData, unobservedError } from '../../../../src/experiment/data/matrix.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { escapeBound, isEscape } from '../../../../src/reference/oracle/measure/escape-bound.ts'
import { leastNuclearNorm } from '../../../../src/math/linear-algebra/nuclear-norm.ts'
import { singularValues } from '../../../../src/math/linear-algebra/singular.ts'
import { completion } from '../../../../src/scenarios/data/completion-data.ts'
import { defaultOptions } from '../../../../src/study/study-options.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import reference from '../../../support/reference/completion_rank1_m30.json'

const eye = [
  [1, 0],
  [0, 1],
]

const escape: TrainingInput = {
  version: 1,
  seed: 1,
  data: { kind: 'table', task: 'regression', inputs: eye, targets: [[7, 1], [1, 0]], weights: [[0, 1], [1, 1]] }, // prettier-ignore
  model: { kind: 'mlp', widths: [2, 2, 2], activation: 'linear', bias: false },
  metric: { loss: 'squared', factor: 0.5, reduction: 'sum' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
  starts: [{ kind: 'weights', values: [2, 1, 0, 3, 1, 0, 4, 0.5] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

const dataOf = (data: object) => {
  const { model } = buildTrainingProblem(parseTraining({ ...escape, data }))
  return model.kind === 'network' ? matrixData(model.data) : undefined
}

test("the lecture’s matrix equals the reference's, to nine digits", () => {
  const flat = (factors: number[][][]) => [...factors].reverse().flat(2)
  const pairs = [
    [completion.matrix.flat(), reference.M.flat()],
    [completion.observed.flat(), reference.mask.flat()],
    [completion.depth2, flat(reference.init_depth2)],
    [completion.depth3, flat(reference.init_depth3)],
  ] as const
  for (const [ours, theirs] of pairs) {
    expect(ours).toHaveLength(theirs.length)
    ours.forEach((value, k) => expect(Math.abs(value - theirs[k]!)).toBeLessThan(1e-8))
  }
})

describe('data that are a matrix', () => {
  test('know what is observed, and the rest only from the test set', () => {
    const { data } = escape
    const found = dataOf(data)
    expect([...found!.observed]).toEqual([0, 1, 1, 1])
    expect([...found!.entries]).toEqual([NaN, 1, 1, 0])
    const tested = { ...data, testInputs: eye, testTargets: [[7, 1], [1, 0]], testWeights: [[1, 0], [0, 0]] } // prettier-ignore
    expect([...dataOf(tested)!.entries]).toEqual([7, 1, 1, 0])
    expect(unobservedError(dataOf(tested)!, [6, 9, 9, 9])).toBeCloseTo(1 / 7, 14)
    expect(unobservedError(found!, [6, 9, 9, 9])).toBeNaN()
  })

  test('are neither other inputs nor classes', () => {
    expect(dataOf({ ...escape.data, inputs: [[1, 0.1], [0, 1]] })).toBeUndefined() // prettier-ignore
    expect(dataOf({ ...escape.data, task: 'classification', targets: [[1, -1], [-1, 1]] })).toBeUndefined() // prettier-ignore
  })
})

describe('the least nuclear norm', () => {
  test('is proved by its dual, and keeps the given entries', () => {
    const entries = Float64Array.from(completion.matrix.flat())
    const given = Uint8Array.from(completion.observed.flat())
    const { matrix, norm, dual } = leastNuclearNorm(entries, given, 10, 10)
    expect(singularValues(dual, 10, 10)[0]).toBeLessThan(1 + 1e-6)
    const inner = dual.reduce((sum, y, k) => sum + y * matrix[k]!, 0)
    expect(Math.abs(inner - norm)).toBeLessThan(1e-5 * norm)
    expect(Math.abs(singularValues(matrix, 10, 10).reduce((p, q) => p + q) - norm)).toBeLessThan(1e-5 * norm)
    given.forEach((seen, k) => {
      if (seen) expect(matrix[k]).toBe(entries[k])
      else expect(Math.abs(dual[k]!)).toBe(0)
    })
  })

  test('of one row or column is that of zeros elsewhere; of nothing, zeros; of a rank-1 cross, as by hand', () => {
    const row = leastNuclearNorm(Float64Array.of(3, NaN, 4), Uint8Array.of(1, 0, 1), 1, 3)
    expect(row.norm).toBeCloseTo(5, 5)
    expect(Math.abs(row.matrix[1]!)).toBeLessThan(1e-5)
    const none = leastNuclearNorm(Float64Array.of(NaN, NaN), Uint8Array.of(0, 0), 1, 2)
    expect([...none.matrix, none.norm]).toEqual([0, 0, 0])
    // The nuclear norm of [[x, 1], [1, 1]] is least at x = 1, where the rank is 1 and the norm is 2.
    const cross = leastNuclearNorm(Float64Array.of(NaN, 1, 1, 1), Uint8Array.of(0, 1, 1, 1), 2, 2)
    expect(cross.norm).toBeCloseTo(2, 5)
    expect(cross.matrix[0]).toBeCloseTo(1, 4)
  })
})

describe('measures of the map', () => {
  const weights = [2, 1, 0, 3, 1, 0, 4, 0.5]
  // W = [[2, 1], [0, 3]] · [[1, 0], [4, .5]] = [[6, .5], [12, 1.5]]
  test('norms and determinant, by hand', () => {
    const norms = oracle.measure(escape, weights, 'map-norms').values
    const square = 36 + 0.25 + 144 + 2.25
    expect(norms[1]).toBeCloseTo(Math.sqrt(square), 12)
    expect(norms[2]).toBeCloseTo(Math.sqrt(square + 2 * 3), 12)
    expect(norms[0]! ** 2 + (3 / norms[0]!) ** 2).toBeCloseTo(square, 10)
    expect([...oracle.measure(escape, weights, 'determinant').values]).toEqual([3])
    const wide = { ...escape, model: { ...escape.model, widths: [2, 3, 2] } } as TrainingInput
    const through = [2, 1, 0, 0, 3, 0, 1, 0, 4, 0.5, 0, 0]
    expect(oracle.measure({ ...wide, starts: [{ kind: 'weights', values: through }] }, through, 'determinant').values[0]).toBeCloseTo(3, 12) // prettier-ignore
  })

  test('the determinant of nearly singular factors keeps its digits', () => {
    const tiny = [1, 1, 1, 1 + 2 ** -20, 1, 1, 1, 1 + 2 ** -20]
    expect(oracle.measure(escape, tiny, 'determinant').values[0]).toBe(2 ** -40)
  })

  test('the entry next to its bound: W11 W22 > W12 W21', () => {
    expect(isEscape(parseTraining(escape))).toBe(true)
    expect(isEscape(parseTraining({ ...escape, metric: { loss: 'squared' } }))).toBe(false)
    const [entry, bound] = oracle.measure(escape, [1, 0, 0, 1, -6, 0.9, 0.8, 0.1], 'escape').values
    expect(entry).toBe(6)
    const reach = Math.sqrt(0.01 + 0.04 + 0.01)
    expect(bound).toBeCloseTo((1 - reach) ** 2 / reach, 12)
    // If det > 0 and all given entries are off by at most r, W11 ≥ (1 - r)²/r, with equality there.
    expect(escapeBound(0.02)).toBeCloseTo(0.8 ** 2 / 0.2, 12)
    expect(escapeBound(0.5)).toBe(0)
    expect(() => oracle.measure({ ...escape, metric: { loss: 'squared' } }, weights, 'escape')).toThrow(
      /W12 = W21/,
    )
  })
})

test("the picture contains the observations, the run's values at the current step, and the prediction", async () => {
  const store = new Store(() => Promise.resolve(new OracleEngine()), parseTraining(escape))
  store.resolution = 3
  await store.whenIdle()
  const study = new Study(store)
  const tiles = () => {
    const made = matrixTiles([study])
    return made!.values[1] as { label: string; entries: Float64Array }[]
  }
  const colours = () => matrixTiles([study])!.values.slice(2)
  expect(colours(), 'logarithmic where no truth bounds an entry').toEqual([16, true])
  const predictions = [{ formula: 'nuclear-norm', draw: 'matrix', label: 'nuclear' }] as const
  study.options.value = { ...defaultOptions, predictions }
  study.playback.seek(0)
  expect(tiles().map(({ label }) => label)).toEqual(['observed', 'gradient descent'])
  study.theory.begin()
  await study.whenIdle()
  expect(tiles().map(({ label }) => label)).toEqual(['observed', 'gradient descent', 'nuclear'])
  expect([...tiles()[0]!.entries]).toEqual([NaN, 1, 1, 0])
  expect([...tiles()[1]!.entries]).toEqual([6, 0.5, 12, 1.5])
  expect(tiles()[2]!.entries[0]).toBeCloseTo(0, 5)
  study.playback.seek(1)
  expect(tiles()[1]!.entries[2]).not.toBe(12)
  study.selection.setVisible(0, 0, false)
  expect(matrixTiles([study])!.values[0], 'takes all the height it can have').toBe('flex-grow: 1')
  expect(tiles().map(({ label }) => label)).toEqual(['observed', 'nuclear'])
})
