import { describe, expect, test } from 'vitest'
import { defaultAlgorithm } from '../../../src/edit/algorithms.ts'
import { reshaped } from '../../../src/edit/shape.ts'
import { ExperimentError } from '../../../src/experiment/spec/values/error.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { withFittingAxes } from '../../../src/edit/repair.ts'
import { withoutAlgorithm, withoutStart } from '../../../src/edit/remove.ts'
import type { TrainingExperiment, TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { Axis } from '../../../src/experiment/spec/axis.ts'
import { Store } from '../../../src/store/store.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

const axis = (path: string): Axis => ({ path, from: 0.1, to: 1, scale: 'linear' })

function studied(a: string, b: string, changes: Partial<TrainingInput> = {}): TrainingExperiment {
  return parseTraining({
    version: 1,
    seed: 1,
    data: { kind: 'generated', id: 'two-moons', size: 6 },
    model: { kind: 'mlp', widths: [2, 3, 2, 1], activation: 'tanh' },
    metric: { loss: 'logistic' },
    algorithms: ['sgd', 'momentum', 'adam'].map((id) => ({ id, learningRate: 0.1, steps: 2 })),
    starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    plane: { kind: 'hyperparameters', a: axis(a), b: axis(b) },
    ...changes,
  })
}

const pathsOf = ({ plane }: TrainingExperiment): string[] =>
  plane.kind === 'hyperparameters' ? [plane.a.path, plane.b.path] : []

/** The paths of the repaired axes, and the messages. */
function repaired(experiment: TrainingExperiment, changes: object) {
  const { experiment: fitting, said } = withFittingAxes({ ...experiment, ...changes })
  return [...pathsOf(parseTraining(fitting)), said]
}

const rate = '/algorithms/0/learningRate'
const withHidden = (experiment: TrainingExperiment, ...hidden: number[]) => {
  const { model } = experiment
  if (model.kind !== 'mlp') throw new Error('no network')
  return reshaped(experiment, { model: { ...model, widths: [2, ...hidden, 1] } })
}
const shallower = (experiment: TrainingExperiment) => withHidden(experiment, 3)

describe('an axis that an edit has invalidated', () => {
  test('for a layer moves to the previous layer', () => {
    const before = studied(rate, '/algorithms/0/layerRates/2')
    expect(repaired(before, shallower(before))).toEqual([
      rate,
      '/algorithms/0/layerRates/1',
      'There is no rate factor of layer 3 here any more, so the plane shows rate factor of layer 2 instead.',
    ])
  })

  test('unless the other axis is already there', () => {
    const before = studied('/algorithms/0/layerRates/1', '/algorithms/0/layerRates/2')
    expect(repaired(before, shallower(before)).slice(0, 2)).toEqual([
      '/algorithms/0/layerRates/1',
      '/algorithms/0/layerRates/0',
    ])
  })

  test('for a width moves to a hidden layer, or without one to the first axis offered', () => {
    const before = studied('/model/linearity', '/model/widths/2')
    expect(repaired(before, shallower(before)).slice(0, 2)).toEqual(['/model/linearity', '/model/widths/1'])
    const linear = withHidden(before)
    expect(repaired(before, linear).slice(0, 2)).toEqual(['/model/linearity', rate])
  })

  test('for a removed algorithm follows the trained one, and reports it', () => {
    const before = studied('/algorithms/1/learningRate', '/algorithms/1/weightDecay', {
      terrain: { algorithm: 1 },
    })
    expect(repaired(before, withoutAlgorithm(before, 1))).toEqual([
      rate,
      '/algorithms/0/weightDecay',
      'The plane follows the learning rate to its new place. The plane follows the weight decay to its new place.',
    ])
  })

  test('for a hyperparameter that the rule lacks is dropped in favour of the other axis', () => {
    const before = studied('/algorithms/1/learningRate', '/algorithms/1/momentum', {
      terrain: { algorithm: 1 },
    })
    expect(repaired(before, withoutAlgorithm(before, 1))).toEqual([
      rate,
      '/algorithms/0/layerRates/0',
      'The plane follows the learning rate to its new place. There is no momentum here any more, so the plane shows rate factor of layer 1 instead.',
    ])
    const [, sgd] = before.algorithms.map((like) => defaultAlgorithm('sgd', like))
    const switched = { algorithms: before.algorithms.with(1, sgd!) }
    expect(() => parseTraining({ ...before, ...switched })).toThrow(
      "plane.b.path: 'sgd' has no momentum. Choose one of its own hyperparameters",
    )
    expect(repaired(before, switched).slice(0, 2)).toEqual([
      '/algorithms/1/learningRate',
      '/algorithms/1/layerRates/0',
    ])
  })

  test('for a renumbered algorithm needs no message', () => {
    const before = studied('/algorithms/2/learningRate', '/algorithms/2/beta1', { terrain: { algorithm: 2 } })
    expect(repaired(before, withoutAlgorithm(before, 0))).toEqual([
      '/algorithms/1/learningRate',
      '/algorithms/1/beta1',
      undefined,
    ])
  })

  test('for a start moves to the base of a dragged one, and back', () => {
    const base = { kind: 'random', distribution: 'normal' } as const
    const before = studied(rate, '/starts/0/scale')
    const dragged = { starts: [{ kind: 'plane', a: 0, b: 0, base }] }
    expect(repaired(before, dragged)[1]).toBe('/starts/0/base/scale')
    const two = studied(rate, '/starts/0/base/scale', {
      starts: [{ kind: 'plane', a: 0, b: 0, base }, base],
    })
    expect(repaired(two, withoutStart(two, 0))[1]).toBe('/starts/0/scale')
  })

  test('for a start that is no longer drawn is dropped', () => {
    const before = studied(rate, '/starts/0/scale')
    const values = Array.from({ length: 20 }, () => 0)
    const [a, b, said] = repaired(before, { starts: [{ kind: 'weights', values }] })
    expect([a, b]).toEqual([rate, '/algorithms/0/layerRates/0'])
    expect(said).toContain('There is no scale of w₀ here any more')
  })
})

test('stays wrong if it is wrong in another way', () => {
  const before = studied(rate, '/algorithms/0/layerRates/2')
  const broken = { ...before, seed: -1 }
  expect(withFittingAxes(broken)).toEqual({ experiment: broken, said: undefined })
  expect(() => parseTraining(withFittingAxes(broken).experiment)).toThrow(ExperimentError)
  expect(withFittingAxes(before).experiment).toBe(before)
})

test('is repaired by the store, which reports it until it is dismissed, and undo restores it', async () => {
  const before = studied(rate, '/algorithms/0/layerRates/2')
  const store = new Store(() => Promise.resolve(new OracleEngine()), before, 3)
  await store.whenIdle()
  const { model, algorithms } = shallower(before)
  const patch = { model, algorithms, plane: before.plane }
  expect(store.edit(patch, 'layers')).toBe(true)
  expect(pathsOf(store.training!)).toEqual([rate, '/algorithms/0/layerRates/1'])
  expect(store.notice).toContain('rate factor of layer 2 instead')
  expect(store.issues).toEqual([])
  store.dismiss()
  expect(store.notice).toBeUndefined()
  store.undo()
  expect(store.experiment).toBe(before)
  store.redo()
  expect(store.notice).toBeUndefined()
  await store.whenIdle()
})
