import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type {
  MeasureTask,
  PredictTask,
  TrainTask,
  WorkerRequest,
} from '../../../../src/engine/workers/message.ts'
import { SharedWorkers, WorkerPool } from '../../../../src/engine/workers/worker-pool.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { moons } from '../../../support/experiments.ts'
import { SilentWorker } from '../../../support/device/silent-worker.ts'

beforeEach(() => {
  SilentWorker.all.length = 0
  vi.useFakeTimers()
  vi.stubGlobal('Worker', SilentWorker)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const experiment = parseTraining(moons)
const task: TrainTask = { kind: 'train', runs: [], watch: [] }
const options = () => {
  const cancel = new AbortController()
  return { onProgress: vi.fn(), signal: cancel.signal, cancel }
}
const result = { result: [] }
const turns = () => vi.advanceTimersByTimeAsync(0)

test('tasks go to the workers in turn, and an experiment is sent to each once', async () => {
  const pool = new WorkerPool(2)
  const three = [1, 2, 3].map(() => pool.do(experiment, task, 'picture', options()))
  await turns()
  const [one, other] = SilentWorker.all
  expect(SilentWorker.all.map(({ heard }) => heard.length)).toEqual([1, 1])
  one!.say(result)
  await turns()
  expect(one!.heard[1]).toEqual({ task, experiment: undefined })
  other!.say(result)
  one!.say(result)
  expect(await Promise.all(three)).toEqual([[], [], []])
  expect(pool.place(pool.size)).toBe('in 2 workers')
  pool.dispose()
  expect(SilentWorker.all.map(({ terminated }) => terminated)).toEqual([true, true])
  await expect(pool.do(experiment, task, 'picture', options())).rejects.toThrow('ended')
})

test('a worker that is told to stop returns its partial result, and is kept for the next task', async () => {
  const pool = new WorkerPool(1)
  const [gone, waiting] = [options(), options()]
  const first = pool.do(experiment, task, 'picture', gone)
  const never = pool.do(experiment, task, 'picture', waiting)
  await turns()
  const [worker] = SilentWorker.all
  worker!.say({ done: 0.5 })
  expect(gone.onProgress).toHaveBeenCalledWith(0.5)
  gone.cancel.abort(new Error('enough'))
  waiting.cancel.abort(new Error('neither'))
  expect(worker!.heard.at(-1)).toEqual({ stop: true })
  worker!.say(result)
  expect(await first).toEqual([])
  await expect(never).rejects.toThrow('neither')
  await vi.advanceTimersByTimeAsync(1000)
  expect([worker!.terminated, SilentWorker.all.length]).toEqual([false, 1])
  pool.dispose()
})

test('a task aborted in the queue rejects at once, and the others keep their turns', async () => {
  const pool = new WorkerPool(1)
  const first = pool.do(experiment, task, 'picture', options())
  const [gone, late] = [options(), options()]
  const rejected: unknown[] = []
  const note = (error: unknown) => void rejected.push(error)
  const never = pool.do(experiment, task, 'picture', gone).catch(note)
  const last = pool.do(experiment, task, 'picture', options())
  await turns()
  gone.cancel.abort('enough')
  late.cancel.abort('too late')
  const refused = pool.do(experiment, task, 'picture', late).catch(note)
  await turns()
  expect(rejected).toEqual(['enough', 'too late'])
  await Promise.all([never, refused])
  const [worker] = SilentWorker.all
  worker!.say(result)
  await first
  await turns()
  expect(worker!.heard).toHaveLength(2)
  worker!.say(result)
  expect(await last).toEqual([])
  pool.dispose()
})

test('a worker that does not react is terminated within half a second, and another one replaces it', async () => {
  const pool = new WorkerPool(1)
  const deaf = options()
  const rejected = expect(pool.do(experiment, task, 'picture', deaf)).rejects.toThrow('enough')
  const next = pool.do(experiment, task, 'picture', options())
  await turns()
  deaf.cancel.abort(new Error('enough'))
  await vi.advanceTimersByTimeAsync(500)
  await rejected
  const [ended, fresh] = SilentWorker.all
  expect(ended!.terminated).toBe(true)
  expect(fresh!.heard).toEqual([{ task, experiment }])
  fresh!.say(result)
  await next
  pool.dispose()
})

test('an error found by a worker is thrown unchanged', async () => {
  const pool = new WorkerPool(1)
  const refused = pool.do(experiment, task, 'picture', options())
  await turns()
  SilentWorker.all[0]!.say({ issues: [{ path: 'model', message: 'is not right' }] })
  await expect(refused).rejects.toThrow('model: is not right')
  const failed = pool.do(experiment, task, 'picture', options())
  await turns()
  SilentWorker.all[0]!.say({ failed: 'RangeError: no memory' })
  await expect(failed).rejects.toThrow('no memory')
  const broken = pool.do(experiment, task, 'picture', options())
  await turns()
  SilentWorker.all[0]!.onerror({ message: 'it broke' })
  await expect(broken).rejects.toThrow('it broke')
  pool.dispose()
})

test('the page does the work if no worker loads, and says why', async () => {
  vi.useRealTimers()
  const pool = new WorkerPool(1)
  const trained = pool.do(experiment, task, 'picture', options())
  await Promise.resolve()
  SilentWorker.all[0]!.onerror({ message: 'blocked' })
  expect(await trained).toEqual([])
  expect(pool.place(pool.size)).toBe('on the page: blocked')
})

test('a list is processed by as many tasks as there are workers plus one waiting, and ends if one fails', async () => {
  const pool = new WorkerPool(2)
  const begun: number[] = []
  const spread = pool.spread([0, 1, 2, 3, 4, 5], async (item) => {
    begun.push(item)
    await Promise.resolve()
    if (item === 2) throw new Error('not two')
  })
  expect(begun).toEqual([0, 1, 2])
  await expect(spread).rejects.toThrow('not two')
  expect(begun).not.toContain(5)
})

const point: PredictTask = {
  kind: 'predict',
  weights: new Float64Array(),
  inputs: new Float64Array(),
  reference: new Float64Array(),
  linearized: false,
  part: 'train',
}
const study: MeasureTask = { kind: 'measure', weights: new Float64Array(), what: 'sharpness', options: {} }

test('a pointer waits for no picture or study, and a picture for no study', async () => {
  const pool = new WorkerPool(2)
  const begun = () =>
    SilentWorker.all.map(({ heard }) =>
      heard.map((said) => (said as Extract<WorkerRequest, { task: unknown }>).task.kind),
    )
  const studies = [1, 2].map(() => pool.do(experiment, study, 'study', options()))
  await turns()
  expect(begun()).toEqual([['measure']])
  const pictures = [1, 2].map(() => pool.do(experiment, task, 'picture', options()))
  await turns()
  expect(begun()).toEqual([['measure'], ['train']])
  const pointers = [1, 2].map(() => pool.do(experiment, point, 'pointer', options()))
  await turns()
  expect(begun()).toEqual([['measure'], ['train'], ['predict']])
  const [first, second, third] = SilentWorker.all
  first!.say({ result: { values: Float64Array.of(1) } })
  await turns()
  // The waiting pointer comes first, then the picture. The second study is last, although it was requested
  // first.
  expect(begun()[0]).toEqual(['measure', 'predict'])
  first!.say({ result: Float64Array.of(1) })
  await turns()
  expect(begun()[0]).toEqual(['measure', 'predict', 'train'])
  first!.say(result)
  second!.say(result)
  third!.say({ result: Float64Array.of(1) })
  await turns()
  expect(
    begun()
      .flat()
      .filter((kind) => kind === 'measure'),
  ).toHaveLength(2)
  SilentWorker.all
    .find(
      ({ heard }) =>
        heard.length > 0 &&
        (heard.at(-1) as Extract<WorkerRequest, { task: unknown }>).task.kind === 'measure',
    )!
    .say({
      result: { values: Float64Array.of(2) },
    })
  await Promise.all([...studies, ...pictures, ...pointers])
  pool.dispose()
})

test('finer points of a picture wait for another picture, even if that was requested later', async () => {
  const pool = new WorkerPool(1)
  const kinds = () =>
    SilentWorker.all.flatMap(({ heard }) =>
      heard.map((said) => (said as Extract<WorkerRequest, { task: unknown }>).task.kind),
    )
  const details = [1, 2].map(() => pool.do(experiment, point, 'detail', options()))
  const picture = pool.do(experiment, task, 'picture', options())
  await turns()
  const [worker] = SilentWorker.all
  for (const said of [result, result, result]) {
    worker!.say(said)
    await turns()
  }
  expect(kinds()).toEqual(['predict', 'train', 'predict'])
  await Promise.all([...details, picture])
  pool.dispose()
})

test('a worker that has the experiment is preferred', async () => {
  const pool = new WorkerPool(2)
  const other = parseTraining({ ...moons, seed: 8 })
  const both = [experiment, other].map((one) => pool.do(one, task, 'picture', options()))
  await turns()
  const [holder, last] = SilentWorker.all
  holder!.say(result)
  await turns()
  last!.say(result)
  await Promise.all(both)
  void pool.do(experiment, task, 'picture', options())
  await turns()
  expect(holder!.heard.at(-1)).toEqual({ task, experiment: undefined })
  pool.dispose()
})

test('a free worker continues with its experiment, even if another has waited longer', async () => {
  const pool = new WorkerPool(1)
  const other = parseTraining({ ...moons, seed: 8 })
  const all = [experiment, other, experiment].map((one) => pool.do(one, task, 'picture', options()))
  await turns()
  const [worker] = SilentWorker.all
  for (let k = 0; k < 3; k++) {
    worker!.say(result)
    await turns()
  }
  expect(worker!.heard).toEqual([
    { task, experiment },
    { task, experiment: undefined },
    { task, experiment: other },
  ])
  await Promise.all(all)
  pool.dispose()
})

test('all computations on a page share its workers, which the last one ends', () => {
  const workers = new SharedWorkers()
  const pool = workers.acquire()
  expect(workers.acquire()).toBe(pool)
  workers.release()
  pool.prepare()
  const ended = () => SilentWorker.all.map(({ terminated }) => terminated)
  expect(new Set(ended())).toEqual(new Set([false]))
  workers.release()
  expect(new Set(ended())).toEqual(new Set([true]))
  expect(workers.acquire()).not.toBe(pool)
  workers.release()
})
