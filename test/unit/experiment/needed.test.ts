import { expect, test, vi } from 'vitest'
import { onFunction } from '../../support/experiments.ts'

const typed = onFunction({ id: 'custom', expression: 'x^2 + y^2' })

test('the reader of typed functions is loaded for the first that comes, or for a patch that has one', async () => {
  // Other tests have loaded it.
  vi.resetModules()
  const { parseTraining } = await import('../../../src/experiment/format/parse.ts')
  const { fetchNeeded, fetchReader } = await import('../../../src/experiment/needed.ts')
  for (const without of [undefined, 'text', {}, onFunction({ id: 'himmelblau' })])
    expect(fetchNeeded(without)).toBeUndefined()
  expect(() => parseTraining(typed)).toThrow(
    'model.expression: The reader of typed functions could not be loaded',
  )
  await fetchNeeded({ model: { id: 'custom' } })
  expect(parseTraining(typed).model).toMatchObject({ expression: 'x^2 + y^2' })
  expect([fetchNeeded(typed), fetchReader()]).toEqual([undefined, undefined])
})
