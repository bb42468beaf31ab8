import * as tf from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { createEngine } from '../../../src/engine/engine.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { activations, type MlpSpec } from '../../../src/experiment/spec/model.ts'
import { distance } from '../../support/kernels/training.ts'

const twins = (model: Partial<MlpSpec>): TrainingInput => ({
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 12 },
  model: { kind: 'mlp', widths: [2, 5, 4, 1], activation: 'tanh', ...model },
  metric: { loss: 'logistic', weightDecay: 0.01 },
  algorithms: [
    { id: 'momentum', learningRate: 0.1, steps: 10, linearized: true },
    {
      id: 'adam',
      learningRate: 0.01,
      epsilon: 1e-3,
      steps: 10,
      linearized: true,
      batch: { size: 5 },
      noise: 0.1,
    },
    { id: 'sgd', learningRate: 0.1, steps: 10 },
  ],
  starts: [{ kind: 'random', distribution: 'glorot-normal', biasScale: 0.3 }],
  plane: { kind: 'weights', first: 0, second: 1 },
})

/** Ten steps of float32 rounding, as for the networks themselves. */
const tenSteps = 3e-5

/** Expects tfjs ops to reproduce all of the oracle's runs. */
async function expectOracle(backend: 'cpu' | 'webgpu', experiments: TrainingInput[]) {
  const engine = await createEngine({ backend })
  const before = tf.memory().numTensors
  for (const e of experiments) {
    const watch = [{ loss: 'logistic', factor: 1, reduction: 'mean', part: 'test', weightDecay: 0 } as const]
    const runs = await engine.train(e, { watch, path: 'general' })
    const wanted = oracle.train(e, { watch })
    runs.forEach((run, r) => {
      const { loss, watched, finalWeights, status } = wanted[r]!
      const told = `${JSON.stringify(e.model)}, algorithm ${r}`
      expect(run.status, told).toBe(status)
      expect(distance(run.loss, loss), told).toBeLessThan(tenSteps)
      expect(distance(run.watched[0]!, watched[0]!), told).toBeLessThan(tenSteps)
      expect(distance(run.finalWeights, finalWeights), told).toBeLessThan(tenSteps)
    })
    expect(distance(runs[0]!.finalWeights, runs.at(-1)!.finalWeights)).toBeGreaterThan(1e-3)
  }
  expect(tf.memory().numTensors).toBe(before)
  engine.dispose()
}

const rich: Partial<MlpSpec>[] = [
  { parameterization: 'ntk', outputScale: 1.5, centered: true, linearity: 0.3, trained: [1, 3] },
  { bias: false, outputActivation: 'tanh', layerScales: [0.5, 2, 1] },
]

test('twins of every activation and model follow the oracle’s, within 3e-5 for ten steps', () =>
  expectOracle('cpu', [...activations.map((activation) => ({ activation })), ...rich].map(twins)))

test('also on WebGPU', () => {
  const [first] = twins({}).algorithms
  const model: MlpSpec = { ...(twins({}).model as MlpSpec), widths: [2, 4, 1] }
  const algorithms = [first!, { ...first!, linearized: false }].map((a) => ({
    ...a,
    steps: 3,
    learningRate: 1,
  }))
  return expectOracle('webgpu', [{ ...twins({}), model, algorithms }])
})

test('small twins are trained in float64 in a worker, next to the fused runs, in the order of the algorithms', async () => {
  const engine = await createEngine()
  const e = twins({ widths: [2, 4, 1] })
  const progress: number[] = []
  const runs = await engine.train(e, { onProgress: ({ done }) => progress.push(done) })
  expect(runs.map(({ algorithm, path }) => [algorithm, path])).toEqual([
    [0, 'general'],
    [1, 'general'],
    [2, 'fused'],
  ])
  const wanted = oracle.train(e)
  runs.forEach(({ loss, finalWeights, a, outcome }, r) => {
    const bound = r === 2 ? tenSteps : 1e-7
    expect(distance(loss, wanted[r]!.loss)).toBeLessThan(bound)
    expect(distance(finalWeights, wanted[r]!.finalWeights)).toBeLessThan(bound)
    expect(distance(a, wanted[r]!.a)).toBeLessThan(bound)
    expect(outcome).toBe(wanted[r]!.outcome)
  })
  expect(progress.at(-1)).toBeCloseTo(1, 12)
  await expect(engine.train(e, { path: 'fused' })).rejects.toThrow(/Linearised runs/)
  engine.dispose()
})

test('measures and predictions at a twin’s weights belong to the twin, in float32 and float64', async () => {
  const engine = await createEngine({ backend: 'cpu' })
  const e = twins({ widths: [2, 4, 1], centered: true, outputScale: 2 })
  const run = { start: 0, algorithm: 0 }
  const [twin] = oracle.train(e, { runs: [0] })
  const weights = twin!.finalWeights
  const asked = ['metric', 'gradient', 'gradient-norm', 'outputs', 'kernel-change', 'sharpness'] as const
  for (const what of asked) {
    const { values } = await engine.measure(e, weights, what, { run })
    expect(distance(values, oracle.measure(e, weights, what, { run }).values), what).toBeLessThan(1e-5)
  }
  const loss = await engine.measure(e, weights, 'metric', { run })
  expect(Math.abs(loss.values[0]! - twin!.loss.at(-1)!)).toBeLessThan(1e-6)
  const network = await engine.measure(e, weights, 'metric')
  expect(Math.abs(network.values[0]! - loss.values[0]!)).toBeGreaterThan(1e-3)
  const inputs = Array.from({ length: 60 }, (_, i) => [Math.sin(i), Math.cos(2 * i)])
  const wanted = oracle.predict(e, weights, inputs, { run })
  expect(distance(await engine.predict(e, weights, inputs, { run }), wanted)).toBeLessThan(1e-5)
  const large = twins({ widths: [2, 300, 300, 1] })
  const start = Float32Array.from({ length: 91_501 }, (_, i) => Math.sin(i) / 20)
  const moved = start.map((w, i) => w + Math.cos(i) / 100)
  const grid = Array.from({ length: 400 }, (_, i) => inputs[i % 60]!)
  const byOps = await engine.predict(large, moved, grid, { run, start })
  expect(distance(byOps, oracle.predict(large, moved, grid, { run, start }))).toBeLessThan(1e-5)
  expect(distance(byOps, oracle.predict(large, moved, grid))).toBeGreaterThan(1e-3)
  engine.dispose()
})

test('a cancelled twin ends and is reported as cancelled', async () => {
  const engine = await createEngine({ backend: 'cpu' })
  const e = twins({})
  const algorithms = [{ ...e.algorithms[0]!, steps: 1_000_000 }]
  const cancel = new AbortController()
  const [run] = await engine.train(
    { ...e, algorithms },
    { signal: cancel.signal, onProgress: () => cancel.abort() },
  )
  expect(run!.status).toBe('cancelled')
  expect(run!.steps.at(-1)).toBeLessThan(1_000_000)
  engine.dispose()
})
