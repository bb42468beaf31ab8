import { signal } from '@preact/signals-core'
import { afterEach, expect, test, vi } from 'vitest'
import { trainabilityEdge } from '../../../../src/analyses/surface/trainability-edge.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { Store } from '../../../../src/store/store.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { trainability } from '../../../support/theory/trainability.ts'
import { unowned } from '../../../support/unowned.ts'

afterEach(() => vi.doUnmock('../../../../src/words/stage/edge.ts'))

/** The drawn surface of an experiment with points on both sides of a straight edge, as a store's signals. */
async function drawn(show?: 'status') {
  const input = trainability(1, 1, 'linear', 1, 30)
  const store = new Store(() => Promise.resolve(new OracleEngine()), input, 3)
  await store.whenIdle()
  const fine = {
    ...store.terrain!,
    resolution: [65, 65] as const,
    values: new Float32Array(65 ** 2).map((_, k) => (k % 65) - 30.5),
  }
  store.dispose()
  const given = show ? { ...input, terrain: { ...input.terrain, show } } : input
  const [experiment, terrain] = [signal(parseTraining(given)), signal(fine)]
  const edge = trainabilityEdge(unowned, {
    get training() {
      return experiment.value
    },
    get terrain() {
      return terrain.value
    },
  })
  await edge.whenIdle()
  return { edge, terrain, fine }
}

test('the edge of a surface of convergence has its dimension, and the next surface has its own', async () => {
  const { edge, terrain, fine } = await drawn()
  expect(edge.value.value).toContain('dimension of the edge 1')
  terrain.value = { ...fine, values: fine.values.map(() => -1) }
  expect(edge.value.value).toBeUndefined()
  await edge.whenIdle()
  expect(edge.value.value).toBe('')
  edge.dispose()
})

test('other surfaces have no such edge', async () => {
  const { edge } = await drawn('status')
  expect(edge.value.value).toBeUndefined()
  edge.dispose()
})

test('a part of the page that does not load is reported, and requested again with the next surface', async () => {
  vi.doMock('../../../../src/words/stage/edge.ts', () => {
    throw new Error('offline')
  })
  const { edge, terrain, fine } = await drawn()
  expect(edge.error.value[0]!.message).toMatch(/^Could not load the trainability measurement/)
  vi.doUnmock('../../../../src/words/stage/edge.ts')
  terrain.value = { ...fine }
  await edge.whenIdle()
  expect([edge.error.value.length, edge.value.value !== '']).toEqual([0, true])
  edge.dispose()
})
