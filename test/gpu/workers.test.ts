import { afterEach, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/types.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import type { ExperimentInput } from '../../src/experiment/spec/experiment.ts'
import { himmelblauBasins } from '../support/theory/basins.ts'
import { moons } from '../support/experiments.ts'
import { distance } from '../support/kernels/training.ts'

/** Of the rounding of float64 results to float32, relative to 1 and the number. */
const bound = 2e-7

let engine: Engine
afterEach(() => engine.dispose())

const long = (steps: number): ExperimentInput => ({
  ...moons,
  data: { kind: 'generated', id: 'two-moons', size: 400 },
  plane: { kind: 'random', normalization: 'none' },
  algorithms: [{ id: 'sgd', learningRate: 0.001, steps }],
})

test('workers train, draw and map what is small as the oracle does, and say so', async () => {
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

test('TensorFlow.js draws where it is asked for, and its backend is named', async () => {
  engine = await createEngine({ backend: 'workers' })
  const { values } = await engine.terrain(moons, { resolution: 5, path: 'general' })
  expect(distance(values, oracle.terrain(moons, { resolution: 5 }).values)).toBeLessThan(2e-5)
  expect(engine.info.variants['terrain']).toBe('wasm')
})

test('an abort is heard at once: runs keep their records, and the same workers train the next', async () => {
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

test('a disposed engine ends what its workers do', async () => {
  engine = await createEngine({ backend: 'workers' })
  let heard = (): void => undefined
  const begun = new Promise<void>((resolve) => (heard = resolve))
  const running = engine.train(long(1_000_000), { onProgress: () => heard() })
  await Promise.race([begun, running])
  engine.dispose()
  await expect(running).rejects.toThrow('disposed')
})
