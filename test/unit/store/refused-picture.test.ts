import { expect, test } from 'vitest'
import { ExperimentError } from '../../../src/experiment/spec/values/error.ts'
import { Store } from '../../../src/store/store.ts'
import type { Terrain } from '../../../src/reference/results.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { trainability } from '../../support/theory/trainability.ts'

/** An engine that cannot show every plane. */
class RefusingEngine extends OracleEngine {
  refuses = false

  override async terrain(...asked: Parameters<OracleEngine['terrain']>): Promise<Terrain> {
    if (this.refuses) throw ExperimentError.at('plane', 'too near: zoom out')
    return super.terrain(...asked)
  }
}

test('if a picture is refused the last good one stays, and is labelled', async () => {
  const engine = new RefusingEngine()
  const experiment = trainability(1, 1, 'linear', 1, 10)
  const store = new Store(() => Promise.resolve(engine), experiment, 5)
  await store.whenIdle()
  const { terrain } = store
  expect(store.stale).toBe(false)
  engine.refuses = true
  store.edit({ plane: { a: { to: 10 } } }, 'zoom')
  await store.whenIdle()
  expect(store.terrain).toBe(terrain)
  expect(store.issues).toEqual([{ path: 'plane', message: 'too near: zoom out' }])
  expect(store.stale).toBe(true)
  store.dismiss()
  expect(store.stale, 'nothing is said once it is put away').toBe(false)
  store.undo()
  await store.whenIdle()
  expect([store.stale, store.issues]).toEqual([false, []])
})
