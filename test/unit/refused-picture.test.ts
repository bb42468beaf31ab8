import { expect, test } from 'vitest'
import { Workbench } from '../../src/app/workbench.ts'
import { ExperimentError } from '../../src/experiment/spec/error.ts'
import type { Terrain } from '../../src/experiment/results.ts'
import { OracleEngine } from '../support/oracle-engine.ts'
import { trainability } from '../support/trainability.ts'

/** An engine that cannot show every plane. */
class RefusingEngine extends OracleEngine {
  refuses = false

  override async terrain(...asked: Parameters<OracleEngine['terrain']>): Promise<Terrain> {
    if (this.refuses) throw ExperimentError.at('plane', 'too near: zoom out')
    return super.terrain(...asked)
  }
}

test('where a picture is refused the last good one stays, and is said to be that', async () => {
  const engine = new RefusingEngine()
  const experiment = trainability(1, 1, 'linear', 1, 10)
  const workbench = new Workbench(() => Promise.resolve(engine), experiment, 5)
  await workbench.whenIdle()
  const { terrain } = workbench
  expect(workbench.stale).toBe(false)
  engine.refuses = true
  workbench.edit({ plane: { a: { to: 10 } } }, 'zoom')
  await workbench.whenIdle()
  expect(workbench.terrain).toBe(terrain)
  expect(workbench.issues).toEqual([{ path: 'plane', message: 'too near: zoom out' }])
  expect(workbench.stale).toBe(true)
  workbench.undo()
  await workbench.whenIdle()
  expect([workbench.stale, workbench.issues]).toEqual([false, []])
})
