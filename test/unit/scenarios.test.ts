import { describe, expect, test } from 'vitest'
import { mergePatch } from '../../src/experiment/merge.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { parseExperiment } from '../../src/experiment/parse.ts'
import { quantityOf } from '../../src/experiment/quantity/index.ts'
import { formulaOf } from '../../src/experiment/theory/formulas.ts'
import { scenarios } from '../../src/scenarios/index.ts'

test('ids differ, and every step says what it is', () => {
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
  for (const { steps, minute } of scenarios) {
    expect(minute.split(' ').length).toBeLessThan(160)
    for (const { title, prose } of steps) expect(title.length * prose.length).toBeGreaterThan(0)
  }
})

describe.each(scenarios)('$id', ({ steps }) => {
  let before: unknown = {}
  const patched = steps.map((step) => {
    before = mergePatch(before, step.experiment)
    return { ...step, experiment: parseExperiment(before) }
  })

  test.each(patched)('$title: every expectation holds on the oracle', ({ experiment, expectations = [] }) => {
    const source = { experiment, runs: oracle.train(experiment) }
    expect(expectations.length).toBeGreaterThan(0)
    for (const { quantity, arguments: given, value, interval, absolute, relative, on } of expectations) {
      if (on && !on.includes('oracle')) continue
      const found = quantityOf(source, quantity, given)
      const bounds = [absolute, relative === undefined ? undefined : relative * Math.abs(value ?? 0)]
      const allowed = Math.max(...bounds.map((bound) => bound ?? 0))
      if (value !== undefined) expect(Math.abs(found - value), quantity).toBeLessThanOrEqual(allowed)
      if (interval) {
        expect(found, quantity).toBeGreaterThanOrEqual(interval[0])
        expect(found, quantity).toBeLessThanOrEqual(interval[1])
      }
      expect(value ?? interval, `${quantity} says what it expects`).toBeDefined()
    }
  })

  test('every prediction has a formula that applies and can be drawn so', () => {
    for (const { experiment, title, predictions = [] } of patched)
      for (const { formula: id, draw, arguments: given = {} } of predictions) {
        const formula = formulaOf(id)
        expect(formula?.drawings, `${title}: ${id}`).toContain(draw)
        expect(formula?.refusal(experiment, given), `${title}: ${id}`).toBeUndefined()
      }
  })
})

test('a quantity that nobody knows or that does not apply is refused in words', () => {
  const first = parseExperiment(scenarios[0]!.steps[0]!.experiment)
  const source = { experiment: first, runs: [] }
  expect(() => quantityOf(source, 'nothing')).toThrow(/no quantity called 'nothing'/)
  expect(() => quantityOf(source, 'final-loss')).toThrow(/no run of start 0/)
})
