import { expect, test } from 'vitest'
import { numberCalls } from '../../../../../src/page/editor/numbers/number-calls.ts'
import { readExpression } from '../../../../../src/exchange/lecture/notation/live-text.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { markOfNumber } from '../../../../../src/view/live-mark.ts'
import { stagedSteps } from '../../../../support/lectures/scenarios.ts'

const experimentOf = (id: string, step: number) =>
  stagedSteps(scenarios.find((one) => one.id === id)!)[step]!.stages[0]!

test('all that is offered can be read as it is written, and has a name of its own', () => {
  for (const [id, step] of [
    ['two-weights', 0],
    ['three-gaps', 0],
    ['linear-programming', 0],
  ] as const) {
    const calls = numberCalls(experimentOf(id, step))
    for (const { source, expression } of calls) expect(readExpression(source), source).toEqual(expression)
    expect(new Set(calls.map(({ source }) => source)).size, id).toBe(calls.length)
  }
})

test('two weights offer what means something of them, each run, and what is set', () => {
  const calls = numberCalls(experimentOf('two-weights', 0))
  const byName = new Map(calls.map((one) => [one.source, one]))
  expect(byName.get('minimum-sharpness')).toMatchObject({
    label: expect.stringContaining('sharpness where'),
    cost: 'read',
  })
  expect(byName.has('minimum-sharpness algorithm=1')).toBe(true)
  expect(byName.has('final-weight index=1')).toBe(true)
  expect(byName.get('algorithms.0.learningRate')).toMatchObject({
    cost: 'field',
    group: 'Set in the experiment',
  })
  expect([...byName.keys()].filter((name) => /^(?:comparisons|pivots|cka)/u.test(name))).toEqual([])
})

test('a step with a sweep offers each of its points, and the slope of what may be a power law', () => {
  const step = scenarios.find((one) => one.id === 'two-weights')!.steps[2]!
  const experiment = experimentOf('two-weights', 2)
  const calls = numberCalls(experiment, step.sweep).filter(({ group }) => group === 'The sweep')
  for (const { source, expression } of calls) expect(readExpression(source), source).toEqual(expression)
  const labels = calls.map(({ label }) => label)
  expect(labels).toContain(`slope of ${step.sweep!.quantities[0]!.label}`)
  expect(labels).toContain(`${step.sweep!.quantities[0]!.label} at 0.01`)
  const { values, quantities } = step.sweep!
  expect(calls).toHaveLength((values.length + 1) * quantities.length)
  expect(calls.map(({ expression }) => markOfNumber(expression, { step, experiment, pictures: ['sweep'] }))).toContain('sweep/0.01') // prettier-ignore
})
