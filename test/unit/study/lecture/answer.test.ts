import { expect, test } from 'vitest'
import { answered } from '../../../../src/study/lecture/answer.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { Step } from '../../../../src/exchange/lecture/scenario.ts'
import { product } from '../../../support/experiments.ts'

const step = (reveal: Step['reveal']): Step => ({
  title: 'a step',
  prose: '',
  experiment: {},
  dial: { label: 'seed', values: ['one'], experiments: [{ seed: 7 }] },
  ...(reveal && { reveal }),
})

test('an answer is shown where the dial, a patch and a view of the step lead', () => {
  const experiment = parseTraining(product)
  expect(answered(step(undefined), experiment)).toBe(experiment)
  expect(answered(step({ experiment: { model: { linearity: 0.5 } } }), experiment)).toEqual({
    ...experiment,
    model: { ...experiment.model, linearity: 0.5 },
  })
  const whole = { dial: 'one', experiment: { model: { linearity: 1 } }, view: { step: 3 } }
  expect(answered(step(whole), experiment)).toMatchObject({
    seed: 7,
    model: { linearity: 1 },
    view: { step: 3 },
  })
})
