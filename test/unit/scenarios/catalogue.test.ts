import { expect, test } from 'vitest'
import { catalogue } from '../../../src/scenarios/catalogue.ts'
import { lectureLines } from '../../../src/scenarios/lines.ts'
import { scenarios } from '../../../src/scenarios/index.ts'

test('the catalogue says of each scenario what its own file says, and loads it', async () => {
  expect(catalogue).toMatchObject(
    scenarios.map(({ id, title, steps }) => ({ id, title, steps: steps.length })),
  )
  for (const { id, idea } of scenarios) expect(lectureLines[id], id).toBe(idea)
  expect(await Promise.all(catalogue.map(({ load }) => load()))).toEqual(scenarios)
})
