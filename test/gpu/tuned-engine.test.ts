import { expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { terrainVersion } from '../../src/engine/kernels/terrain-form.ts'
import { trainVersion } from '../../src/engine/kernels/train/program.ts'
import type { ExperimentInput } from '../../src/experiment/spec/experiment.ts'
import { countPipelines } from '../support/count-pipelines.ts'
import { testDevice } from '../support/device.ts'
import { moons } from '../support/experiments.ts'

/** 241 weights: surface, runs and maps have several forms each. */
const shallow: ExperimentInput = {
  ...moons,
  model: { kind: 'mlp', widths: [2, 60, 1], activation: 'tanh' },
  algorithms: [{ id: 'momentum', learningRate: 0.05, steps: 20 }],
  plane: { kind: 'random', normalization: 'filter', extent: { a: [-1, 1], b: [-1, 1] } },
}

test('an engine finds out in idle time which forms are the fastest, not while it is busy, and says what it measured', async () => {
  const { device } = await testDevice()
  const pipelines = countPipelines(device)
  const tuned = new Map<string, string>()
  const engine = await createEngine({ device, tuned })
  const end = engine.busy()
  const [run] = await engine.train(shallow)
  const terrain = await engine.terrain(shallow, { resolution: 17 })
  const draws: ExperimentInput = {
    ...shallow,
    starts: [{ kind: 'random', distribution: 'lecun-normal', count: 9 }],
  }
  await engine.ensemble(draws)
  const asked = pipelines()
  // Twice as long as the rest after which idle time begins.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  expect(pipelines()).toBe(asked)
  expect(tuned.size).toBe(0)
  end()
  await expect.poll(() => tuned.size, { timeout: 60_000 }).toBe(3)
  const { adapter, variants } = engine.info
  const work = '2-60-1, tanh, linear, logistic, 64 samples'
  for (const [name, key] of [
    ['tune', `terrain ${terrainVersion}, ${work}`],
    ['tune of training', `training ${trainVersion}, ${work}, 1 runs`],
    ['tune of many runs', `training ${trainVersion}, ${work}, 16 runs`],
  ] as const) {
    const fastest = tuned.get(`${adapter}, ${key}`)
    expect(fastest, key).toBeDefined()
    expect(variants[name]).toMatch(/^.+: [\d.]+ ms(; .+: [\d.]+ ms)+$/)
    expect(variants[name]!.startsWith(`${fastest}: `)).toBe(true)
  }
  expect((await engine.train(shallow))[0]!.finalWeights).toEqual(run!.finalWeights)
  expect((await engine.terrain(shallow, { resolution: 17 })).values).toEqual(terrain.values)
  engine.dispose()
  device.destroy()
})
