import { effect, signal } from '@preact/signals-core'
import { expect, test, vi } from 'vitest'
import { Measures } from '../../../../src/analyses/measures/measures.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { moons, twins as linearized } from '../../../support/experiments.ts'
import { openedStore } from '../../../support/opened-store.ts'

/** 2-4-1: two rows of W₁, b₁, W₂, b₂. */
const first = [1, -0.5, 0.3, 0.8, 0.2, 0.9, -1, 0.4, 0.1, 0, -0.2, 0.3, 0.7, -0.9, 0.5, 1.1, 0]
const order = [2, 0, 3, 1]
/** The same network with its hidden units in this order. */
const second = [0, 4, 8, 12].flatMap((row) => order.map((unit) => first[row + unit]!)).concat(first[16]!)

const twins: TrainingInput = {
  ...moons,
  algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 30 }],
  starts: [
    { kind: 'weights', values: first },
    { kind: 'weights', values: second },
  ],
  plane: { kind: 'random', normalization: 'none' },
}

async function opened(input: TrainingInput) {
  const { engine, store, selection } = await openedStore(input, 30)
  const measures = new Measures(store, selection, { place: signal({}), step: signal(undefined) })
  const { comparison } = measures
  measures.setOpen('numbers', false)
  measures.setOpen('spectrum', false)
  measures.setOpen('comparison', true)
  measures.seen.value = true
  const stages: string[] = []
  effect(() => {
    stages.push(comparison.progress.value.stage)
  })
  const compared = async () => {
    comparison.run()
    await comparison.whenIdle()
  }
  const view = () => comparison.value.value!.known
  const refusal = () => comparison.value.value!.refusal
  return { engine, store, selection, comparison, measures, stages, compared, view, refusal }
}

test('between two runs that differ in the order of their units the barrier vanishes with the order', async () => {
  const { stages, compared, view } = await opened(twins)
  await compared()
  const { paths, matches, similarities } = view()
  expect(paths.map(({ id }) => id)).toEqual(['straight', 'weights', 'activations', 'bent'])
  const [straight, weights, activations, bent] = paths.map(({ barrier }) => barrier.height)
  expect(straight).toBeGreaterThan(0.05)
  expect(weights).toBeLessThan(1e-6)
  expect(activations).toBeLessThan(1e-6)
  expect(bent).toBeLessThan(straight! / 4)
  for (const { values } of paths) expect(values).toHaveLength(61)
  const back = order.map((_, unit) => order.indexOf(unit))
  for (const { orders } of matches) expect(orders).toEqual([back])
  expect(similarities).toHaveLength(1)
  expect(similarities[0]!.pair, 'the same features').toBeCloseTo(1, 6)
  expect(similarities[0]!.untrained, 'not the starts, which are alike').toBeLessThan(0.999)
  expect(similarities[0]!.randomLabels).toBeLessThan(0.999)
  expect(similarities[0]!.ownStart).toBeLessThan(0.999)
  expect(new Set(stages.filter((stage) => stage !== ''))).toEqual(
    new Set([
      'the straight line',
      'matching units by weights',
      'matching units by activations',
      'training on random labels',
      'similarity of layer 1',
      'training a bent path',
    ]),
  )
})

test('a linearised run and its network share no path, no units and no features', async () => {
  const { stages, compared, view, refusal } = await opened(linearized)
  await compared()
  expect(refusal()).toMatch(/^There is no path: a linearised run is a function of its own/)
  expect(view()).toEqual({ paths: [], matches: [], similarities: [] })
  expect(stages.filter((stage) => stage !== '')).toEqual([])
})

test('two linearised runs of one start are joined by a path of their own losses', async () => {
  const [algorithm] = linearized.algorithms.slice(1)
  const pair = [algorithm!, { ...algorithm!, learningRate: 0.1 }]
  const { store, compared, view } = await opened({ ...linearized, algorithms: pair })
  await compared()
  const [straight, bent, ...others] = view().paths
  expect([straight!.id, bent!.id, others.length]).toEqual(['straight', 'bent', 0])
  const [one, other] = store.runs.map((run) => run!.loss.at(-1)!)
  expect(straight!.values[0]).toBeCloseTo(one!, 6)
  expect(straight!.values.at(-1)).toBeCloseTo(other!, 6)
  expect(straight!.barrier.height, 'a square of what is linear is convex').toBe(0)
})

test('runs of a centred model that start elsewhere subtract other outputs, so they have no path, but units and features', async () => {
  const model = { ...twins.model, centered: true } as TrainingInput['model']
  const { compared, view, refusal } = await opened({ ...twins, model })
  await compared()
  expect(refusal()).toMatch(/^There is no path: the model is centred/)
  expect(view().paths).toEqual([])
  expect(view().matches.map(({ by }) => by)).toEqual(['weights', 'activations'])
  expect(view().similarities).toHaveLength(1)
})

test('runs of a centred model from one start are compared, each end at its own loss', async () => {
  const model = { ...twins.model, centered: true } as TrainingInput['model']
  const [, last] = twins.starts
  const [algorithm] = twins.algorithms
  const algorithms = [algorithm!, { ...algorithm!, learningRate: 1 }]
  const { store, compared, view, refusal } = await opened({
    ...twins,
    model,
    algorithms,
    starts: [last!],
  })
  await compared()
  expect(refusal()).toBe('')
  const [straight] = view().paths
  const [one, other] = store.runs.map((run) => run!.loss.at(-1)!)
  expect(straight!.values[0]).toBeCloseTo(one!, 6)
  expect(straight!.values.at(-1)).toBeCloseTo(other!, 6)
})

test('a function of two weights has paths, but no units', async () => {
  const { compared, view } = await opened({
    ...twins,
    data: { kind: 'none' },
    model: { kind: 'function', id: 'himmelblau' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.001, steps: 5 }],
    starts: [
      { kind: 'weights', values: [3, 2] },
      { kind: 'weights', values: [-3, 3] },
    ],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  await compared()
  expect(view().paths.map(({ id }) => id)).toEqual(['straight', 'bent'])
  expect(view().similarities).toEqual([])
})

test('it is recomputed only on request, and says that it belongs to earlier runs', async () => {
  const { engine, store, comparison, measures, compared, view } = await opened(twins)
  expect(comparison.stale.value).toBe(false)
  await compared()
  expect(comparison.stale.value).toBe(false)
  const asked = engine.asked.filter((what) => what.startsWith('measure')).length
  const { paths } = view()
  measures.compared.value = { first: 1, second: 1, at: 'end' }
  expect([comparison.stale.value, view().paths], 'beside no pair too').toEqual([true, paths])
  measures.compared.value = { first: 0, second: 1, at: 'end' }
  expect(comparison.stale.value).toBe(false)
  store.edit({ algorithms: [{ ...store.training!.algorithms[0]!, steps: 20 }] }, 'steps')
  await store.whenIdle()
  await comparison.whenIdle()
  expect(comparison.stale.value).toBe(true)
  expect(engine.asked.filter((what) => what.startsWith('measure'))).toHaveLength(asked)
})

test('it can be stopped, and keeps what was found', async () => {
  const { engine, comparison, compared, view, refusal } = await opened(twins)
  const measure = engine.measure.bind(engine)
  vi.spyOn(engine, 'measure').mockImplementation(async (...question) => {
    if (question[2] === 'cka') comparison.cancel()
    return measure(...question)
  })
  await compared()
  expect(view().paths.map(({ id }) => id)).toEqual(['straight', 'weights', 'activations'])
  expect([refusal(), comparison.error.value]).toEqual(['', []])
})

test('a pair is two complete runs, at the current step or at their ends', async () => {
  const { selection, measures } = await opened(twins)
  selection.playback.seek(10)
  expect(measures.pair.value?.second.step).toBe(30)
  measures.compared.value = { ...measures.compared.value, at: 'shown' }
  expect(measures.pair.value?.first.step).toBe(10)
  measures.compared.value = { first: 1, second: 1, at: 'end' }
  expect(measures.pair.value).toBeUndefined()
  measures.compared.value = { first: 0, second: 7, at: 'end' }
  expect(measures.pair.value).toBeUndefined()
})

test('only expanded measures in a visible panel are computed', async () => {
  const { engine, measures } = await opened(twins)
  const kinds = () => new Set(engine.asked.filter((what) => what.startsWith('measure')))
  measures.seen.value = false
  measures.setOpen('gaps', true)
  await measures.gaps.search.whenIdle()
  expect(kinds()).toEqual(new Set())
  measures.seen.value = true
  await measures.gaps.search.whenIdle()
  expect(kinds()).toEqual(new Set(['measure gaps']))
})
