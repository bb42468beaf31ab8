import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Drawing } from '../../../../src/pictures/drawing/drawing.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import type { TableSpec } from '../../../../src/experiment/spec/table.ts'
import { openedStore } from '../../../support/opened-store.ts'

const moons: TrainingInput = {
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 12 },
  model: { kind: 'mlp', widths: [2, 2, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 2 }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'none' },
} as TrainingInput

const sine = {
  ...moons,
  data: { kind: 'generated', id: 'sine', size: 5 },
  model: { kind: 'mlp', widths: [1, 2, 1], activation: 'tanh' },
  metric: { loss: 'squared' },
} as TrainingInput

async function begun(experiment: TrainingInput = moons) {
  const { store } = await openedStore(experiment, 4)
  const drawing = new Drawing(store)
  const tableNow = () => {
    const { data } = store.training!
    if (data.kind !== 'table') throw new Error('the data are no table yet')
    return data as TableSpec
  }
  return { store, drawing, tableNow }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

test("the first point keeps the generator's samples as a table, and one undo restores the generator", async () => {
  const { store, drawing, tableNow } = await begun()
  const before = drawing.samples.value!
  expect(store.training!.data.kind, 'to begin changes nothing').toBe('generated')
  drawing.act({ kind: 'class', label: 1 })
  drawing.act({ kind: 'add', places: [[0.12345678, -0.3]] })
  drawing.act({ kind: 'end' })
  const { inputs, targets } = tableNow()
  expect(inputs).toHaveLength(13)
  expect(inputs.slice(0, 12).flat()).toEqual([...Array.from(before.coordinates)])
  expect(inputs.at(-1), 'no more digits than a hand means').toEqual([0.123, -0.3])
  expect(targets.at(-1)).toEqual([1])
  store.undo()
  expect(store.training!.data).toMatchObject({ kind: 'generated', id: 'two-moons' })
  expect(drawing.places.value).toHaveLength(12)
})

test('the experiment follows a stroke after pauses, and the whole stroke is one change', async () => {
  const { store, drawing, tableNow } = await begun()
  const edit = vi.spyOn(store, 'edit')
  drawing.act({ kind: 'tool', tool: 'spray' })
  for (let k = 0; k < 20; k++) drawing.act({ kind: 'add', places: [[k / 20, 0]] })
  expect(edit, 'at once, with the first').toHaveBeenCalledTimes(1)
  expect(drawing.places.value, 'the picture has all of them').toHaveLength(32)
  vi.advanceTimersByTime(120)
  expect(edit).toHaveBeenCalledTimes(2)
  expect(tableNow().inputs).toHaveLength(32)
  vi.advanceTimersByTime(1000)
  expect(edit, 'a hand that rests asks for nothing').toHaveBeenCalledTimes(2)
  drawing.act({ kind: 'add', places: [[1, 0]] })
  drawing.act({ kind: 'end' })
  expect(tableNow().inputs).toHaveLength(33)
  expect(store.undoLabel).toBe('sprayed points')
  drawing.act({ kind: 'add', places: [[1, 0.1]] })
  drawing.act({ kind: 'end' })
  store.undo()
  expect(tableNow().inputs, 'a stroke of the same name is another change').toHaveLength(33)
  store.undo()
  expect(store.training!.data.kind).toBe('generated')
})

test('a point is moved and keeps its class; points are removed', async () => {
  const { drawing, tableNow } = await begun()
  const [first] = drawing.places.value
  drawing.act({ kind: 'move', index: 3, place: [0.5, 0.25] })
  drawing.act({ kind: 'end' })
  const moved = tableNow()
  expect(moved.inputs[3]).toEqual([0.5, 0.25])
  drawing.act({ kind: 'remove', indices: [1, 2, 3] })
  drawing.act({ kind: 'end' })
  expect(tableNow().inputs).toHaveLength(9)
  expect(tableNow().inputs[0]).toEqual([...first!])
  expect(tableNow().targets[1]).toEqual(moved.targets[4])
})

test('over one input the height of a point is its target', async () => {
  const { drawing, tableNow } = await begun(sine)
  drawing.act({ kind: 'tool', tool: 'line' })
  drawing.act({
    kind: 'add',
    places: [
      [-0.5, 0.7],
      [0, 1],
    ],
  })
  drawing.act({ kind: 'move', index: 0, place: [-0.9, -1] })
  drawing.act({ kind: 'end' })
  const { inputs, targets } = tableNow()
  expect([inputs.at(-2), inputs.at(-1), inputs[0]]).toEqual([[-0.5], [0], [-0.9]])
  expect([targets.at(-2), targets.at(-1), targets[0]]).toEqual([[0.7], [1], [-1]])
})

test('starting empty leaves the experiment as it is until there is a point', async () => {
  const { store, drawing, tableNow } = await begun()
  const before = store.experiment
  drawing.act({ kind: 'clear' })
  expect(drawing.places.value).toEqual([])
  expect(store.experiment).toBe(before)
  drawing.act({ kind: 'add', places: [[0.5, 0.5]] })
  drawing.act({ kind: 'end' })
  expect(tableNow()).toMatchObject({ inputs: [[0.5, 0.5]], targets: [[-1]] })
  expect(tableNow().testInputs, 'the test part was of what is gone').toBeUndefined()
  drawing.act({ kind: 'remove', indices: [0] })
  drawing.act({ kind: 'end' })
  expect(drawing.places.value).toEqual([])
  expect(tableNow().inputs, 'a table has a point at least').toHaveLength(1)
  expect(store.issues).toEqual([])
  store.undo()
  expect(drawing.places.value).toHaveLength(12)
})

test('a third class comes with its first point, and the network with it', async () => {
  const { store, drawing, tableNow } = await begun()
  expect([drawing.classes.value, drawing.isNew(1), drawing.isNew(2)]).toEqual([3, false, true])
  drawing.act({ kind: 'class', label: 2 })
  expect(store.training!.data.kind, 'to choose it changes nothing').toBe('generated')
  drawing.act({ kind: 'add', places: [[0, 0]] })
  drawing.act({ kind: 'end' })
  expect(tableNow().targets.at(-1)).toEqual([0, 0, 1])
  expect(store.training!.model).toMatchObject({ widths: [2, 2, 3] })
  expect(store.issues).toEqual([])
  drawing.act({ kind: 'add', places: [[0.1, 0]] })
  drawing.act({ kind: 'end' })
  expect(tableNow().targets.at(-1)).toEqual([0, 0, 1])
  expect(drawing.classes.value).toBe(4)
})

test('the window stays where it is during a stroke', async () => {
  const { store, drawing } = await begun()
  const window = drawing.window.value
  drawing.act({ kind: 'remove', indices: [0, 1, 2, 3, 4, 5] })
  drawing.act({ kind: 'end' })
  expect(drawing.window.value).toBe(window)
  store.open(sine)
  expect(drawing.window.value!.domain.y, 'of one input, it has another').toBeUndefined()
})
