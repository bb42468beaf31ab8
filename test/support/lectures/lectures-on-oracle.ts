import { beforeAll, describe, expect, test } from 'vitest'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { quickOracle } from '../quick-oracle.ts'
import { ideas } from '../../../src/scenarios/ideas.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import type { Scenario } from '../../../src/exchange/lecture/scenario.ts'
import { computedOnce, longSteps, stagedSteps, stepFaults } from './scenarios.ts'

/** Ideas by subject. Each subject is a test file; the largest take about a third of the time each. */
const subjects = {
  gaps: ['three-levels', 'terrain', 'model-gap', 'metric-gap', 'algorithm-gap', 'goodhart'],
  'anna-karenina': ['anna-karenina'],
  results: ['end-to-end', 'proof-of-concept', 'character-witness'],
  'toy-models': ['ultra-wide', 'all-linear'],
  experiments: ['without-theorems', 'bad-drawings'],
  landscapes: ['famous-landscapes'],
  phenomena: ['famous-phenomena'],
} as const

/** Lectures on the ideas of a subject. @throws Error if an idea has no subject */
function lecturesOf(subject: keyof typeof subjects): Scenario[] {
  const all: readonly string[] = Object.values(subjects).flat()
  const left = ideas.filter(({ id }) => !all.includes(id))
  if (left.length > 0) throw new Error(`No subject has ${left.map(({ id }) => id).join(', ')}.`)
  const own: readonly string[] = subjects[subject]
  return scenarios.filter(({ ideas: shown = [] }) => shown.some((id) => own.includes(id)))
}

/**
 * Tries every expectation in the lectures of a subject on the oracle. All subjects together take a minute.
 */
export function lecturesOnOracle(subject: keyof typeof subjects): void {
  describe.each(lecturesOf(subject))('$id', (scenario) => {
    const answers = computedOnce(quickOracle)
    beforeAll(() => Promise.all(scenario.steps.map(({ experiment }) => fetchSamples(experiment))))

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
