import { axisInterval } from '../../../src/experiment/spec/axis.ts'
import { describe, expect, test } from 'vitest'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { axisName, hyperparameterName } from '../../../src/words/hyperparameters.ts'
import { HyperparameterGrid, type HyperparameterSpec } from '../../../src/reference/plane/hyperparameters.ts'
import { offeredAxes, defaultHyperparameterPlane, zoomed } from '../../../src/edit/offered-axes.ts'
import { defaultAlgorithm } from '../../../src/edit/algorithms.ts'
import { valueAt } from '../../../src/experiment/spec/values/pointer.ts'
import { calmed, plainMoons, promisedAxes } from '../../support/matrix/every-axis.ts'
import { trainability } from '../../support/theory/trainability.ts'

const offered = offeredAxes(parseTraining(plainMoons()))

test('every promised hyperparameter is offered, even if it is not written out', () => {
  expect(offered.map(({ path }) => hyperparameterName(path))).toEqual(promisedAxes)
})

test('the strength of skips is offered if there are any', () => {
  const paths = (residual?: object) =>
    offeredAxes(
      parseTraining({
        ...plainMoons(),
        model: { kind: 'mlp', widths: [2, 3, 3, 1], activation: 'tanh', residual },
      }),
    ).map(({ path }) => path)
  expect(paths()).not.toContain('/model/residual/strength')
  expect(paths({ strength: 0.5 })).toContain('/model/residual/strength')
  expect(hyperparameterName('/model/residual/strength')).toBe('strength of the skips')
})

test('SAM’s radius and the directions of a subspace are offered, but no layer rates there', () => {
  const sam = { id: 'sam', learningRate: 0.1, steps: 20 }
  const pathsOf = (algorithm: object) =>
    offeredAxes(parseTraining({ ...plainMoons(), algorithms: [algorithm] })).map(({ path }) => path)
  const own = '/algorithms/0'
  expect(pathsOf(sam)).toContain(`${own}/rho`)
  expect(pathsOf(sam)).toContain(`${own}/layerRates/0`)
  expect(pathsOf(sam)).not.toContain(`${own}/base/momentum`)
  expect(pathsOf({ ...sam, base: { momentum: 0.5 } })).toContain(`${own}/base/momentum`)
  expect(hyperparameterName(`${own}/base/momentum`)).toBe('momentum')
  const within = pathsOf({ ...sam, subspace: { dimension: 2 } })
  expect(within).toContain(`${own}/subspace/dimension`)
  expect(within.filter((path) => path.includes('layerRates'))).toEqual([])
  const axis = { path: `${own}/subspace/dimension`, from: 1, to: 4 }
  const { plane, ...moons } = plainMoons()
  const over = parseTraining({
    ...moons,
    algorithms: [{ ...sam, subspace: { dimension: 2 } }],
    plane: { ...plane, b: axis },
  })
  const grid = new HyperparameterGrid(over, over.plane as HyperparameterSpec, [2, 4])
  expect([0, 2, 4, 6].map((k) => grid.values(k)[1])).toEqual([1, 2, 3, 4])
})

test('a rule that replaces another keeps its subspace if it supports one', () => {
  const like = parseTraining({
    ...plainMoons(),
    algorithms: [{ id: 'adam', learningRate: 0.1, steps: 20, subspace: { dimension: 3 } }],
  }).algorithms[0]!
  expect(defaultAlgorithm('sam', like).subspace).toEqual({ dimension: 3 })
  expect(defaultAlgorithm('newton', like)).not.toHaveProperty('subspace')
})

describe('over each offered axis', () => {
  test.each(offered.map((axis) => [hyperparameterName(axis.path), axis] as const))(
    '%s: a point has the final loss of the one experiment that it stands for',
    (_, axis) => {
      const input = plainMoons(calmed(axis))
      const experiment = parseTraining(input)
      const { values, resolution } = oracle.terrain(input, { resolution: [2, 4] })
      const grid = new HyperparameterGrid(experiment, experiment.plane as HyperparameterSpec, resolution)
      values.forEach((value, k) => {
        const at = grid.experimentAt(k)!
        expect(valueAt(at, axis.path)).toBe(grid.values(k)[1])
        expect(value).toBe(oracle.train(at, { record: 20 })[0]!.loss.at(-1))
      })
      expect(new Set(values).size, 'it changes something').toBeGreaterThan(4)
    },
  )
})

describe('a default that an axis leads to is written out, with the same meaning', () => {
  const final = (input: unknown) => oracle.train(parseTraining(input))[0]!.loss.at(-1)!
  const plain = final(plainMoons())
  const over = (path: string) => plainMoons(offered.find((axis) => axis.path === path))

  test('a factor of 1 for each layer', () => {
    const experiment = parseTraining(over('/algorithms/0/layerRates/1'))
    expect(experiment.algorithms[0]!.layerRates).toEqual([1, 1])
    expect(final(experiment)).toBe(plain)
  })

  test("the start's own spread for each layer, dragged or not", () => {
    const experiment = parseTraining(over('/starts/0/layers/0/scale'))
    expect(experiment.starts[0]).toMatchObject({ layers: [{ scale: 1 }, { scale: 1 }] })
    expect(final(experiment)).toBe(plain)
    const base = plainMoons().starts[0]
    const dragged = { ...plainMoons(), starts: [{ kind: 'plane', a: 0, b: 0, base }] }
    const path = '/starts/0/base/layers/1/scale'
    const axis = offeredAxes(parseTraining(dragged)).find((one) => one.path === path)
    const plane = { ...dragged.plane, b: axis }
    expect(valueAt(parseTraining({ ...dragged, plane }), path)).toBe(1)
  })

  test('a batch of all samples, within the rounding of their order', () => {
    const experiment = parseTraining(over('/algorithms/0/batch/size'))
    expect(experiment.algorithms[0]!.batch).toEqual({ size: 12, order: 'shuffled' })
    expect(Math.abs(final(experiment) - plain)).toBeLessThan(1e-12)
  })

  test('and not if the rule sees all samples in each step', () => {
    const flow = { ...plainMoons(), algorithms: [{ id: 'flow', learningRate: 0.1, steps: 20 }] }
    const paths = offeredAxes(parseTraining(flow)).map(({ path }) => path)
    expect(paths.filter((path) => /batch|noise$/.test(path))).toEqual(['/data/noise'])
  })
})

test('layer rates span the default plane if there are any, and say so', () => {
  const plane = defaultHyperparameterPlane(parseTraining(trainability(2, 2, 'tanh', 1)))!
  expect([axisName(plane.a), axisName(plane.b)]).toEqual([
    'log₁₀ rate factor of layer 1',
    'log₁₀ rate factor of layer 2',
  ])
})

test('a zoom keeps the middle, in decades on a logarithmic axis', () => {
  const decades = { path: '/seed', from: 1e-2, to: 1e2, scale: 'log' } as const
  expect(axisInterval(zoomed(decades, 0.5))).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)])
  expect(zoomed({ path: '/seed', from: 1, to: 9, scale: 'linear' }, 0.5)).toMatchObject({ from: 3, to: 7 })
})
