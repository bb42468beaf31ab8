import { expect, test } from 'vitest'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { fetchNeeded, fetchReader } from '../../../src/experiment/needed.ts'
import { onFunction } from '../../support/experiments.ts'

const typed = onFunction({ id: 'custom', expression: 'x^2 + y^2' })

test('the reader of typed functions is loaded for the first that comes, or for a patch that has one', async () => {
  for (const without of [undefined, 'text', {}, onFunction({ id: 'himmelblau' })])
    expect(fetchNeeded(without)).toBeUndefined()
  expect(() => parseTraining(typed)).toThrow(
    'model.expression: The reader of typed functions could not be loaded',
  )
  await fetchNeeded({ model: { id: 'custom' } })
  expect(parseTraining(typed).model).toMatchObject({ expression: 'x^2 + y^2' })
  expect([fetchNeeded(typed), fetchReader()]).toEqual([undefined, undefined])
})
