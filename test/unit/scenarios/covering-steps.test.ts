import { expect, test } from 'vitest'
import { scenarios } from '../../../src/scenarios/index.ts'
import {
  coveringSteps,
  engineTraits,
  numberedSteps,
  stageTraits,
} from '../../support/matrix/covering-steps.ts'

const steps = numberedSteps(scenarios)

test.each([
  ['stage', stageTraits],
  ['engine', engineTraits],
] as const)('fewer steps have among them whatever all have: %s', (_, traitsOf) => {
  const chosen = coveringSteps(steps, traitsOf)
  expect(new Set(chosen.flatMap(traitsOf))).toEqual(new Set(steps.flatMap(traitsOf)))
  expect(chosen.length).toBeLessThan(0.6 * steps.length)
  for (const step of chosen) {
    const others = new Set(chosen.filter((other) => other !== step).flatMap(traitsOf))
    expect(
      traitsOf(step).some((trait) => !others.has(trait)),
      `${step.fragment} is needed`,
    ).toBe(true)
  }
})

test('words and switches are traits, free text and numbers are not', () => {
  const [first] = steps
  expect(first && engineTraits(first)).toContain('stage.plane.kind=weights')
  expect(first && engineTraits(first).filter((trait) => trait.includes('title'))).toEqual([])
  expect(steps.flatMap(stageTraits)).toContain('drawn=matrix')
})
