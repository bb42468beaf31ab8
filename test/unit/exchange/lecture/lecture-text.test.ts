import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lectureText } from '../../../../src/exchange/lecture/lecture-text.ts'
import { parseLecture } from '../../../../src/exchange/lecture/parse-lecture.ts'
import { same } from '../../../../src/experiment/format/same.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import type { Scenario } from '../../../../src/exchange/lecture/scenario.ts'
import { arbitraryLecture } from '../../../support/arbitrary/arbitrary-lecture.ts'
import { isLong } from '../../../support/long.ts'

/**
 * Fails at the first difference if a lecture is not read back unchanged, or its text is not written again
 * character by character.
 */
function comesBack(lecture: Scenario): void {
  const text = lectureText(lecture)
  const { scenario, problems } = parseLecture(text)
  expect(problems.filter(({ mild }) => !mild)).toEqual([])
  if (!same(scenario, lecture)) expect(scenario).toEqual(lecture)
  expect(same(scenario, lecture), 'equal to the last bit').toBe(true)
  expect(lectureText(scenario ?? lecture)).toBe(text)
}

describe('A lecture written and read again is the same to the last bit, and its text character by character', () => {
  test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    comesBack(scenario)
  })

  test('lectures with any text and fields', () => {
    fc.assert(fc.property(arbitraryLecture, comesBack), {
      seed: 1,
      numRuns: isLong ? 2000 : 100,
      endOnFailure: true,
    })
  }, 300_000)
})
