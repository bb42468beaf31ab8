import { afterAll, expect, test } from 'vitest'
import { createEngine } from '../../../src/engine/engine.ts'
import type { Terrain } from '../../../src/reference/results.ts'
import { presets } from '../../../src/scenarios/presets/presets.ts'
import { countPipelines } from '../../support/kernels/count-pipelines.ts'
import { countSubmits } from '../../support/kernels/count-submits.ts'
import { branchBasins, himmelblauBasins } from '../../support/theory/basins.ts'

const engine = await createEngine({ backend: 'webgpu' })
afterAll(() => engine.dispose())

test('a map pauses between two dispatches, and then continues as if it had not', async () => {
  const experiment = himmelblauBasins({ id: 'sgd', learningRate: 0.0005, steps: 6000 })
  const straight = await engine.terrain(experiment, { resolution: 40 })
  const submits = countSubmits(engine.device!)
  let asked = 0
  let go = () => {}
  const rest = new Promise<void>((resolve) => (go = resolve))
  let paused = () => {}
  const reached = new Promise<void>((resolve) => (paused = resolve))
  let done = false
  const running = engine
    .terrain(experiment, {
      resolution: 40,
      pause: () => {
        asked++
        if (asked < 5) return Promise.resolve()
        paused()
        return rest
      },
    })
    .finally(() => (done = true))
  await reached
  const before = submits.given()
  await engine.device!.queue.onSubmittedWorkDone()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect([submits.given(), asked, done]).toEqual([before, 5, false])
  go()
  const { values, outcome } = await running
  expect(submits.given()).toBeGreaterThan(before)
  expect(values).toEqual(straight.values)
  expect(outcome!.weights).toEqual(straight.outcome!.weights)
})

test('a cluster keeps its number from a coarse grid to the finer ones, even if another is the largest there', async () => {
  const extent: [number, number] = [-1.485, 1.515]
  const experiment = {
    ...branchBasins('linear'),
    plane: { kind: 'weights' as const, first: 0, second: 1, extent: { a: extent, b: extent } },
  }
  const coarse: Terrain[] = []
  const fresh = await createEngine({ backend: 'webgpu' })
  const finest = await fresh.terrain(experiment, {
    resolution: 50,
    onCoarse: (terrain) => coarse.push(terrain),
  })
  fresh.dispose()
  expect(coarse.length).toBeGreaterThan(1)
  for (const { outcome, resolution } of coarse) {
    const [na] = resolution
    const stride = [2, 4, 8, 16].find((one) => Math.ceil(50 / one) === na)!
    const at = (k: number) => stride * (50 * Math.floor(k / na) + (k % na))
    const wanted = outcome!.cluster.map((_, k) => finest.outcome!.cluster[at(k)]!)
    expect(outcome!.cluster).toEqual(wanted)
  }
  const largest = ({ outcome }: Terrain) => {
    const sizes = outcome!.clusters.map(({ size }) => size)
    return sizes.indexOf(Math.max(...sizes))
  }
  expect(largest(coarse[0]!)).toBe(0)
  expect(largest(finest)).toBe(1)
})

test('on a software GPU, a first coarse map is drawn before the GPU program is compiled', async () => {
  const { experiment } = presets.find(({ id }) => id === 'xor')!
  const pipelines = countPipelines(engine.device!)
  const before = pipelines()
  const cancel = new AbortController()
  const seen: (readonly [points: number, path: string, asked: number])[] = []
  const map = engine.terrain(
    {
      ...experiment,
      model: { kind: 'mlp', widths: [2, 2, 1], activation: 'tanh' },
      plane: { kind: 'weights', first: 0, second: 1 },
      terrain: { quantity: 'outcome', show: 'cluster' },
    },
    {
      resolution: 129,
      signal: cancel.signal,
      onCoarse({ resolution, outcome }) {
        seen.push([resolution[0], outcome!.path, pipelines() - before])
        if (seen.length === 2) cancel.abort(new Error('enough'))
      },
    },
  )
  await expect(map).rejects.toThrow('enough')
  expect(seen[0]).toEqual([3, 'float64', 0])
  expect(seen[1]![2]).toBeGreaterThan(0)
})
