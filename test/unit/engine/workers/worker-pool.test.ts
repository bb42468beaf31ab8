import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TrainTask } from '../../../../src/engine/workers/message.ts'
import { WorkerPool } from '../../../../src/engine/workers/worker-pool.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { moons } from '../../../support/experiments.ts'
import { SilentWorker } from '../../../support/silent-worker.ts'

beforeEach(() => {
  SilentWorker.all.length = 0
  vi.useFakeTimers()
  vi.stubGlobal('Worker', SilentWorker)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const experiment = parseExperiment(moons)
const task: TrainTask = { kind: 'train', runs: [], watch: [] }
const asker = () => {
  const cancel = new AbortController()
  return { onProgress: vi.fn(), stop: cancel.signal, cancel }
}
const found = { found: [] }
const turns = () => vi.advanceTimersByTimeAsync(0)

test('tasks go to the workers in turn, and an experiment is sent to each once', async () => {
  const pool = new WorkerPool(2)
  const three = [1, 2, 3].map(() => pool.do(experiment, task, asker()))
  await turns()
  const [one, other] = SilentWorker.all
  expect(SilentWorker.all.map(({ heard }) => heard.length)).toEqual([1, 1])
  one!.say(found)
  await turns()
  expect(one!.heard[1]).toEqual({ task, experiment: undefined })
  other!.say(found)
  one!.say(found)
  expect(await Promise.all(three)).toEqual([[], [], []])
  expect(pool.place).toBe('in 2 workers')
  pool.dispose()
  expect(SilentWorker.all.map(({ terminated }) => terminated)).toEqual([true, true])
  await expect(pool.do(experiment, task, asker())).rejects.toThrow('ended')
})

test('a worker is told to stop, gives what it has, and is kept for the next task', async () => {
  const pool = new WorkerPool(1)
  const [gone, waiting] = [asker(), asker()]
  const first = pool.do(experiment, task, gone)
  const never = pool.do(experiment, task, waiting)
  await turns()
  const [worker] = SilentWorker.all
  worker!.say({ done: 0.5 })
  expect(gone.onProgress).toHaveBeenCalledWith(0.5)
  gone.cancel.abort(new Error('enough'))
  waiting.cancel.abort(new Error('neither'))
  expect(worker!.heard.at(-1)).toEqual({ stop: true })
  worker!.say(found)
  expect(await first).toEqual([])
  await expect(never).rejects.toThrow('neither')
  await vi.advanceTimersByTimeAsync(1000)
  expect([worker!.terminated, SilentWorker.all.length]).toEqual([false, 1])
  pool.dispose()
})

test('a worker that does not hear it is ended within half a second, and another one takes its place', async () => {
  const pool = new WorkerPool(1)
  const deaf = asker()
  const rejected = expect(pool.do(experiment, task, deaf)).rejects.toThrow('enough')
  const next = pool.do(experiment, task, asker())
  await turns()
  deaf.cancel.abort(new Error('enough'))
  await vi.advanceTimersByTimeAsync(500)
  await rejected
  const [ended, fresh] = SilentWorker.all
  expect(ended!.terminated).toBe(true)
  expect(fresh!.heard).toEqual([{ task, experiment }])
  fresh!.say(found)
  await next
  pool.dispose()
})

test('what a worker finds wrong is thrown as it is', async () => {
  const pool = new WorkerPool(1)
  const refused = pool.do(experiment, task, asker())
  await turns()
  SilentWorker.all[0]!.say({ issues: [{ path: 'model', message: 'is not right' }] })
  await expect(refused).rejects.toThrow('model: is not right')
  const failed = pool.do(experiment, task, asker())
  await turns()
  SilentWorker.all[0]!.say({ failed: 'RangeError: no memory' })
  await expect(failed).rejects.toThrow('no memory')
  const broken = pool.do(experiment, task, asker())
  await turns()
  SilentWorker.all[0]!.onerror({ message: 'it broke' })
  await expect(broken).rejects.toThrow('it broke')
  pool.dispose()
})

test('the page does the work where no worker loads, and says why', async () => {
  vi.useRealTimers()
  const pool = new WorkerPool(1)
  const trained = pool.do(experiment, task, asker())
  await Promise.resolve()
  SilentWorker.all[0]!.onerror({ message: 'blocked' })
  expect(await trained).toEqual([])
  expect(pool.place).toBe('on the page: blocked')
})

test('a list is worked through as many at a time as there are workers, and ends where one fails', async () => {
  const pool = new WorkerPool(2)
  const begun: number[] = []
  const spread = pool.spread([0, 1, 2, 3, 4], async (item) => {
    begun.push(item)
    await Promise.resolve()
    if (item === 2) throw new Error('not two')
  })
  expect(begun).toEqual([0, 1])
  await expect(spread).rejects.toThrow('not two')
  expect(begun).not.toContain(4)
})
