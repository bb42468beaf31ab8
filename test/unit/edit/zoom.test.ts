import { isChoice } from '../../../src/experiment/spec/axis.ts'
import { describe, expect, test } from 'vitest'
import { zoomTo } from '../../../src/edit/zoom.ts'
import { patchExperiment } from '../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { Store } from '../../../src/store/store.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { trainability } from '../../support/theory/trainability.ts'
import { onFunction } from '../../support/experiments.ts'

const zoomedTo = (input: TrainingInput, a: [number, number], b: [number, number]) => {
  const experiment = parseTraining(input)
  const patch = zoomTo(experiment, { a, b })
  return patch && patchExperiment(experiment, patch).plane
}

const slope = onFunction({ id: 'himmelblau' })

const edge = trainability(1, 1, 'linear', 1, 20)

describe('a box becomes the window of a plane', () => {
  test('of hyperparameters, by its values on logarithmic axes too, with no more digits than a pointer can aim', () => {
    const plane = zoomedTo(edge, [0.123456, 1.5], [-0.5, 3])
    expect(plane).toMatchObject({
      a: { path: '/algorithms/0/layerRates/0', from: 1.329, to: 31.623, scale: 'log' },
      b: { from: 0.316, to: 1000 },
    })
  })

  test('of integer hyperparameters, at integers, and never beyond itself', () => {
    const b = { path: '/model/widths/1', from: 1, to: 9 }
    const model = { ...edge.model, bias: false, layerScales: undefined } as TrainingInput['model']
    const input = { ...edge, model, plane: { ...edge.plane, b } } as TrainingInput
    expect(zoomedTo(input, [0, 1], [2.2, 4.1])).toMatchObject({ b: { from: 2, to: 5 } })
    expect(zoomedTo(input, [0, 1], [-3, 90])).toMatchObject({ b: { from: 1, to: 9 } })
  })

  test('of weights, as its extent', () => {
    expect(zoomedTo(slope, [0.50003, 1.5], [-1, 0.25])).toMatchObject({
      extent: { a: [0.5, 1.5], b: [-1, 0.25] },
    })
  })

  test('along a line, which keeps its depth', () => {
    const line: TrainingInput['plane'] = { kind: 'line', from: [0, 0], to: [1, 1] }
    expect(zoomedTo({ ...slope, plane: line }, [0.25, 0.5], [-0.5, 0.5])).toMatchObject({
      extent: { a: [0.25, 0.5], b: [-0.5, 0.5] },
    })
  })

  test('unless it has no area', () => {
    expect(zoomedTo(edge, [1, 1], [0, 1])).toBeUndefined()
    expect(zoomedTo(slope, [0, 1], [NaN, 1])).toBeUndefined()
  })
})

test('a zoom takes the words that its box touches, and all if it touches one', () => {
  const words = {
    ...edge,
    plane: { kind: 'hyperparameters', a: { path: '/algorithms/0/layerRates/0', from: 1, to: 2 }, b: { path: '/model/activation', scale: 'choice', values: ['tanh', 'relu', 'linear'] } },
  } as TrainingInput // prettier-ignore
  const over = (box: [number, number]) => {
    const plane = zoomedTo(words, [1, 2], box)
    return plane?.kind === 'hyperparameters' && isChoice(plane.b) ? plane.b.values : undefined
  }
  expect(over([0.6, 2.4])).toEqual(['relu', 'linear'])
  expect(over([-0.4, 1.2])).toEqual(['tanh', 'relu'])
  expect(over([0.8, 1.1])).toEqual(['tanh', 'relu', 'linear'])
})

test('a zoom distinguishes neighbours as deep as numbers allow', () => {
  const from = 1 + 1e-9
  const input = {
    ...edge,
    plane: { kind: 'hyperparameters', a: { path: '/algorithms/0/layerRates/0', from: 1, to: 2 }, b: { path: '/algorithms/0/layerRates/1', from: 1, to: 2 } },
  } as TrainingInput // prettier-ignore
  const plane = zoomedTo(input, [from, from + 1e-11], [1, 2])
  if (plane?.kind !== 'hyperparameters' || isChoice(plane.a)) throw new Error('another plane')
  expect(plane.a.to - plane.a.from).toBeCloseTo(1e-11, 14)
})

test('a zoom is one entry of the history, and undo brings the window back', async () => {
  const store = new Store(() => Promise.resolve(new OracleEngine()), edge, 5)
  await store.whenIdle()
  const before = store.training!
  expect(store.edit(zoomTo(before, { a: [0, 1], b: [1, 2] })!, 'zoom')).toBe(true)
  await store.whenIdle()
  expect(store.terrain!.extent.b).toEqual([1, 2])
  expect(store.undoLabel).toBe('zoom')
  store.undo()
  expect(store.experiment).toBe(before)
  expect(store.undoLabel).toBeUndefined()
})
