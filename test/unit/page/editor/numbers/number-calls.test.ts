import { expect, test } from 'vitest'
import { numberCalls } from '../../../../../src/page/editor/numbers/number-calls.ts'
import { readExpression } from '../../../../../src/exchange/lecture/notation/live-text.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { stagedSteps } from '../../../../support/scenarios.ts'

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
