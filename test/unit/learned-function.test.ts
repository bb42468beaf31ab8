import { expect, test, vi } from 'vitest'
import { gridPoints } from '../../src/charts/function-view.ts'
import { LearnedFunction } from '../../src/app/learned-function.ts'
import { Presenter } from '../../src/view/presenter.ts'
import { Store } from '../../src/store/store.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import type { ExperimentInput } from '../../src/experiment/spec/experiment.ts'
import { OracleEngine } from '../support/oracle-engine.ts'

const moons = (hidden: number, centered = false): ExperimentInput => ({
  version: 1,
  seed: 1,
  data: { kind: 'generated', id: 'two-moons', size: 20, noise: 0.1 },
  model: { kind: 'mlp', widths: [2, hidden, 1], activation: 'tanh', centered },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 4 }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'none' },
})

async function opened(input: ExperimentInput) {
  const engine = new OracleEngine()
  const predict = vi.spyOn(engine, 'predict')
  const store = new Store(() => Promise.resolve(engine), input, 3)
  await store.whenIdle()
  const presenter = new Presenter(store)
  presenter.measureRuns()
  const told = vi.fn()
  return { presenter, predict, told, learned: new LearnedFunction(told), run: store.runs[0]! }
}

test('a small network is asked at once, at the step that is shown', async () => {
  const { presenter, predict, told, learned, run } = await opened(moons(4))
  presenter.playback.seek(2)
  learned.update(presenter)
  const { domain, columns, rows, values } = learned.grid!
  const expected = oracle.predict(moons(4), run.weights(2), gridPoints(domain, columns, rows))
  expect([...Array.from(values)]).toEqual([...expected])
  learned.update(presenter)
  expect(told, 'once for one step').toHaveBeenCalledTimes(1)
  expect(predict).not.toHaveBeenCalled()
})

test('of a linearised or centred run it is what the run says, with its own w₀', async () => {
  const input = moons(4, true)
  const algorithms = [0, 1].map((k) => ({ ...input.algorithms[0]!, learningRate: 1, linearized: k === 1 }))
  const starts = [input.starts[0]!, input.starts[0]!]
  const e = { ...input, algorithms, starts }
  const { presenter, learned } = await opened(e)
  presenter.playback.seek(4)
  for (const place of [2, 3]) {
    for (const other of [0, 1, 2, 3])
      presenter.selection.setVisible(Math.floor(other / 2), other % 2, other === place)
    learned.update(presenter)
    const { domain, columns, rows, values } = learned.grid!
    const points = gridPoints(domain, columns, rows)
    const table = { kind: 'table', task: 'classification', inputs: points, targets: points.map(() => [1]) }
    const run = presenter.store.runs[place]!
    const what = place === 3 ? 'linearized-outputs' : 'outputs'
    const data = table as ExperimentInput['data']
    const expected = oracle.measure({ ...e, data }, run.finalWeights, what, { start: run.weights(0) })
    expect([...Array.from(values)]).toEqual([...expected.values])
  }
})

test('a large network is asked of the engine, one question at a time, the newest last', async () => {
  const { presenter, predict, told, learned, run } = await opened(moons(800))
  for (const step of [0, 1, 2, 3, 4]) {
    presenter.playback.seek(step)
    learned.update(presenter)
  }
  expect(learned.grid).toBeUndefined()
  await vi.waitFor(() => expect(predict.mock.lastCall?.[1]).toEqual(run.weights(4)))
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2))
  expect(predict).toHaveBeenCalledTimes(2)
  expect(predict.mock.lastCall?.[3]).toEqual({
    start: run.weights(0),
    run: { start: 0, algorithm: 0 },
  })
})

test('a closed-form function has no picture', async () => {
  const { presenter, learned } = await opened({
    ...moons(4),
    data: { kind: 'none' },
    model: { kind: 'function', id: 'himmelblau' },
    metric: { loss: 'squared' },
    starts: [{ kind: 'weights', values: [0, 0] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  learned.update(presenter)
  expect(learned.grid).toBeUndefined()
})
