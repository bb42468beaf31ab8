import { expect, test } from 'vitest'
import { stepChanges } from '../../../../src/study/assignment/changes.ts'
import { patchedStep } from '../../../../src/study/assignment/step-truth.ts'
import type { Step } from '../../../../src/exchange/lecture/scenario.ts'
import { homework } from '../../../support/lectures/class-answers.ts'

const at = 1
const [, howMuch] = homework.steps
if (!howMuch) throw new Error('There is no second step.')

const algorithm = { id: 'sgd', learningRate: 0.05, steps: 60 }

const outside = (patch: object, change: Partial<Step> = {}, opening: object = {}) =>
  stepChanges(
    { ...howMuch, ...change },
    patchedStep(homework.steps, at, opening),
    patchedStep(homework.steps, at, patch),
  ).outside.map(({ path }) => path.join('.'))

test.each([
  ['w₀', { starts: [{ kind: 'weights', values: [1, 1] }] }],
  ['how it is looked at', { view: { height: 'linear' } }],
  ['a control of the step', { algorithms: [{ ...algorithm, learningRate: 0.2 }] }],
])('%s may be changed', (_, patch) => {
  expect(outside(patch)).toEqual([])
})

test('What a dial, a sweep or the answer changes may be changed', () => {
  const patch = { metric: { loss: 'hinge' } }
  expect(outside(patch)).toEqual(['metric.loss'])
  expect(outside(patch, { dial: { label: 'loss', values: ['a'], experiments: [patch] } })).toEqual([])
  expect(outside(patch, { reveal: { experiment: patch } })).toEqual([])
})

test.each([
  ['the data', { data: { targets: [[0.5]] } }, 'data.targets'],
  ['the activation', { model: { activation: 'relu' } }, 'model.activation'],
  ['the number of steps', { algorithms: [{ ...algorithm, steps: 90 }] }, 'algorithms.0.steps'],
  ['the seed', { seed: 2 }, 'seed'],
])('%s may not', (_, patch, path) => {
  expect(outside(patch)).toEqual([path])
})

test('The seed may be that of the student’s own draw, with which the step opened', () => {
  expect(outside({ seed: 2 }, {}, { seed: 2 })).toEqual([])
  expect(outside({ seed: 3 }, {}, { seed: 2 })).toEqual(['seed'])
})

test("The page's own changes do not count: fewer steps of a long run, a fixed plane through runs", () => {
  expect(outside({ algorithms: [{ ...algorithm, steps: 20 }] })).toEqual([])
  const moved = { plane: { origin: [0.5, 0.5] } }
  expect(outside(moved, {}, { plane: { origin: 'end' } })).toEqual([])
  expect(outside(moved)).toEqual(['plane.origin'])
})
