import { afterEach, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { roundedPlane } from '../../src/engine/rounded-plane.ts'
import type { Engine } from '../../src/engine/types.ts'
import { WorkerPool } from '../../src/engine/workers/worker-pool.ts'
import { WorkerTerrain } from '../../src/engine/workers/worker-terrain.ts'
import { WorkerTraining } from '../../src/engine/workers/worker-training.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import { placement } from '../../src/reference/oracle/run/place.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { himmelblauBasins } from '../support/theory/basins.ts'
import { digitsInput } from '../support/landscapes/digits.ts'
import { moons } from '../support/experiments.ts'
import { distance, runOf, sameBits, startingWeights } from '../support/kernels/training.ts'

/** The rounding of float64 results to float32, relative to 1 and to the number. */
const bound = 2e-7

let engine: Engine | undefined
afterEach(() => {
  engine?.dispose()
  engine = undefined
})

const long = (steps: number): TrainingInput => ({
  ...moons,
  data: { kind: 'generated', id: 'two-moons', size: 400 },
  plane: { kind: 'random', normalization: 'none' },
  algorithms: [{ id: 'sgd', learningRate: 0.001, steps }],
})

test('workers train, draw and map small experiments like the oracle, and say so', async () => {
  engine = await createEngine({ backend: 'workers' })
  const runs = await engine.train(moons)
  oracle.train(moons).forEach((wanted, r) => {
    expect(runs[r]!.status).toBe(wanted.status)
    expect(distance(runs[r]!.loss, wanted.loss)).toBeLessThan(bound)
    expect(distance(runs[r]!.finalWeights, wanted.finalWeights)).toBeLessThan(bound)
  })
  const { values } = await engine.terrain(moons, { resolution: 17 })
  expect(distance(values, oracle.terrain(moons, { resolution: 17 }).values)).toBeLessThan(1e-5)
  const map = himmelblauBasins({ id: 'sgd', learningRate: 0.01, steps: 500 })
  const found = await engine.terrain(map, { resolution: 9 })
  expect([...found.values]).toEqual([...oracle.terrain(map, { resolution: 9 }).values])
  expect(found.outcome!.path).toBe('float64')
  const { variants, ...info } = engine.info
  expect(info).toMatchObject({ backend: 'workers', reason: 'The workers backend was asked for.' })
  expect(variants).toMatchObject({
    terrain: 'workers: The terrain kernel needs WebGPU, which is not in use.',
    workers: expect.stringMatching(/in .*workers?$/),
  })
  expect(variants['train']).toMatch(/^float64 in .*workers?: Fused training needs WebGPU/)
})

test('workers receive the file that samples are read from, and a new worker receives it again', async () => {
  const images = digitsInput({ size: 20, testSize: 4 })
  engine = await createEngine({ backend: 'workers' })
  for (const seed of [1, 2]) {
    const [run] = await engine.train({ ...images, seed })
    const [wanted] = oracle.train({ ...images, seed })
    expect(distance(run!.finalWeights, wanted!.finalWeights)).toBeLessThan(bound)
    engine.dispose()
    engine = await createEngine({ backend: 'workers' })
  }
})

test('TensorFlow.js draws on request, and its backend is named', async () => {
  engine = await createEngine({ backend: 'workers' })
  const { values } = await engine.terrain(moons, { resolution: 5, path: 'general' })
  expect(distance(values, oracle.terrain(moons, { resolution: 5 }).values)).toBeLessThan(2e-5)
  expect(engine.info.variants['terrain']).toBe('wasm')
})

test('an abort takes effect at once: runs keep their records, and the same workers train the next', async () => {
  engine = await createEngine({ backend: 'workers' })
  const cancel = new AbortController()
  let aborted = NaN
  const [cut] = await engine.train(long(1_000_000), {
    signal: cancel.signal,
    onProgress() {
      if (cancel.signal.aborted) return
      aborted = performance.now()
      cancel.abort()
    },
  })
  expect(performance.now() - aborted).toBeLessThan(500)
  expect(cut!.status).toBe('cancelled')
  expect(cut!.steps.length).toBeGreaterThan(0)
  const [next] = await engine.train(long(5))
  expect(next!.status).toBe('finished')
})

test("a disposed engine ends its workers' tasks", async () => {
  engine = await createEngine({ backend: 'workers' })
  let heard = (): void => undefined
  const begun = new Promise<void>((resolve) => (heard = resolve))
  const running = engine.train(long(1_000_000), { onProgress: () => heard() })
  await Promise.race([begun, running])
  engine.dispose()
  await expect(running).rejects.toThrow('disposed')
})

/**
 * Trains and draws with `count` workers: six runs and 17 x 17 points, in more pieces than there are workers.
 */
async function byWorkers(count: number) {
  const pool = new WorkerPool(count)
  const model = { kind: 'mlp', widths: [2, 16, 16, 1], activation: 'tanh' } as const
  const problem = buildTrainingProblem(parseTraining({ ...long(30), model }))
  const { plane, base } = placement(problem)
  const [algorithm] = problem.experiment.algorithms
  const runs = Array.from({ length: 6 }, (_, start) =>
    runOf(problem, {
      start,
      algorithm: algorithm!,
      weights: startingWeights(problem.size, 0.5, `start ${start}`),
    }),
  )
  const records = await new WorkerTraining(pool).run({ problem, runs, watch: [] })
  const { origin, u, v, extent } = roundedPlane(plane)
  const reference = Float32Array.from(base)
  const { metric } = problem.experiment
  const asked = { problem, metric, origin, u, v, extent, resolution: [17, 17], reference } as const
  let pieces = 0
  const { values } = await new WorkerTerrain(pool).run({ ...asked, onProgress: () => pieces++ })
  const place = pool.place(pool.size)
  pool.dispose()
  return { records, values, pieces, place }
}

test('one worker and three give the same bits, whichever does what', async () => {
  const [one, three] = [await byWorkers(1), await byWorkers(3)]
  expect([one.place, three.place]).toEqual(['in a worker', 'in 3 workers'])
  expect(one.pieces).toBeGreaterThan(3)
  expect(sameBits(three.records, one.records)).toBe(true)
  expect(three.values).toEqual(one.values)
})
