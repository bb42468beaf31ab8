import { afterAll, describe, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { scenarios } from '../../src/scenarios/index.ts'
import { computedOnce, longSteps, stagedSteps, stepFaults } from '../support/scenarios.ts'

const engine = await createEngine({ backend: 'webgpu' })
afterAll(() => engine.dispose())

describe.each(scenarios)('$id', (scenario) => {
  const answers = computedOnce(engine)

  test.each(stagedSteps(scenario))('$title: every expectation holds on the engine', async (staged) => {
    expect(await stepFaults(staged, answers, 'engine')).toEqual([])
  })

  test.each(longSteps(scenario, 'engine'))(
    '$title: every long expectation holds on the engine (long)',
    async (staged) => expect(await stepFaults(staged, answers, 'engine', true)).toEqual([]),
    1_800_000,
  )
})
