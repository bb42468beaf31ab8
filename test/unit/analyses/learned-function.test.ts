import { effect } from '@preact/signals-core'
import { expect, test, vi } from 'vitest'
import { gridPoints } from '../../../src/math/picture/function-grid.ts'
import {
  curveAt,
  judgedSamples,
  learnedFunction,
  namesShown,
  samplesOf,
  testSamplesOf,
} from '../../../src/analyses/learned-function.ts'
import { makeSamples } from '../../../src/experiment/data/lazy-dataset.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { finish } from '../../../src/math/work.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { tentWeights, tentWidths } from '../../../src/scenarios/data/sawtooth-weights.ts'
import { openedStore } from '../../support/opened-store.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { unowned } from '../../support/unowned.ts'

const moons = (hidden: number, centered = false): TrainingInput => ({
  version: 1,
  seed: 1,
  data: { kind: 'generated', id: 'two-moons', size: 20, noise: 0.1 },
  model: { kind: 'mlp', widths: [2, hidden, 1], activation: 'tanh', centered },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 4 }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'none' },
})

async function opened(input: TrainingInput) {
  const engine = new OracleEngine()
  const predict = vi.spyOn(engine, 'predict')
  const { store, selection } = await openedStore(input, 4, engine)
  const learned = learnedFunction(unowned, store, selection)
  const told = vi.fn()
  effect(() => {
    if (learned.value.value) told()
  })
  return { store, selection, predict, told, learned, run: store.runs[0]! }
}

test('a small network is evaluated within the frame, once per step, at the current step', async () => {
  const { selection, predict, told, learned, run } = await opened(moons(4))
  await learned.whenIdle()
  told.mockClear()
  selection.playback.seek(2)
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  const { domain, columns, rows, values } = learned.value.value!
  const expected = oracle.predict(moons(4), run.weights(2), gridPoints(domain, columns, rows))
  expect([...Array.from(values)]).toEqual([...expected])
  selection.playback.follow(2.2)
  await learned.whenIdle()
  expect(told, 'once for one step').toHaveBeenCalledTimes(1)
  expect(predict).not.toHaveBeenCalled()
})

test('during a drag the picture is coarser, and on release as fine as before', async () => {
  const { store, learned } = await opened(moons(4))
  await learned.whenIdle()
  const { columns: resting } = learned.value.value!
  const [base] = store.training!.starts
  store.edit({ starts: [{ kind: 'plane', a: 0.1, b: 0, base }] }, 'move', true)
  await store.whenIdle()
  await learned.whenIdle()
  expect(learned.value.value!.columns).toBeLessThan(resting)
  expect(learned.value.value!.columns).toBe(learned.value.value!.rows)
  store.edit({ algorithms: [{ ...store.training!.algorithms[0]!, learningRate: 0.2 }] }, 'rate')
  await store.whenIdle()
  await learned.whenIdle()
  expect(learned.value.value!.columns).toBe(resting)
})

test('a linearised or centred run has its own outputs, with its own w₀', async () => {
  const input = moons(4, true)
  const algorithms = [0, 1].map((k) => ({ ...input.algorithms[0]!, learningRate: 1, linearized: k === 1 }))
  const starts = [input.starts[0]!, input.starts[0]!]
  const e = { ...input, algorithms, starts }
  const { store, selection, learned } = await opened(e)
  selection.playback.seek(4)
  for (const place of [2, 3]) {
    for (const other of [0, 1, 2, 3]) selection.setVisible(Math.floor(other / 2), other % 2, other === place)
    await learned.whenIdle()
    const { domain, columns, rows, values } = learned.value.value!
    const points = gridPoints(domain, columns, rows)
    const table = { kind: 'table', task: 'classification', inputs: points, targets: points.map(() => [1]) }
    const run = store.runs[place]!
    const what = place === 3 ? 'linearized-outputs' : 'outputs'
    const data = table as TrainingInput['data']
    const expected = oracle.measure({ ...e, data }, run.finalWeights, what, { start: run.weights(0) })
    expect([...Array.from(values)]).toEqual([...expected.values])
  }
})

test('a large network is evaluated by the engine, one request at a time, the newest last', async () => {
  const { selection, predict, told, learned, run } = await opened(moons(800))
  await vi.waitFor(() => expect(predict).toHaveBeenCalledTimes(1))
  expect(learned.value.value).toBeUndefined()
  for (const step of [1, 2, 3, 4]) selection.playback.seek(step)
  await learned.whenIdle()
  expect(predict.mock.lastCall?.[1]).toEqual(run.weights(4))
  expect(told).toHaveBeenCalledTimes(2)
  expect(predict).toHaveBeenCalledTimes(2)
  expect(predict.mock.lastCall?.[3]).toEqual({
    start: run.weights(0),
    run: { start: 0, algorithm: 0 },
  })
})

test('a closed-form function has no picture', async () => {
  const { learned } = await opened({
    ...moons(4),
    data: { kind: 'none' },
    model: { kind: 'function', id: 'himmelblau' },
    metric: { loss: 'squared' },
    starts: [{ kind: 'weights', values: [0, 0] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  await learned.whenIdle()
  expect(learned.value.value).toBeUndefined()
})

test('for very many samples a picture shows 2,000 spread over all, once they are generated', () => {
  const many = (size: number, widths = [2, 4, 1]) =>
    parseTraining({
      ...moons(4),
      data: { kind: 'generated', id: 'two-moons', size },
      model: { kind: 'mlp', widths, activation: 'tanh' },
    })
  expect(samplesOf(many(2000))?.targets).toHaveLength(2000)
  const { coordinates = [], targets = [] } = samplesOf(many(6000)) ?? {}
  expect([coordinates.length, targets.length]).toEqual([4000, 2000])
  const positive = Array.from(targets).filter((target) => target === 1).length
  expect(Math.abs(positive - 1000)).toBeLessThan(100)
  const most = many(65_536)
  expect(samplesOf(most)).toBeUndefined()
  const { model } = buildTrainingProblem(most)
  if (model.kind === 'network') finish(makeSamples(model.data))
  expect(samplesOf(most)?.targets).toHaveLength(2000)
})

test("the picture has the samples of the height's part", async () => {
  const input: TrainingInput = {
    ...moons(4),
    data: { kind: 'generated', id: 'two-moons', size: 20, testSize: 30, noise: 0.1, shift: { scale: 9 } },
  }
  const judged = (part: string) =>
    judgedSamples(parseTraining({ ...input, terrain: { metric: { loss: 'logistic', part } } }))!
  expect(judgedSamples(parseTraining(input))?.targets).toHaveLength(20)
  expect(judged('test').targets).toHaveLength(30)
  const { store, learned } = await opened(input)
  await learned.whenIdle()
  const width = () => learned.value.value!.domain.x[1] - learned.value.value!.domain.x[0]
  const before = width()
  store.edit({ terrain: { metric: { loss: 'logistic', part: 'shifted' } } }, 'height')
  await store.whenIdle()
  await learned.whenIdle()
  expect(width() / before).toBeGreaterThan(5)
})

test('other weights of a run give a curve over one coordinate, next to the samples that were not trained on', async () => {
  const line: TrainingInput = {
    ...moons(1),
    data: {
      kind: 'table',
      task: 'regression',
      inputs: [[-1], [1]],
      targets: [[-2], [2]],
      testInputs: [[0.5]],
      testTargets: [[1]],
    },
    model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
    metric: { loss: 'squared' },
  }
  const { store, run } = await opened(line)
  const experiment = store.training!
  expect(testSamplesOf(experiment)).toMatchObject({ coordinates: Float64Array.of(0.5), dimensions: 1 })
  const { domain, columns, values } = curveAt(experiment, run, Float32Array.of(2, 0))!
  const [from, to] = domain.x
  expect(values[0]).toBeCloseTo(2 * (from + (to - from) / columns / 2), 6)
  const plane = await opened(moons(4))
  expect(testSamplesOf(plane.store.training!)).toBeUndefined()
  expect(curveAt(plane.store.training!, plane.run, plane.run.weights(0))).toBeUndefined()
})

test('a piecewise linear curve goes through each of its corners, however close they are', async () => {
  const folds = 8
  const { learned, predict } = await opened({
    version: 1,
    seed: 1,
    data: { kind: 'table', task: 'regression', inputs: [[0], [1]], targets: [[0], [1]] },
    model: { kind: 'mlp', widths: tentWidths(folds), activation: 'relu' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 0 }],
    starts: [{ kind: 'weights', values: [...tentWeights(folds)] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  await learned.whenIdle()
  const { places, values } = learned.value.value!
  const within = Array.from(places!, (x, i) => [x, values[i]]).filter(([x = 0]) => x > 0 && x < 1)
  expect(within).toEqual(
    Array.from({ length: 2 ** folds - 1 }, (_, i) => [(i + 1) / 2 ** folds, (i + 1) % 2]),
  )
  expect(predict).not.toHaveBeenCalled()
})

test('with more than two inputs the view names the two that the picture is over, and all others are 0', async () => {
  const rows = [
    [1, 2, 3],
    [4, 5, 6],
  ]
  const input = (view?: object): TrainingInput =>
    ({
      ...moons(2),
      data: {
        kind: 'table',
        task: 'classification',
        inputs: rows,
        targets: [[1], [-1]],
        inputNames: ['a', 'b', 'c'],
      },
      model: { kind: 'mlp', widths: [3, 2, 1], activation: 'tanh' },
      ...(view && { view }),
    }) as TrainingInput
  const { store, selection, learned, run } = await opened(input())
  selection.playback.seek(2)
  const drawnFrom = () => [...Array.from(judgedSamples(store.training!)!.coordinates)]
  expect(drawnFrom()).toEqual([1, 2, 3, 4, 5, 6])
  expect(namesShown(store.training!, 3)).toEqual(['a', 'b'])
  store.edit({ view: { inputs: [2, 0] } }, 'inputs of the picture')
  expect(store.runs[0], 'nothing is trained anew').toBe(run)
  expect(drawnFrom()).toEqual([3, 1, 2, 6, 4, 5])
  expect(namesShown(store.training!, 3)).toEqual(['c', 'a'])
  await learned.whenIdle()
  const { domain, columns, rows: lines, values } = learned.value.value!
  const points = gridPoints({ x: domain.x, y: domain.y }, columns, lines).map(([across = 0, up = 0]) => [
    up,
    0,
    across,
  ])
  expect(domain.x[0]).toBeLessThan(3)
  expect(domain.x[1]).toBeGreaterThan(6)
  expect([...Array.from(values)]).toEqual([...oracle.predict(input(), run.weights(2), points)])
  store.edit({ view: { inputs: [7, 0] } }, 'inputs that are not there')
  expect(drawnFrom(), 'data without such inputs show their first two').toEqual([1, 2, 3, 4, 5, 6])
  expect(store.edit({ view: { inputs: [1, 1] } }, 'the same twice')).toBe(false)
  expect(store.issues[0]).toMatchObject({ path: 'view.inputs', message: 'must be two different inputs' })
  store.undo()
  expect(drawnFrom()).toEqual([3, 1, 2, 6, 4, 5])
})
