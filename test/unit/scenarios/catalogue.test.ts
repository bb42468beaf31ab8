import { expect, test } from 'vitest'
import { catalogue } from '../../../src/scenarios/catalogue.ts'
import { lectureLines } from '../../../src/scenarios/lines.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import type { Scenario } from '../../../src/exchange/lecture/scenario.ts'

test("the catalogue agrees with each lecture's own file", () => {
  expect(catalogue).toMatchObject(
    scenarios.map(({ id, title, ideas, steps }) => ({ id, title, ideas, steps: steps.length })),
  )
  for (const { id, idea } of scenarios) expect(lectureLines[id], id).toBe(idea)
})

/** Fields that only tests and reference scripts use. */
const claims = ['expectations', 'short', 'within', 'references']

const withoutClaims = (lecture: Scenario): unknown =>
  JSON.parse(JSON.stringify(lecture, (key, part: unknown) => (claims.includes(key) ? undefined : part)))

test('a page loads each lecture as its file has it, without claims and sources', async () => {
  const loaded = await Promise.all(catalogue.map(({ load }) => load()))
  expect(loaded.map(withoutClaims)).toEqual(scenarios.map(withoutClaims))
  for (const lecture of loaded) {
    expect(lecture.references).toEqual([])
    for (const { title, predictions = [], ...step } of lecture.steps)
      for (const part of [step, step.sweep, step.histogram, ...predictions])
        for (const claim of claims)
          expect(Object.keys(part ?? {}), `${lecture.id}, ${title}`).not.toContain(claim)
  }
})
