import { createServer } from 'vite'
import { afterAll, expect, test } from 'vitest'
import type * as Needed from '../../../src/experiment/needed.ts'
import type * as Parse from '../../../src/experiment/format/parse.ts'
import { onFunction } from '../../support/experiments.ts'

const typed = onFunction({ id: 'custom', expression: 'x^2 + y^2' })

/**
 * Loads its own modules, since those of this process already have the reader once another test has loaded it.
 */
const server = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, ws: false, watch: null },
})
afterAll(() => server.close())

test('the parser of typed functions is loaded for the first one, or for a patch that has one', async () => {
  const load = async (name: string) => server.ssrLoadModule(`/src/experiment/${name}.ts`)
  const { parseTraining } = (await load('format/parse')) as typeof Parse
  const { fetchNeeded, fetchReader } = (await load('needed')) as typeof Needed
  for (const without of [undefined, 'text', {}, onFunction({ id: 'himmelblau' })])
    expect(fetchNeeded(without)).toBeUndefined()
  expect(() => parseTraining(typed)).toThrow('model.expression: Could not load the reader of typed functions')
  await fetchNeeded({ model: { id: 'custom' } })
  expect(parseTraining(typed).model).toMatchObject({ expression: 'x^2 + y^2' })
  expect([fetchNeeded(typed), fetchReader()]).toEqual([undefined, undefined])
})
