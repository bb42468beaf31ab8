import { expect, test } from 'vitest'
import { usualHyperparameters, zoomed } from '../../src/elements/hyperparameter-axes.ts'
import { axisName } from '../../src/experiment/plane/hyperparameter-names.ts'
import { parseExperiment } from '../../src/experiment/parse.ts'
import { trainability } from '../support/trainability.ts'

test('the rates of layers span the usual plane where there are any, and say so', () => {
  const plane = usualHyperparameters(parseExperiment(trainability(2, 2, 'tanh', 1)))!
  expect([axisName(plane.a), axisName(plane.b)]).toEqual([
    'log₁₀ rate factor of layer 1',
    'log₁₀ rate factor of layer 2',
  ])
})

test('a zoom keeps the middle, in decades on a logarithmic axis', () => {
  const { from, to } = zoomed({ path: '/seed', from: 1e-2, to: 1e2, scale: 'log' }, 0.5)
  expect([from, to].map(Math.log10)).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)])
  expect(zoomed({ path: '/seed', from: 1, to: 9, scale: 'linear' }, 0.5)).toMatchObject({ from: 3, to: 7 })
})
