import { describe, expect, test } from 'vitest'
import { oracle } from '../../src/reference/oracle/index.ts'
import { scenarios } from '../../src/scenarios/index.ts'
import { computedOnce, longSteps, stagedSteps, stepFaults } from './scenarios.ts'

/** Test files that share the scenarios, so that two workers end at about the same time. */
const files = 4

/** Tries the expectations of every fourth scenario on the oracle, beginning with the given one. They take a minute in all. */
export function scenariosOnOracle(first: 0 | 1 | 2 | 3): void {
  describe.each(scenarios.filter((_, i) => i % files === first))('$id', (scenario) => {
    const answers = computedOnce(oracle)

    test.each(stagedSteps(scenario))('$title: every expectation holds on the oracle', async (staged) => {
      const { expectations = [], sweep } = staged.step
      expect(expectations.length + (sweep?.expectations?.length ?? 0)).toBeGreaterThan(0)
      expect(await stepFaults(staged, answers, 'oracle')).toEqual([])
    })

    test.each(longSteps(scenario, 'oracle'))(
      '$title: every long expectation holds on the oracle (long)',
      async (staged) => expect(await stepFaults(staged, answers, 'oracle', true)).toEqual([]),
      1_800_000,
    )
  })
}
