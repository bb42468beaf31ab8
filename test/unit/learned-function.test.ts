import { expect, test, vi } from 'vitest'
import { gridPoints } from '../../src/charts/function-view.ts'
import { LearnedFunction } from '../../src/app/learned-function.ts'
import { Presenter } from '../../src/app/presenter.ts'
import { Workbench } from '../../src/app/workbench.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import type { ExperimentInput } from '../../src/experiment/schema/experiment.ts'
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
  const workbench = new Workbench(() => Promise.resolve(engine), input, 3)
  await workbench.whenIdle()
  const presenter = new Presenter(workbench)
  presenter.measureRuns()
  const told = vi.fn()
  return { presenter, predict, told, learned: new LearnedFunction(told), run: workbench.runs[0]! }
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

test.each([
  ['large', moons(800)],
  ['centred', moons(4, true)],
])('a %s network is asked of the engine, one question at a time, the newest last', async (_, input) => {
  const { presenter, predict, told, learned, run } = await opened(input)
  for (const step of [0, 1, 2, 3, 4]) {
    presenter.playback.seek(step)
    learned.update(presenter)
  }
  expect(learned.grid).toBeUndefined()
  await vi.waitFor(() => expect(predict.mock.lastCall?.[1]).toEqual(run.weights(4)))
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2))
  expect(predict).toHaveBeenCalledTimes(2)
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
