import { afterEach, expect, test, vi } from 'vitest'
import { IdleTime } from '../../../../src/engine/backend/idle-time.ts'
import { OracleWorker } from '../../../../src/engine/oracle/oracle-worker.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { product } from '../../../support/experiments.ts'
import { SilentWorker } from '../../../support/silent-worker.ts'

const experiment = parseExperiment(product)
const task = { kind: 'measure', weights: Float64Array.of(2, -1), what: 'metric', options: {} } as const

afterEach(() => {
  vi.unstubAllGlobals()
  SilentWorker.all.length = 0
})

test('a worker that is busy is ended as soon as nobody waits, and the next task has another one', async () => {
  vi.stubGlobal('Worker', SilentWorker)
  const idle = new IdleTime()
  const worker = new OracleWorker(idle)
  const cancel = new AbortController()
  const first = worker.do(experiment, task, cancel.signal)
  const second = worker.do(experiment, task, new AbortController().signal)
  await vi.waitFor(() => expect(SilentWorker.all).toHaveLength(1))
  cancel.abort(new Error('enough'))
  expect(SilentWorker.all[0]!.terminated).toBe(true)
  await expect(first).rejects.toThrow('enough')
  await vi.waitFor(() => expect(SilentWorker.all).toHaveLength(2))
  expect(SilentWorker.all[1]!.heard).toEqual([{ task, experiment }])
  SilentWorker.all[1]!.say({ found: { values: Float64Array.of(4.5) } })
  expect((await second).values).toEqual(Float64Array.of(4.5))
  worker.dispose()
  idle.dispose()
})

test('where there are no workers the page computes, and says so', async () => {
  const idle = new IdleTime()
  const worker = new OracleWorker(idle)
  expect((await worker.do(experiment, task, new AbortController().signal)).values).toEqual(
    Float64Array.of(4.5),
  )
  expect(worker.place).toBe('on the page: there are no workers here')
  idle.dispose()
})
