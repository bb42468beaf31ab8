import { expect, it, vi } from 'vitest'
import { pointMeasures } from '../../../../src/analyses/surface/point-measures.ts'
import { patchBetween } from '../../../../src/edit/patch.ts'
import { Selection } from '../../../../src/store/selection.ts'
import { Store } from '../../../../src/store/store.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { MeasureName, MeasureOptions } from '../../../../src/reference/measurement.ts'
import { moons } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { unowned } from '../../../support/unowned.ts'

const experiment = parseTraining({
  ...moons,
  algorithms: [
    { id: 'sgd', learningRate: 0.1, steps: 5 },
    { id: 'momentum', learningRate: 0.1, momentum: 0.9, steps: 5 },
  ],
})

async function studied() {
  const store = new Store(() => Promise.resolve(new OracleEngine()), experiment, 5)
  const selection = new Selection(store)
  const point = pointMeasures(unowned, store, selection)
  await store.whenIdle()
  const numbers = async () => {
    await store.whenIdle()
    await point.study.whenIdle()
    return Object.fromEntries(point.rows.value.map(({ id, values }) => [id, values[0]]))
  }
  return { store, selection, point, numbers }
}

/** The weights at a point, in the form that the engine takes. */
function weightsAt({ terrain }: Store, a: number, b: number): Float32Array {
  return Float32Array.from(terrain!.origin, (w, i) => w + a * terrain!.u[i]! + b * terrain!.v[i]!)
}

it('measures every loss, the gradient, the curvature and the distance from w₀ at a point, like the oracle', async () => {
  const { store, selection, point, numbers } = await studied()
  expect(point.on.value).toBe(false)
  selection.measureAt([0.4, -0.3])
  const found = await numbers()
  const weights = weightsAt(store, 0.4, -0.3)
  const wanted = (what: MeasureName, options: MeasureOptions = {}, value = 0) =>
    oracle.measure(experiment, Float64Array.from(weights), what, options).values[value]!
  const { metric } = experiment
  const errors = { loss: 'zero-one', factor: 1, reduction: 'mean-over-samples', weightDecay: 0 } as const
  const all: Record<string, number> = {
    loss: wanted('metric'),
    'test-loss': wanted('metric', { metric: { ...metric, part: 'test' } }),
    'train-errors': wanted('metric', { metric: { ...errors, part: 'train' } }),
    'test-errors': wanted('metric', { metric: { ...errors, part: 'test' } }),
    'gradient-norm': wanted('gradient-norm'),
    distance: wanted('movement', {}, 1),
    sharpness: wanted('sharpness'),
    'stable-0': 20,
    'stable-1': 38,
  }
  expect(Object.keys(found)).toEqual(Object.keys(all))
  for (const [id, value] of Object.entries(all)) expect(found[id], id).toBeCloseTo(value, 6)
})

it('measures more on request: the rows of the table of numbers, and the distance from every w₀', async () => {
  const linear = parseTraining({
    ...experiment,
    model: { kind: 'mlp', widths: [2, 3, 1], activation: 'linear' },
    starts: [0, 1].map(() => ({ kind: 'random', distribution: 'lecun-normal' })),
  })
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), linear, 5)
  const selection = new Selection(store)
  const { study, moreRows } = pointMeasures(unowned, store, selection)
  await store.whenIdle()
  selection.measureAt([0.4, -0.3])
  await study.whenIdle()
  const values = () => Object.fromEntries(moreRows.value.map((row) => [row.id, row.values[0]]))
  expect(
    Object.values(values()).every((value) => value === undefined),
    'not before',
  ).toBe(true)
  expect(engine.asked).not.toContain('measure kernel-change')
  selection.moreNumbers = true
  await vi.waitFor(() => expect(values()['kernel-change']).toBeDefined())
  const weights = weightsAt(store, 0.4, -0.3)
  const wanted = (what: MeasureName, value = 0, options: MeasureOptions = {}) =>
    oracle.measure(linear, Float64Array.from(weights), what, options).values[value]!
  const all: Record<string, number> = {
    'distance-2': wanted('movement', 1, { start: 1 }),
    margin: wanted('margin', 1),
    'normalized-margin': wanted('margin'),
    'effective-rank': wanted('effective-rank'),
    'singular-values-1': wanted('singular-values'),
    'linearization-gap': wanted('linearization-gap'),
    'kernel-change': wanted('kernel-change'),
  }
  expect(Object.keys(values())).toEqual(Object.keys(all))
  for (const [id, value] of Object.entries(all)) expect(values()[id], id).toBeCloseTo(value, 6)
  expect(Math.abs(all['distance-2']! - wanted('movement', 1))).toBeGreaterThan(0.01)
  expect(moreRows.value.find(({ id }) => id === 'kernel-change')?.label).toBe('kernel change')
})

it('keeps the point if the plane stays, follows a dragged w₀, and goes to w₀ in another plane', async () => {
  const { store, selection, point, numbers } = await studied()
  selection.measureAt([0.4, -0.3])
  const before = await numbers()
  store.edit({ starts: [{ kind: 'plane', a: 0.4, b: -0.3, base: experiment.starts[0] }] }, 'move')
  const dragged = await numbers()
  expect(point.chosen.value).toEqual([0.4, -0.3])
  expect(dragged['loss']).toBe(before['loss'])
  expect(before['distance']).toBeGreaterThan(0.01)
  expect(dragged['distance']).toBeLessThan(1e-6)
  store.edit({ plane: { ...experiment.plane, extent: { a: [-2, 2], b: [-2, 2] } } }, 'zoom')
  await numbers()
  expect(point.chosen.value).toEqual([0.4, -0.3])
  store.edit(
    {
      plane: patchBetween(store.training!.plane, {
        kind: 'random',
        normalization: 'none',
        origin: 'start',
      }),
    },
    'another plane',
  )
  expect(store.issues).toEqual([])
  const elsewhere = await numbers()
  expect(point.chosen.value).toBeUndefined()
  expect(elsewhere['distance']).toBe(0)
  selection.stopMeasuring()
  expect(point.on.value).toBe(false)
})

it('has nothing to measure over hyperparameters', async () => {
  const { store, selection, point } = await studied()
  selection.measureAt()
  expect(point.on.value).toBe(true)
  const axis = (path: string) => ({ path, from: 0.01, to: 0.1 })
  const [a, b] = [axis('/algorithms/0/learningRate'), axis('/algorithms/1/learningRate')]
  const plane = patchBetween(experiment.plane, { kind: 'hyperparameters', a, b })
  store.edit({ plane }, 'hyperparameters')
  expect(store.issues).toEqual([])
  expect(point.on.value).toBe(false)
})
