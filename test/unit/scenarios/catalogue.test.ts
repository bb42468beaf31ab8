import { expect, test } from 'vitest'
import { catalogue } from '../../../src/scenarios/catalogue.ts'
import { scenarios } from '../../../src/scenarios/index.ts'

test('the catalogue says of each scenario what its own file says, and loads it', async () => {
  expect(catalogue).toMatchObject(
    scenarios.map(({ id, title, idea, steps }) => ({ id, title, idea, steps: steps.length })),
  )
  expect(await Promise.all(catalogue.map(({ load }) => load()))).toEqual(scenarios)
})
