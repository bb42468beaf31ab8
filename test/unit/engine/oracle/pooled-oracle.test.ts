import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { IdleTime } from '../../../../src/engine/backend/idle-time.ts'
import { PooledOracle } from '../../../../src/engine/oracle/pooled-oracle.ts'
import { WorkerPool } from '../../../../src/engine/workers/worker-pool.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { product } from '../../../support/experiments.ts'
import { SilentWorker } from '../../../support/device/silent-worker.ts'

const experiment = parseTraining(product)
const task = { kind: 'measure', weights: Float64Array.of(2, -1), what: 'metric', options: {} } as const

beforeEach(() => void (SilentWorker.all.length = 0))

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('cancelled requests end at once, and a worker that does not react is terminated', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('Worker', SilentWorker)
  const idle = new IdleTime()
  const pool = new WorkerPool(1)
  const oracle = new PooledOracle(pool, idle)
  const cancel = new AbortController()
  const first = oracle.do(experiment, task, 'study', cancel.signal)
  const second = oracle.do(experiment, task, 'study', new AbortController().signal)
  await vi.advanceTimersByTimeAsync(0)
  expect(SilentWorker.all).toHaveLength(1)
  cancel.abort(new Error('enough'))
  await expect(first).rejects.toThrow('enough')
  expect(SilentWorker.all[0]!.terminated).toBe(false)
  await vi.advanceTimersByTimeAsync(250)
  expect(SilentWorker.all[0]!.terminated).toBe(true)
  expect(SilentWorker.all[1]!.heard).toEqual([{ task, experiment }])
  SilentWorker.all[1]!.say({ result: { values: Float64Array.of(4.5) } })
  expect((await second).values).toEqual(Float64Array.of(4.5))
  pool.dispose()
  idle.dispose()
})

test('without workers the page computes, and says so', async () => {
  const idle = new IdleTime()
  const oracle = new PooledOracle(new WorkerPool(1), idle)
  const { values } = await oracle.do(experiment, task, 'study', new AbortController().signal)
  expect(values).toEqual(Float64Array.of(4.5))
  expect(oracle.place).toBe('on the page: there are no workers here')
  idle.dispose()
})
