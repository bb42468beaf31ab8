import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DeviceLostError } from '../../src/engine/backend/device-lost.ts'
import { createEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/types.ts'
import { ExperimentError } from '../../src/experiment/spec/values/error.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import type { MetricSpec } from '../../src/experiment/spec/metric.ts'
import { largestError, relativeError } from '../support/agreement.ts'
import { openDevice } from '../support/device/device.ts'
import { onlyInBrowser } from '../support/device/host.ts'
import { isLong, onlyLong } from '../support/long.ts'
import { countBuffers } from '../support/kernels/count-buffers.ts'
import { countPipelines, countSyncPipelines } from '../support/kernels/count-pipelines.ts'
import { moons as oneRun } from '../support/experiments.ts'

const moons: TrainingInput = {
  ...oneRun,
  algorithms: [{ id: 'momentum', learningRate: 0.05, steps: 20 }],
  starts: [{ kind: 'random', distribution: 'glorot-normal' }],
  plane: { kind: 'random', normalization: 'filter', origin: 'end' },
}

const dragged = (a: number, b: number): TrainingInput => ({
  ...moons,
  starts: [{ kind: 'plane', a, b, base: { kind: 'random', distribution: 'glorot-normal' } }],
})

const himmelblau: TrainingInput = {
  ...moons,
  data: { kind: 'none' },
  model: { kind: 'function', id: 'himmelblau' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 100 }],
  starts: [{ kind: 'weights', values: [0, 0] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

/** How often w_0 is moved while leftovers are counted. */
const resets = isLong ? 100 : 10

/** A long run, in a plane that does not wait for it. */
const long = (steps: number): TrainingInput => ({
  ...moons,
  algorithms: [{ id: 'nesterov', learningRate: 0.01, steps }],
  plane: { kind: 'random', normalization: 'filter' },
})

/** A few general steps with everything that keeps state: moments, batches and noise. */
const stateful: TrainingInput = {
  ...moons,
  algorithms: [{ id: 'adam', learningRate: 0.05, steps: 5, batch: { size: 8 }, noise: 0.1 }],
}

/**
 * Every backend keeps and releases the same things. WebGL2 compiles its programs one by one, so in the short
 * form the test of a lost context below counts its tensors.
 */
test.each(['cpu', ...onlyInBrowser(['wasm', ...onlyLong(['webgl'] as const)] as const)] as const)(
  'on %s training leaves no tensor',
  async (backend) => {
    const engine = await createEngine({ backend })
    const before = tf.memory().numTensors
    const cancel = new AbortController()
    await engine.train(stateful)
    await engine.terrain(long(0), { resolution: 5 })
    const running = engine.train(long(100_000), {
      record: 100,
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    })
    const [run] = await running
    expect(run!.status).toBe('cancelled')
    expect(run!.steps.length).toBeGreaterThan(0)
    expect(tf.memory().numTensors).toBe(before)
    expect(engine.info).toMatchObject({ backend, reason: `The ${backend} backend was asked for.` })
    expect(engine.device).toBeUndefined()
    engine.dispose()
  },
)

test('a lost device is replaced, interrupted work reports it, and the same terrain comes again', async () => {
  const engine = await createEngine()
  const first = await engine.terrain(moons, { resolution: 9 })
  const rebuilt = new Promise<string>((resolve) => engine.onRebuilt(resolve))
  const underway = engine.train(long(1_000_000), { record: 5000 })
  const lost = engine.device!
  setTimeout(() => lost.destroy(), 50)
  await expect(underway).rejects.toBeInstanceOf(DeviceLostError)
  expect(await rebuilt).toContain('Everything was built again')
  expect(engine.device).not.toBe(lost)
  const again = await engine.terrain(moons, { resolution: 9 })
  expect(again.values).toEqual(first.values)
  engine.dispose()
})

test('in software workers train a network with skips, or the kernel on request, which a lost device interrupts too', async () => {
  const layers = { normalization: 'batch', residual: { strength: 0.5 } } as const
  const around = (steps: number): TrainingInput => ({
    ...long(steps),
    model: { kind: 'mlp', widths: [2, 4, 4, 1], activation: 'tanh', ...layers },
  })
  const engine = await createEngine()
  const [byWorkers] = await engine.train(around(20))
  const [byKernel] = await engine.train(around(20), { path: 'fused' })
  expect([byWorkers!.path, byKernel!.path]).toEqual(['general', 'fused'])
  expect(engine.info.variants['train']).toContain('tiled')
  expect(largestError(byKernel!.loss, byWorkers!.loss, relativeError)).toBeLessThan(1e-4)
  const underway = engine.train(around(1_000_000), { record: 5000, path: 'fused' })
  setTimeout(() => engine.device!.destroy(), 50)
  await expect(underway).rejects.toBeInstanceOf(DeviceLostError)
  engine.dispose()
})

test.each(onlyInBrowser(['webgl'] as const))(
  'on %s a lost context cuts off what is under way, and the engine goes on without it',
  async (backend) => {
    const still = long(0)
    const engine = await createEngine({ backend })
    const first = await engine.terrain(still, { resolution: 5 })
    const { numTensors } = tf.memory()
    const rebuilt = new Promise<string>((resolve) => engine.onRebuilt(resolve))
    const underway = engine.train(long(1_000_000), { record: 5000 })
    const { gpgpu } = tf.backend() as MathBackendWebGL
    setTimeout(() => gpgpu.gl.getExtension('WEBGL_lose_context')!.loseContext(), 50)
    await expect(underway).rejects.toBeInstanceOf(DeviceLostError)
    expect(await rebuilt).toBe(
      'TensorFlow.js lost its WebGL context. The page goes on without it, by the processor.',
    )
    expect(engine.info.backend).toBe('workers')
    await expect.poll(() => tf.engine().state.numTensors).toBe(numTensors)
    const again = await engine.terrain(still, { resolution: 5 })
    expect(largestError(again.values, first.values, relativeError)).toBeLessThan(1e-5)
    const byOps = await engine.terrain(still, { resolution: 5, path: 'general' })
    expect(largestError(byOps.values, first.values, relativeError)).toBeLessThan(1e-5)
    engine.dispose()
    const next = await createEngine({ backend })
    expect((await next.terrain(still, { resolution: 5 })).values).toEqual(first.values)
    next.dispose()
  },
)

test('engines of a page share the device, and the last one disposed frees it', async () => {
  const [first, second] = await Promise.all([createEngine(), createEngine({ backend: 'webgpu' })])
  expect(first.device).toBe(second.device)
  const { device } = first
  first.dispose()
  first.dispose()
  await expect(first.terrain(himmelblau, { resolution: 3 })).rejects.toThrow('disposed')
  const field = await second.terrain(himmelblau, { resolution: 3 })
  expect(field.values).toHaveLength(9)
  second.dispose()
  expect((await device!.lost).reason).toBe('destroyed')
})

describe('on one device, where a program is compiled once', () => {
  let device: GPUDevice
  let buffers: () => number
  let engine: Engine
  beforeAll(async () => {
    ;({ device } = await openDevice())
    buffers = countBuffers(device)
    engine = await createEngine({ device })
  })
  afterAll(() => {
    engine.dispose()
    device.destroy()
  })

  test('terrain and training need only what was prepared, watched or not', async () => {
    const pipelines = countPipelines(device)
    const watch: MetricSpec[] = [
      { loss: 'zero-one', factor: 1, reduction: 'mean', part: 'test', weightDecay: 0 },
    ]
    await engine.prepare(moons)
    const prepared = pipelines()
    expect(prepared).toBe(3)
    await Promise.all([engine.terrain(moons, { resolution: 5 }), engine.train(moons, { watch })])
    expect(pipelines()).toBe(prepared)
    const beside = await createEngine({ device })
    await beside.terrain(moons, { resolution: 5 })
    expect(pipelines(), 'another engine on the device compiles nothing once more').toBe(prepared)
    beside.dispose()
    await expect(engine.prepare({ ...moons, seed: -1 })).rejects.toBeInstanceOf(ExperimentError)
  })

  test('ten thousand steps and many resets leave tensors and buffers as they were', async () => {
    const steps = 10_000 / resets
    const walk: TrainingInput = { ...himmelblau, algorithms: [{ id: 'sgd', learningRate: 0.01, steps }] }
    const reset = async (i: number) => {
      await engine.train(walk, { record: steps / 2 })
      await engine.terrain(dragged(i / 100, 0), { resolution: 5 })
      await engine.train(dragged(i / 100, 0), { record: 20 })
    }
    const general = () => engine.train(stateful, { path: 'general' })
    for (let i = 0; i < 3; i++) {
      await reset(i)
      await general()
    }
    const before = { tensors: tf.memory().numTensors, buffers: buffers() }
    for (let i = 0; i < resets; i++) await reset(i)
    for (let i = 0; i < 3; i++) await general()
    expect({ tensors: tf.memory().numTensors, buffers: buffers() }).toEqual(before)
  })

  test('a drag moves w_0 in the plane and leaves the surface as it is', async () => {
    const [here, there] = [await engine.terrain(moons, { resolution: 5 }), dragged(0.5, -0.25)]
    expect((await engine.terrain(there, { resolution: 5 })).values).toEqual(here.values)
    const [run] = await engine.train(there)
    expect(run!.a[0]).toBeCloseTo(0.5, 4)
    expect(run!.b[0]).toBeCloseTo(-0.25, 4)
    expect(run!.distance[0]).toBeLessThan(1e-5)
    const [wanted] = oracle.train(there)
    expect(run!.loss.at(-1)).toBeCloseTo(wanted!.loss.at(-1)!, 4)
  })

  test('single runs train to the same bits as all together', async () => {
    const many: TrainingInput = {
      ...stateful,
      algorithms: [...stateful.algorithms, ...moons.algorithms],
      starts: [...moons.starts, { kind: 'random', distribution: 'he-normal' }],
    }
    const all = await engine.train(many)
    const some = await engine.train(many, { runs: [3, 0] })
    expect(some.map(({ start, algorithm }) => [start, algorithm])).toEqual([[1, 1], [0, 0]]) // prettier-ignore
    expect(some.map((run) => run.finalWeights)).toEqual([all[3]!.finalWeights, all[0]!.finalWeights])
    await expect(engine.train(many, { runs: [4] })).rejects.toThrow(/no run 4/)
  })

  test("predictions and measurements are the oracle's within 1e-5", async () => {
    const centered: TrainingInput = {
      ...moons,
      model: { kind: 'mlp', widths: [2, 4, 1], activation: 'silu', centered: true, trained: [2] },
      metric: { loss: 'logistic', weightDecay: 0.1 },
    }
    const weights = Float32Array.from({ length: 17 }, (_, i) => Math.sin(i))
    const inputs = [
      [0, 1],
      [-2, 0.5],
    ]
    const outputs = await engine.predict(centered, weights, inputs)
    const near = (found: ArrayLike<number>, wanted: ArrayLike<number>) => {
      expect(found).toHaveLength(wanted.length)
      for (let i = 0; i < wanted.length; i++) expect(Math.abs(found[i]! - wanted[i]!)).toBeLessThan(1e-5)
    }
    near(outputs, oracle.predict(centered, weights, inputs))
    const large: TrainingInput = {
      ...moons,
      model: { kind: 'mlp', widths: [2, 300, 300, 1], activation: 'tanh' },
    }
    const many = Float32Array.from({ length: 91_501 }, (_, i) => Math.sin(i) / 20)
    const grid = Array.from({ length: 400 }, (_, i) => [Math.cos(i), Math.sin(3 * i)])
    const programs = countSyncPipelines(engine.device!)
    near(await engine.predict(centered, weights, inputs), outputs)
    for (const what of ['metric', 'gradient', 'gradient-norm'] as const)
      near(
        (await engine.measure(centered, weights, what)).values,
        oracle.measure(centered, weights, what).values,
      )
    expect(programs(), 'a small network needs no program of TensorFlow.js').toBe(0)
    near(await engine.predict(large, many, grid), oracle.predict(large, many, grid))
    expect(programs()).toBeGreaterThan(0)
  })

  test('invalid input is an ExperimentError, and what is too large for fused training takes the general path', async () => {
    await expect(engine.terrain({ ...moons, seed: -1 }, { resolution: 3 })).rejects.toBeInstanceOf(
      ExperimentError,
    )
    await expect(engine.terrain(moons, { resolution: 0 })).rejects.toThrow('whole numbers')
    await expect(engine.predict(moons, [1, 2], [[0, 0]])).rejects.toThrow('17 weights')
    await expect(engine.train(moons, { watch: [{ loss: 'cross-entropy' } as never] })).rejects.toBeInstanceOf(
      ExperimentError,
    )
    const wide: TrainingInput = {
      ...moons,
      model: { kind: 'mlp', widths: [2, 512, 32, 1], activation: 'relu' },
      algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 1 }],
    }
    const [run] = await engine.train(wide)
    expect(run!.path).toBe('general')
    expect(engine.info.variants['train']).toContain('The network has 17985 weights')
    await expect(engine.train(wide, { path: 'fused' })).rejects.toThrow('at most')
  })

  test('an aborted terrain rejects with the reason of its signal', async () => {
    const cancel = new AbortController()
    const running = engine.terrain(moons, { resolution: 257, signal: cancel.signal })
    cancel.abort()
    await expect(running).rejects.toThrow(/abort/i)
    expect((await engine.terrain(moons, { resolution: 3 })).values).toHaveLength(9)
  })

  test('a line is one row of points, in the engine as in the oracle', async () => {
    const size = 17
    const from = Array.from({ length: size }, (_, i) => Math.sin(i))
    const along: TrainingInput = { ...moons, plane: { kind: 'line', from, to: from.map((x) => 1 - x) } }
    for (const resolution of [6, [6, 1]] as const)
      for (const path of ['fused', 'general'] as const) {
        const found = await engine.terrain(along, { resolution, path })
        const wanted = oracle.terrain(along, { resolution })
        expect(found.resolution).toEqual([6, 1])
        expect(wanted.resolution).toEqual([6, 1])
        expect(found.values).toHaveLength(wanted.values.length)
        wanted.values.forEach((value, i) => expect(found.values[i]).toBeCloseTo(value, 4))
      }
  })

  test('once disposed, it leaves no tensor and no buffer', () => {
    engine.dispose()
    expect({ tensors: tf.engine().state.numTensors, buffers: buffers() }).toEqual({ tensors: 0, buffers: 0 })
  })
})

test('a run that a plane needs stops when nobody waits for it', async () => {
  const engine = await createEngine({ backend: 'cpu' })
  const before = tf.memory().numTensors
  const cancel = new AbortController()
  const running = engine.terrain(
    { ...long(1_000_000), plane: moons.plane },
    { resolution: 3, signal: cancel.signal },
  )
  setTimeout(() => cancel.abort(), 20)
  await expect(running).rejects.toThrow(/abort/i)
  await expect.poll(() => tf.memory().numTensors, { timeout: 10_000 }).toBe(before)
  engine.dispose()
})
