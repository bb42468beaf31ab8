import { afterAll, describe, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { scenarios } from '../../src/scenarios/index.ts'
import { coveringSteps, engineTraits, numberedSteps } from '../support/matrix/covering-steps.ts'
import { isLong } from '../support/long.ts'
import { computedOnce, expectsOf, longSteps, stepFaults } from '../support/lectures/scenarios.ts'
import { byTurns } from '../support/turns.ts'

const engine = await createEngine({ backend: 'webgpu' })
afterAll(() => engine.dispose())

const steps = numberedSteps(scenarios).filter(({ step }) => expectsOf(step, 'engine'))

/**
 * In the short form every word of an experiment occurs once in two turns; the long form tries every
 * expectation. The oracle is tested against all of them, and a quantity is computed in the same way from the
 * engine's runs, surfaces and measurements as from the oracle's.
 */
const tried = isLong ? steps : byTurns(coveringSteps(steps, engineTraits))

const byScenario = scenarios
  .map((scenario) => ({
    id: scenario.id,
    short: tried.filter(({ id }) => id === scenario.id),
    long: longSteps(scenario, 'engine'),
  }))
  .filter(({ short, long }) => short.length + long.length > 0)

describe.each(byScenario)('$id', ({ short, long }) => {
  const answers = computedOnce(engine)

  test.each(short)('$title: every expectation holds on the engine', async (staged) => {
    expect(await stepFaults(staged, answers, 'engine')).toEqual([])
  })

  test.each(long)(
    '$title: every long expectation holds on the engine (long)',
    async (staged) => expect(await stepFaults(staged, answers, 'engine', true)).toEqual([]),
    1_800_000,
  )
})
