import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import {
  readStops,
  stepsBeside,
  defaultStops,
  variableFields,
} from '../../../../src/page/editor/variable-fields.ts'
import { experimentSentence } from '../../../../src/words/experiment-sentence.ts'

const experiment = parseExperiment({
  version: 1,
  seed: 1,
  data: { kind: 'generated', id: 'two-moons' },
  model: { kind: 'mlp', widths: [2, 8, 8, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'momentum', learningRate: 0.1, steps: 300 }, { id: 'sgd', learningRate: 0.2, steps: 300 }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
}) // prettier-ignore
const sentence = experimentSentence(experiment)
const fieldsOf = (words: string) =>
  variableFields(
    experiment,
    sentence.find((part) => part.words === words)!,
  )

describe('What can vary in a part of the sentence', () => {
  test("is each of its numbers, with the panels' names", () => {
    expect(fieldsOf('0.2')).toMatchObject([{ label: 'η of gradient descent', value: 0.2 }])
    expect(fieldsOf('0.2')[0]?.control, 'the control is of the first run').toBeUndefined()
    expect(fieldsOf('0.1')).toMatchObject([{ control: 'learning-rate' }])
    expect(fieldsOf('momentum').map(({ label }) => label)).not.toContain('η of momentum')
    const [model] = sentence.filter(({ fields }) => fields[0]?.[0] === 'model')
    const labels = variableFields(experiment, model!).map(({ label }) => label)
    expect(labels).toEqual(expect.arrayContaining(['width', 'activation', 'linearity']))
    expect(new Set(labels).size).toBe(labels.length)
  })

  test('is one field for what all runs have, and for all hidden layers', () => {
    expect(fieldsOf('300 steps')).toEqual([
      {
        label: 'steps',
        value: 300,
        control: 'steps',
        paths: [
          ['algorithms', 0, 'steps'],
          ['algorithms', 1, 'steps'],
        ],
      },
    ])
  })

  test('w₀ can only be dragged', () => {
    const [start] = sentence.filter(({ fields }) => fields[0]?.[0] === 'starts')
    expect(variableFields(experiment, start!)[0]).toEqual({ label: 'w₀', paths: [['starts', 0]], value: undefined, control: 'start' }) // prettier-ignore
  })
})

test('the offered values surround the current one, and each is valid', () => {
  const [rate] = fieldsOf('0.2')
  expect(defaultStops(experiment, rate!)).toEqual([0.05, 0.1, 0.2, 0.3, 0.4])
  const [model] = sentence.filter(({ fields }) => fields[0]?.[0] === 'model')
  const field = (label: string) => variableFields(experiment, model!).find((one) => one.label === label)!
  expect(defaultStops(experiment, field('linearity'))).toEqual([0, 0.25, 0.5, 0.75, 1])
  expect(defaultStops(experiment, field('width'))).toEqual([2, 4, 8, 12, 16])
  expect(defaultStops(experiment, field('activation'))).toEqual(expect.arrayContaining(['tanh', 'relu']))
})

test.each([
  ['0.1, 0.3;0.6  1e-3', [0.1, 0.3, 0.6, 1e-3], ''],
  ['1/3 2/3', [1 / 3, 2 / 3], ''],
  ['tanh, relu', ['tanh', 'relu'], ''],
  ['0.1, 0.x, 0.3', [0.1, 0.3], 'value 2, 0.x, is not a number'],
  ['0,07, 0,1', [], '"0,07" has a comma. Write 0.07, with a point'],
  ['0,1; 0,2', [], '"0,1" has a comma. Write 0.1, with a point'],
  ['4,8,16', [4, 8, 16], ''],
  ['', [], ''],
])('stops typed as %j', (typed, values, problem) => {
  expect(readStops(typed)).toEqual({ values, problem })
})

test('the steps next to a learning rate keep the product of both constant', () => {
  const beside = stepsBeside(experiment, fieldsOf('0.2')[0]!)
  expect(beside).toEqual({
    product: 60,
    path: ['algorithms', 1, 'steps'],
    reckoned: 'floor(60 / value + 1/2)',
  })
  expect(stepsBeside(experiment, fieldsOf('300 steps')[0]!)).toBeUndefined()
})
