import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { IdleTime } from '../../../../src/engine/backend/idle-time.ts'
import { FieldTerrains } from '../../../../src/engine/oracle/field-terrains.ts'
import { PooledOracle } from '../../../../src/engine/oracle/pooled-oracle.ts'
import { WorkerPool } from '../../../../src/engine/workers/worker-pool.ts'
import { moons } from '../../../support/experiments.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { placement } from '../../../../src/reference/oracle/run/place.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const passed = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** Work requested for idle time, and whether it has begun. */
function wanted() {
  const idle = new IdleTime()
  const begun = vi.fn(() => Promise.resolve())
  idle.want(begun)
  return { idle, begun }
}

test('it comes a second after the last of several tasks has ended, however long they take', async () => {
  const { idle, begun } = wanted()
  const [hand, playback] = [idle.begin(), idle.begin()]
  await passed(10_000)
  hand()
  await passed(10_000)
  playback()
  await passed(999)
  expect(begun).not.toHaveBeenCalled()
  await passed(1)
  expect(begun).toHaveBeenCalledOnce()
})

test('work counts as running until it settles, even if it fails', async () => {
  const { idle, begun } = wanted()
  const failing = idle.during(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5000))
    throw new Error('refused')
  })
  const refused = expect(failing).rejects.toThrow('refused')
  await passed(5999)
  await refused
  expect(begun).not.toHaveBeenCalled()
  await passed(1)
  expect(begun).toHaveBeenCalledOnce()
})

const problem = buildTrainingProblem(
  parseExperiment({ ...moons, plane: { kind: 'weights', first: 0, second: 1 } }),
)
const weights = new Float32Array(problem.size).fill(0.3)
const signal = new AbortController().signal

const oracleOf = (idle: IdleTime) => new PooledOracle(new WorkerPool(1), idle)

test.each<[string, (idle: IdleTime) => Promise<unknown>]>([
  ['a measure', (idle) => oracleOf(idle).measure(problem, weights, 'sharpness', {}, signal)],
  ['an urgent one', (idle) => oracleOf(idle).measure(problem, weights, 'metric', {}, signal, true)],
  [
    'a prediction',
    (idle) => {
      const asked = {
        weights,
        inputs: Float32Array.of(1, 2),
        reference: weights,
        linearized: false,
        part: 'train',
      }
      return oracleOf(idle).predict(problem, asked, signal)
    },
  ],
  [
    'a terrain in float64',
    (idle) => {
      const { plane } = placement(problem)
      const request = { problem, metric: problem.experiment.metric, base: plane.origin, plane }
      return new FieldTerrains(oracleOf(idle)).terrain(
        { ...request, quantity: 'gradient-norm' },
        { resolution: 3, signal },
      )
    },
  ],
])('%s is work from its call to its end', async (_, ask) => {
  vi.useRealTimers()
  const idle = new IdleTime()
  const log: string[] = []
  vi.spyOn(idle, 'begin').mockImplementation(() => {
    log.push('begun')
    return () => void log.push('ended')
  })
  const asked = ask(idle)
  await Promise.resolve()
  expect(log).toEqual(['begun'])
  await asked
  expect(log).toEqual(['begun', 'ended'])
})
