import { expect, test } from 'vitest'
import { setResidual, toggledResidual } from '../../../src/edit/actions.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { moons, onFunction } from '../../support/experiments.ts'

const network = (model: object) =>
  parseTraining({ ...moons, model: { kind: 'mlp', activation: 'tanh', widths: [2, 3, 3, 1], ...model } })

test('the dial of skips sets only their strength', () => {
  const plain = network({})
  const turned = parseTraining(mergePatch(plain, setResidual(plain, 0.4)!))
  expect(turned).toEqual({
    ...plain,
    model: { ...plain.model, residual: { strength: 0.4, branch: 'complement' } },
  })
  const other = network({ residual: { strength: 0.4, branch: 0.5 } })
  expect(parseTraining(mergePatch(other, setResidual(other, 1)!)).model).toMatchObject({
    residual: { strength: 1, branch: 0.5 },
  })
})

test('there is no dial if no layer can have a skip', () => {
  expect(setResidual(network({ widths: [2, 3, 4, 1] }), 0.5)).toBeUndefined()
  expect(setResidual(parseTraining(onFunction({ id: 'himmelblau' })), 0.5)).toBeUndefined()
})

test('its other end is where branches still contribute', () => {
  const toggled = (residual?: object) => toggledResidual(network({ residual }))
  expect([toggled(), toggled({ strength: 0 }), toggled({ strength: 0.49 })]).toEqual([0.97, 0.97, 0.97])
  expect([toggled({ strength: 0.5 }), toggled({ strength: 0.97 })]).toEqual([0, 0])
  expect([toggled({ strength: 0, branch: 'inverse-sqrt' }), toggled({ strength: 0, branch: 1 })]).toEqual([
    1, 1,
  ])
})
