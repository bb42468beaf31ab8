import { describe, expect, test } from 'vitest'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { scenarios } from '../../src/scenarios/index.ts'
import { longSteps, stagedSteps, stepFaults } from './scenarios.ts'

/**
 * Tries the expectations of every second scenario on the oracle, beginning with the given one. They take a minute in all: two test
 * files share them between two workers.
 */
export function scenariosOnOracle(first: 0 | 1): void {
  describe.each(scenarios.filter((_, i) => i % 2 === first))('$id', (scenario) => {
    test.each(stagedSteps(scenario))('$title: every expectation holds on the oracle', async (staged) => {
      const { expectations = [], sweep } = staged.step
      expect(expectations.length + (sweep?.expectations?.length ?? 0)).toBeGreaterThan(0)
      expect(await stepFaults(staged, oracle, 'oracle')).toEqual([])
    })

    test.each(longSteps(scenario, 'oracle'))(
      '$title: every long expectation holds on the oracle (long)',
      async (staged) => expect(await stepFaults(staged, oracle, 'oracle', true)).toEqual([]),
      1_800_000,
    )
  })
}
