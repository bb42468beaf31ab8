import { describe, expect, test } from 'vitest'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { quantityOf } from '../../src/experiment/quantity/index.ts'
import { formulaOf } from '../../src/experiment/theory/formulas.ts'
import { scenarios } from '../../src/scenarios/index.ts'
import { expectationFault, stagedSteps } from '../support/scenarios.ts'

test('ids differ, and every step says what it is', () => {
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
  for (const { steps, minute } of scenarios) {
    expect(minute.split(' ').length).toBeLessThan(160)
    for (const { title, prose, beside, stage } of steps) {
      expect(title.length * prose.length).toBeGreaterThan(0)
      expect(Boolean(beside), `${title}: the main stage has a name where others stand beside it`).toBe(
        Boolean(stage),
      )
      expect(beside?.length ?? 1).toBeLessThanOrEqual(3)
    }
  }
})

describe.each(scenarios)('$id', (scenario) => {
  const steps = stagedSteps(scenario)

  test.each(steps)('$title: every expectation holds on the oracle', ({ step, stages }) => {
    const { expectations = [] } = step
    expect(expectations.length).toBeGreaterThan(0)
    const sources = stages.map((experiment) => ({ experiment, runs: oracle.train(experiment) }))
    const faults = expectations
      .filter(({ on, long }) => !long && (on?.includes('oracle') ?? true))
      .flatMap((expectation) => expectationFault(expectation, sources[expectation.stage ?? 0]!) ?? [])
    expect(faults).toEqual([])
  })

  test('every prediction has a formula that applies and can be drawn so', () => {
    for (const { title, step, stages } of steps)
      for (const { formula: id, draw, arguments: given = {} } of step.predictions ?? [])
        for (const experiment of stages) {
          const formula = formulaOf(id)
          expect(formula?.drawings, `${title}: ${id}`).toContain(draw)
          expect(formula?.refusal(experiment, given), `${title}: ${id}`).toBeUndefined()
        }
  })
})

test('an expectation that does not hold says what was found', () => {
  const [{ stages } = { stages: [] }] = stagedSteps(scenarios[0]!)
  const source = { experiment: stages[0]!, runs: oracle.train(stages[0]!) }
  const wanted = { quantity: 'final-weight', source: 'a guess' }
  expect(expectationFault({ ...wanted, value: 5, absolute: 0.1 }, source)).toMatch(/more than 0.1 from 5/)
  expect(expectationFault({ ...wanted, interval: [5, 6] }, source)).toMatch(/not in 5 to 6/)
  expect(expectationFault(wanted, source)).toMatch(/does not say/)
  expect(expectationFault({ ...wanted, value: 2, relative: 0.5 }, source)).toBeUndefined()
})

test('a quantity that nobody knows or that does not apply is refused in words', () => {
  const source = { experiment: stagedSteps(scenarios[0]!)[0]!.stages[0]!, runs: [] }
  expect(() => quantityOf(source, 'nothing')).toThrow(/no quantity called 'nothing'/)
  expect(() => quantityOf(source, 'final-loss')).toThrow(/no run of start 0/)
})
