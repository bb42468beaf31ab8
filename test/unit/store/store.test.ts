import { effect } from '@preact/signals-core'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { patchBetween } from '../../../src/edit/patch.ts'
import { moveStart, setResidual } from '../../../src/edit/actions.ts'
import { experimentFromLink, experimentToLink } from '../../../src/exchange/link.ts'
import { onSameWeights } from '../../../src/study/same-weights.ts'
import { Store } from '../../../src/store/store.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { TerrainOptions } from '../../../src/engine/types.ts'
import type { PlaneSpec } from '../../../src/experiment/spec/plane.ts'
import { moons } from '../../support/experiments.ts'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { digitsFile } from '../../../src/experiment/generators/digits/images.ts'
import { until } from '../../../src/store/until.ts'
import { digitsInput } from '../../support/landscapes/digits.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { lastStep } from '../../../src/experiment/spec/algorithm.ts'

const twoWeights: TrainingInput = {
  version: 1,
  seed: 1,
  data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
  model: { kind: 'mlp', widths: [1, 1, 1], activation: 'tanh', bias: false },
  metric: { loss: 'squared', factor: 0.5 },
  algorithms: [
    { id: 'sgd', learningRate: 0.1, steps: 50 },
    { id: 'adam', learningRate: 0.1, steps: 20 },
  ],
  starts: [{ kind: 'weights', values: [2, -1] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

async function bench(input: TrainingInput = twoWeights) {
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), input, 17)
  await store.whenIdle()
  engine.asked.length = 0
  return { engine, store }
}

describe('store', () => {
  it('draws the requested number of points, and otherwise as many as suit the engine', async () => {
    const unopened = new Store(() => new Promise<never>(() => undefined), twoWeights)
    expect(unopened.resolution).toBe(129)
    unopened.resolution = 33
    expect(unopened.resolution).toBe(33)
    const { store } = await bench()
    expect(store.resolution).toBe(17)
    const { terrain, scale } = store
    store.resolution = 0
    expect(store.resolution).toBe(65)
    expect(store.scale).toEqual(scale)
    await store.whenIdle()
    expect(store.terrain?.resolution).toEqual([65, 65])
    expect(terrain!.min, 'of fewer points').toBeGreaterThan(store.terrain!.min)
    expect(store.scale, 'its frame is fitted to all that is drawn').not.toEqual(scale)
  })

  it('starts with fewer steps if all would take long, reports it, and runs in full on request', async () => {
    const whole = parseExperiment({
      ...twoWeights,
      algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1_000_000 }],
      starts: Array.from({ length: 16 }, (_, i) => ({ kind: 'weights', values: [i, 1] })),
    })
    const engine = new OracleEngine()
    const trained: number[] = []
    engine.train = (experiment) => {
      trained.push(lastStep((experiment as typeof whole).algorithms[0]!))
      return Promise.resolve([])
    }
    const store = new Store(() => Promise.resolve(engine), whole, 9)
    await store.whenIdle()
    const first = store.training!.algorithms[0]!.steps
    expect(first).toBeLessThan(1_000_000)
    expect(trained).toEqual([first])
    expect(store.opened).toBe(store.experiment)
    expect(store.workload).toMatch(/^16 starts × 1 algorithm × 1.000.000 steps: about .* on this machine\./)
    store.edit({ seed: 2 }, 'seed')
    expect(store.workload).toBeDefined()
    store.doAll()
    await store.whenIdle()
    expect(store.experiment).toEqual({ ...whole, seed: 2 })
    expect(trained.at(-1)).toBe(1_000_000)
    expect(store.workload).toBeUndefined()
    store.open(whole)
    expect(store.training!.algorithms[0]!.steps).toBe(first)
    store.dismiss()
    expect(store.workload).toBeUndefined()
    store.undo()
    expect(store.experiment).toBe(whole)
    store.dispose()
  })

  it('gives their steps back only to algorithms that still have fewer, of the experiment that started with less', async () => {
    const engine = new OracleEngine()
    engine.train = () => Promise.resolve([])
    engine.terrain = () => Promise.reject(new Error('not here'))
    const [sgd, adam] = [1_000_000, 500_000].map((steps, i) => ({
      id: i ? 'adam' : 'sgd',
      learningRate: 0.1,
      steps,
    }))
    const whole = {
      ...moons,
      model: { ...moons.model, widths: [2, 512, 512, 1] },
      algorithms: [sgd, adam],
      starts: Array.from({ length: 16 }, (_, index) => ({
        kind: 'random',
        distribution: 'he-normal',
        index,
      })),
    }
    const store = new Store(() => Promise.resolve(engine), whole, 9)
    await store.whenIdle()
    const steps = () => store.training!.algorithms.map(lastStep)
    const set = (...to: number[]) => {
      const algorithms = store.training!.algorithms.map((one, i) => ({ ...one, steps: to[i]! }))
      expect(store.edit({ algorithms }, 'steps')).toBe(true)
    }
    const first = steps()
    set(7, first[1]!)
    store.doAll()
    expect(steps()).toEqual([7, 500_000])
    store.undo()
    store.undo()
    expect(steps()).toEqual(first)
    store.doAll()
    expect(steps()).toEqual([1_000_000, 500_000])
    store.undo()
    store.edit({ algorithms: [store.training!.algorithms[1]] }, 'remove')
    store.doAll()
    expect(steps()).toEqual([first[1]])
    store.open(whole)
    store.show(
      {
        ...whole,
        seed: 5,
        algorithms: [
          { ...sgd, steps: first[0] },
          { ...adam, steps: 7 },
        ],
      },
      'next',
    )
    expect(store.workload).toBeUndefined()
    store.doAll()
    expect(steps()).toEqual([first[0], 7])
    store.dispose()
  })

  it('notifies each reader of what was opened, or how often, and of nothing else', async () => {
    const { store } = await bench()
    const opened: unknown[] = []
    const counts: number[] = []
    const stops = [
      effect(() => void opened.push(store.opened)),
      effect(() => void counts.push(store.openings)),
    ]
    const [before] = opened
    store.edit({ seed: 2 }, 'seed')
    expect([opened.length, counts.length]).toEqual([1, 1])
    store.open({ ...twoWeights, seed: 3 })
    expect(opened).toEqual([before, store.experiment])
    expect(counts).toEqual([counts[0], counts[0]! + 1])
    store.show({ ...twoWeights, seed: 4 }, 'next step')
    expect(opened).toHaveLength(2)
    expect(counts).toHaveLength(3)
    for (const stop of stops) stop()
    await store.whenIdle()
    store.dispose()
  })

  it('starts with a coarser surface if a point takes long, unless a resolution is requested', async () => {
    const engine = new OracleEngine()
    const asked: unknown[] = []
    engine.terrain = (_, { resolution }) => {
      asked.push(resolution)
      return Promise.reject(new Error('not here'))
    }
    const wide = {
      ...moons,
      model: { ...moons.model, widths: [2, 512, 512, 1] },
      algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
    }
    const store = new Store(() => Promise.resolve(engine), wide)
    await store.whenIdle()
    expect(store.resolution).toBeLessThan(65)
    expect(store.workload).toContain('a surface of 65 × 65 points')
    expect(store.workload).toContain(`It begins with ${store.resolution} × ${store.resolution} points.`)
    const beside = new Store(() => Promise.resolve(engine), wide, 0, store)
    await beside.whenIdle()
    expect(beside.resolution).toBe(store.resolution)
    store.doAll()
    await store.whenIdle()
    expect([store.resolution, beside.resolution]).toEqual([65, 65])
    expect(asked.at(-1)).toBe(65)
    expect(store.workload).toBeUndefined()
    store.open(wide)
    store.resolution = 33
    await store.whenIdle()
    expect(asked.at(-1)).toBe(33)
    expect(store.workload).toBeUndefined()
    store.dispose()
    beside.dispose()
  })

  it('moves w_0 and trains only that start: plane, surface and frame stay', async () => {
    const { engine, store } = await bench({
      ...twoWeights,
      starts: [...twoWeights.starts, { kind: 'weights', values: [1, 1] }],
    })
    const { terrain, scale, runs } = store
    store.edit(moveStart(store.training!, 1, -2, 0.5), 'move')
    await store.whenIdle()
    expect(engine.asked).toEqual(['train 2,3'])
    expect(store.terrain).toBe(terrain)
    expect(store.scale).toBe(scale)
    expect(store.runs.slice(0, 2)).toEqual(runs.slice(0, 2))
    expect([store.runs[2]?.a[0], store.runs[2]?.b[0]]).toEqual([-2, 0.5])
    const expected = oracle.train(store.training!)[2]!.loss.at(-1)!
    expect(store.runs[2]!.loss.at(-1)).toBe(Math.fround(expected))
  })

  it('toggles linearity on the same weights in the same frame, and keeps the previous surface as a ghost', async () => {
    const { engine, store } = await bench()
    const { terrain, scale } = store
    store.edit({ model: { linearity: 1 } }, 'linearity')
    await store.whenIdle()
    expect(engine.asked).toEqual(['terrain', 'train 0,1'])
    expect(store.ghost).toBe(terrain)
    expect(store.scale).toBe(scale)
    expect(store.terrain?.values).not.toEqual(terrain?.values)
    expect(store.runs[0]?.weights(0)).toEqual(Float32Array.of(2, -1))
    store.fit()
    expect(store.ghost).toBeUndefined()
    expect(store.scale).not.toEqual(scale)
  })

  it('turns the dial of skips on the same weights: one entry for a drag, in the same frame, the previous surface as a ghost', async () => {
    const { engine, store } = await bench({
      ...moons,
      model: { kind: 'mlp', widths: [2, 3, 3, 1], activation: 'tanh' },
      plane: { kind: 'random', normalization: 'filter' },
    })
    const { terrain, scale, training } = store
    for (const s of [0.2, 0.6, 0.9])
      expect(store.edit(setResidual(store.training!, s)!, 'skips', true)).toBe(true)
    store.edit(setResidual(store.training!, 0.9)!, 'skips')
    await store.whenIdle()
    expect(engine.asked.filter((asked) => asked === 'terrain').length).toBeGreaterThan(0)
    expect(store.training!.model).toMatchObject({ residual: { strength: 0.9, branch: 'complement' } })
    expect([store.ghost, store.scale]).toEqual([terrain, scale])
    expect(store.terrain!.values).not.toEqual(terrain!.values)
    expect([...store.terrain!.u]).toEqual([...terrain!.u])
    expect(experimentFromLink(experimentToLink(store.experiment))).toEqual(store.experiment)
    expect(store.edit(setResidual(store.training!, 1.5)!, 'skips')).toBe(false)
    expect(store.issues[0]!.path).toBe('model.residual.strength')
    expect(store.training!.model).toMatchObject({ residual: { strength: 0.9 } })
    store.undo()
    expect([store.experiment, store.undoLabel]).toEqual([training, undefined])
    await store.whenIdle()
    expect(store.terrain!.values).toEqual(terrain!.values)
  })

  it('answers a drag with the coarse surface of each place, and with the finest where it rests', async () => {
    const { engine, store } = await bench()
    const ask = engine.terrain.bind(engine)
    let rest = (): void => undefined
    const rests = new Promise<void>((resolve) => (rest = resolve))
    engine.terrain = async (experiment, options) => {
      options.onCoarse?.(await ask(experiment, { resolution: 5 }))
      await Promise.race([
        rests,
        new Promise((resolve) => options.signal!.addEventListener('abort', resolve)),
      ])
      options.signal!.throwIfAborted()
      return ask(experiment, options)
    }
    // Keeps time limits from running out.
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
    try {
      for (const linearity of [0.3, 0.6, 0.9]) {
        store.edit({ model: { linearity } }, 'linearity', true)
        for (let turn = 0; turn < 200; turn++) await Promise.resolve()
        const { values } = oracle.terrain(store.training!, { resolution: 5 })
        expect(store.terrain!.values, `at ${linearity}`).toEqual(Float32Array.from(values))
      }
      rest()
      await store.whenIdle()
      expect(store.terrain!.resolution).toEqual([17, 17])
    } finally {
      vi.useRealTimers()
    }
  })

  it('keeps a plane through the end of a run in place when a toggle moves that end, until it is fitted', async () => {
    const { store } = await bench({
      ...twoWeights,
      plane: { kind: 'random', normalization: 'none', origin: 'end' },
    })
    const { terrain, scale } = store
    const origin = terrain?.origin
    store.edit({ model: { linearity: 1 } }, 'linearity')
    await store.whenIdle()
    expect(store.terrain?.origin).toEqual(origin)
    expect(store.ghost).toBe(terrain)
    expect(store.scale).toBe(scale)
    store.fit()
    await store.whenIdle()
    expect(store.training!.plane).toMatchObject({ origin: 'end' })
    expect(store.terrain?.origin).not.toEqual(origin)
  })

  it.each([
    { kind: 'pca' as const },
    { kind: 'hessian' as const, which: 'extreme' as const, origin: 'end' as const },
  ])('keeps a plane of $kind where it is, as directions, until fit or another shape', async (plane) => {
    const { store } = await bench({ ...twoWeights, plane })
    const { terrain, training: experiment } = store
    const frame = ({ u, v, origin, extent } = store.terrain!) => [[...u], [...v], [...origin], extent]
    store.edit({ model: { linearity: 1 } }, 'linearity')
    await store.whenIdle()
    expect(store.issues).toEqual([])
    expect(store.training!.plane.kind).toBe('directions')
    expect(frame()).toEqual(frame(terrain))
    expect(store.ghost).toBe(terrain)
    store.fit()
    await store.whenIdle()
    expect(store.training!.plane).toEqual(experiment!.plane)
    expect(frame()).not.toEqual(frame(terrain))
    store.edit({ model: { linearity: 0 } }, 'linearity')
    await store.whenIdle()
    expect(store.training!.plane.kind).toBe('directions')
    store.edit(
      { model: { widths: [1, 2, 1] }, starts: [{ kind: 'weights', values: [2, -1, 1, 1] }] },
      'widths',
    )
    await store.whenIdle()
    expect(store.issues).toEqual([])
    expect(store.training!.plane).toEqual(experiment!.plane)
  })

  it('trains only the runs that a change affects, in their places', async () => {
    const { engine, store } = await bench()
    const [descent, adam] = store.runs
    const { algorithms } = store.training!
    store.edit({ algorithms: [algorithms[0], { ...algorithms[1], learningRate: 0.2 }] }, 'rate')
    await store.whenIdle()
    expect(engine.asked).toEqual(['train 1'])
    expect(store.runs[0]).toBe(descent)
    expect(store.runs[1]).not.toBe(adam)
    expect(store.runs[1]!.loss).toEqual(
      Float32Array.from(oracle.train(store.training!, { runs: [1] })[0]!.loss),
    )
    const changed = store.runs[1]!
    store.edit({ algorithms: [store.training!.algorithms[1]] }, 'remove')
    await store.whenIdle()
    expect(engine.asked).toEqual(['train 1'])
    expect(store.runs).toHaveLength(1)
    expect(store.runs[0]!.loss).toBe(changed.loss)
    expect(store.runs[0]!.algorithm).toBe(0)
  })

  it('keeps a plane through two runs, and the unchanged run, when the other one changes or goes', async () => {
    const ends = [
      { start: 0, algorithm: 0, step: 0 },
      { start: 0, algorithm: 0, step: 'end' },
      { start: 0, algorithm: 1, step: 'end' },
    ]
    const through = { ...twoWeights, plane: { kind: 'through', points: ends } } as TrainingInput
    const { engine, store } = await bench(through)
    const [terrain, descent] = [store.terrain!, store.runs[0]]
    const { algorithms } = store.training!
    store.edit({ algorithms: [algorithms[0], { ...algorithms[1], learningRate: 0.2 }] }, 'rate')
    await store.whenIdle()
    expect(engine.asked).toEqual(['train 1'])
    expect(store.terrain).toBe(terrain)
    expect(store.runs[0]).toBe(descent)
    expect(store.runs[1]!.a[0]).toBeCloseTo(0, 6)
    expect(store.runs[1]!.b.at(-1), 'another end than the plane goes through').not.toBeCloseTo(1, 2)
    store.undo()
    store.edit({ algorithms: [algorithms[0]] }, 'remove')
    expect(store.issues).toEqual([])
    await store.whenIdle()
    expect(store.runs).toHaveLength(1)
    expect([...store.terrain!.u, ...store.terrain!.v]).toEqual([...terrain.u, ...terrain.v])
  })

  it('keeps a plane through runs when a start is added', async () => {
    const { engine, store } = await bench({
      ...twoWeights,
      plane: { kind: 'random', normalization: 'none', origin: 'end' },
    })
    const { terrain } = store
    store.edit({ starts: [...store.training!.starts, { kind: 'weights', values: [1, 1] }] }, 'add')
    await store.whenIdle()
    expect(engine.asked).toEqual(['train 2,3'])
    expect(store.terrain).toBe(terrain)
  })

  it('refuses what is impossible, says why, and keeps the last good experiment', async () => {
    const { engine, store } = await bench()
    const before = store.experiment
    expect(store.edit({ metric: { loss: 'zero-one' } }, 'loss')).toBe(false)
    expect(store.issues.map(({ path }) => path)).toEqual(['metric.loss'])
    expect(store.experiment).toBe(before)
    expect(engine.asked).toEqual([])
    store.dismiss()
    expect(store.issues).toEqual([])
  })

  it('undoes and redoes without recomputing', async () => {
    const { engine, store } = await bench()
    store.edit({ algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 30 }] }, 'one')
    await store.whenIdle()
    expect(store.runs.length).toBe(1)
    expect(engine.asked).toEqual(['train 0'])
    store.undo()
    await store.whenIdle()
    expect(store.runs.map((run) => run?.steps.at(-1))).toEqual([50, 20])
    expect(store.redoLabel).toBe('one')
    store.redo()
    await store.whenIdle()
    expect(store.runs.map((run) => run?.steps.at(-1))).toEqual([30])
  })

  it('shows the newest of many positions, and no outdated one after it', async () => {
    const { engine, store } = await bench()
    engine.delay = 5
    for (let i = 0; i < 20; i++) store.edit(moveStart(store.training!, 0, i / 10, 1), 'drag', i < 19)
    await store.whenIdle()
    expect(store.runs[0]?.a[0]).toBeCloseTo(1.9, 6)
    expect(engine.asked.length).toBeLessThan(4)
    store.undo()
    await store.whenIdle()
    expect(store.runs[0]?.a[0]).toBe(2)
    expect(store.runs[0]?.b[0]).toBe(-1)
  })

  it('reports the progress of the runs as news of the work, for which nothing is redrawn', async () => {
    const { engine, store } = await bench()
    const train = engine.train.bind(engine)
    let changes = 0
    engine.train = (input, options) => {
      changes = 0
      options?.onProgress?.({ done: 0.25 })
      return train(input, options)
    }
    const told: (number | undefined)[] = []
    effect(() => void (store.trained && told.push(store.trained, changes)))
    effect(() => void [store.experiment, store.terrain, store.runs, store.idle, changes++])
    store.edit({ model: { linearity: 1 } }, 'linearity')
    await store.whenIdle()
    expect(told).toEqual([0.25, 0])
    expect(store.trained).toBeUndefined()
  })

  it('reports that it is idle, however soon a change has settled', async () => {
    const { store } = await bench()
    const rests: boolean[] = []
    effect(() => void rests.push(store.idle))
    store.edit({ model: { linearity: 1 } }, 'linearity')
    await store.whenIdle()
    expect(rests).toEqual([true, false, true])
  })

  it('ignores a surface that arrives after cancelling', async () => {
    class LateEngine extends OracleEngine {
      override terrain(experiment: TrainingInput, { resolution }: TerrainOptions) {
        return super.terrain(experiment, { resolution })
      }
    }
    const engine = new LateEngine()
    const store = new Store(() => Promise.resolve(engine), twoWeights, 17)
    await store.whenIdle()
    const { terrain } = store
    engine.delay = 300
    engine.asked.length = 0
    store.edit({ metric: { factor: 2 } }, 'factor')
    await vi.waitFor(() => expect(engine.asked).toContain('terrain'))
    store.cancel()
    await store.whenIdle()
    expect(store.terrain).toBe(terrain)
    expect(store.stale).toBe(true)
  })

  it('reports that it is busy after a while, and cancels', async () => {
    const { engine, store } = await bench()
    engine.delay = 400
    const busy = until(() => store.busy)
    store.edit({ model: { activation: 'relu' } }, 'activation')
    expect(store.busy).toBe(false)
    await busy
    store.cancel()
    await store.whenIdle()
    expect(store.busy).toBe(false)
    expect(store.stale).toBe(true)
    expect(store.issues).toEqual([])
  })

  it('abandons an experiment that repeatedly lost the device, until a device is requested', async () => {
    const { engine, store } = await bench()
    engine.delay = 60_000
    store.edit({ model: { linearity: 1 } }, 'linearity')
    await vi.waitFor(() => expect(engine.asked.sort()).toEqual(['terrain', 'train 0,1']))
    engine.lose(true)
    await store.whenIdle()
    engine.delay = 0
    engine.rebuild('The page goes on without it.', 'another')
    await store.whenIdle()
    expect(engine.asked).toHaveLength(2)
    expect(store.issues.map(({ message }) => message)).toEqual([
      'The graphics device kept failing while computing the network 1-1-1, so it will not be tried again.',
    ])
    expect([store.stale, store.offer]).toEqual([true, 'Try again'])
    store.retryDevice()
    expect([engine.asked.at(-1), ...store.issues]).toEqual(['device'])
    Object.assign(engine, { device: { lost: new Promise(() => undefined) } })
    engine.rebuild('Everything was built again.')
    await store.whenIdle()
    expect([store.stale, store.runs[0]?.loss.length, store.offer]).toEqual([false, 51, undefined])
  })

  it('continues from the same experiment after the device was lost during its work, and says so', async () => {
    const { engine, store } = await bench()
    engine.delay = 60_000
    store.edit({ model: { linearity: 1 }, ...moveStart(store.training!, 0, -2, 0.5) }, 'both')
    const { training: experiment } = store
    await vi.waitFor(() => expect(engine.asked.sort()).toEqual(['terrain', 'train 0,1']))
    engine.lose()
    await vi.waitFor(() => expect(engine.asked.length).toBeGreaterThanOrEqual(4))
    expect(store.idle).toBe(false)
    engine.delay = 0
    engine.rebuild('Everything was built again.')
    await store.whenIdle()
    expect(store.notice).toBe('Everything was built again.')
    expect(store.issues).toEqual([])
    expect(store.experiment).toBe(experiment)
    expect([...store.terrain!.values]).toEqual([
      ...Float32Array.from(oracle.terrain(store.training!, { resolution: 17 }).values),
    ])
    expect(store.runs.map((run) => run?.loss.at(-1))).toEqual(
      oracle.train(store.training!).map((run) => Math.fround(run.loss.at(-1)!)),
    )
    store.dismiss()
    expect(store.notice).toBeUndefined()
  })

  it('frees the engine', async () => {
    const { engine, store } = await bench()
    store.dispose()
    await Promise.resolve()
    expect(engine.disposed).toBe(true)
  })
})

describe('another plane', () => {
  const planes: PlaneSpec[] = [
    { kind: 'weights', first: 0, second: 3, origin: 'start' },
    { kind: 'random', normalization: 'filter', origin: 'end' },
    { kind: 'hessian', which: 'extreme', origin: 'end' },
    { kind: 'through', points: [{ start: 0, algorithm: 1, step: 0 }, { start: 0, algorithm: 0, step: 9 }, { start: 0, algorithm: 1, step: 'end' }] },
    { kind: 'line', from: { start: 0, algorithm: 0, step: 0 }, to: { start: 0, algorithm: 1, step: 'end' } },
  ] // prettier-ignore
  const two: TrainingInput = {
    ...moons,
    algorithms: [...moons.algorithms, { id: 'momentum', learningRate: 0.1, steps: 30 }],
  }

  /** Coordinates and distances of all runs. */
  const places = ({ runs }: Store) => runs.map((run) => [run!.a, run!.b, run!.distance])

  /** Float32 rounding of the weights and of the coordinates themselves. */
  const agree = (found: Store, fresh: Store) => {
    const scale = Math.max(...fresh.runs.flatMap((run) => [...run!.finalWeights].map(Math.abs)))
    places(found).forEach((of, i) =>
      of.forEach((series, k) => {
        const wanted = places(fresh)[i]![k]!
        expect(series).toHaveLength(wanted.length)
        series.forEach((x, t) => expect(Math.abs(x - wanted[t]!)).toBeLessThan(1e-5 * (scale + Math.abs(x))))
      }),
    )
  }

  it.each(planes)('of kind $kind trains nothing: the runs are projected into it', async (plane) => {
    const { engine, store } = await bench(two)
    const { runs } = store
    const cleared = Object.fromEntries(Object.keys(store.training!.plane).map((key) => [key, null]))
    store.edit({ plane: { ...cleared, ...plane } }, 'plane')
    await store.whenIdle()
    expect(engine.asked.toSorted()).toEqual(['plane', 'terrain'])
    expect(store.runs.map((run) => run!.finalWeights)).toEqual(runs.map((run) => run!.finalWeights))
    agree(store, (await bench({ ...two, plane })).store)
    engine.asked.length = 0
    store.undo()
    await store.whenIdle()
    expect(engine.asked.toSorted()).toEqual(['plane', 'terrain'])
    agree(store, (await bench(two)).store)
  })

  it('moves surface and runs there together', async () => {
    const { engine, store } = await bench(two)
    const seen: boolean[] = []
    const before = store.terrain!.u
    const coordinate = () => store.runs[0]!.a.at(-1)
    const from = coordinate()
    effect(() => void seen.push((store.terrain!.u === before) === (coordinate() === from)))
    engine.delay = 5
    store.edit({ plane: { kind: 'hessian' } }, 'plane')
    await store.whenIdle()
    expect(coordinate()).not.toBe(from)
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.every(Boolean)).toBe(true)
  })

  it('trains nothing for a dragged w_0 with the same weights', async () => {
    const { engine, store } = await bench(two)
    store.edit(moveStart(store.training!, 0, 0.4, -0.3), 'move')
    await store.whenIdle()
    engine.asked.length = 0
    const plane = { kind: 'weights', first: 0, second: 3 }
    store.edit(onSameWeights(store.experiment, { plane }, store), 'plane')
    const { training: experiment } = store
    await store.whenIdle()
    expect(experiment!.starts[0]!.kind).toBe('weights')
    expect(engine.asked.toSorted()).toEqual(['plane', 'terrain'])
    agree(store, (await bench(experiment!)).store)
  })

  it('trains what the change also affects, and projects the rest', async () => {
    const { engine, store } = await bench(two)
    const algorithms = [two.algorithms[0], { ...two.algorithms[1]!, steps: 20 }]
    store.edit({ plane: { kind: 'weights', first: 0, second: 3 }, algorithms }, 'both')
    await store.whenIdle()
    expect(engine.asked.toSorted()).toEqual(['plane', 'terrain', 'train 1'])
    agree(store, (await bench(store.training!)).store)
  })
})

describe('a change whose samples have to be loaded', () => {
  const patch = digitsInput({ size: 20 })
  const digitsExperiment = parseExperiment(patch)

  beforeAll(() => fetchSamples(patch))

  /** Samples that arrive, or fail, only when the test decides. */
  async function waiting() {
    const { store } = await bench()
    const hand: { come: () => void; stay: (why: Error) => void } = {
      come: () => undefined,
      stay: () => undefined,
    }
    const samples = new Promise<void>((resolve, reject) =>
      Object.assign(hand, { come: resolve, stay: reject }),
    )
    const coming = vi.spyOn(digitsFile, 'fetch')
    onTestFinished(() => coming.mockRestore())
    coming.mockReturnValueOnce(samples)
    return { store, before: store.experiment, ...hand }
  }

  it('waits for them, and the store is busy until it is made', async () => {
    const { store, before, come } = await waiting()
    expect(store.edit(patchBetween(before, digitsExperiment), 'data')).toBe(true)
    expect([store.experiment, store.idle]).toEqual([before, false])
    come()
    await store.whenIdle()
    expect(store.training?.data).toMatchObject({ id: 'digits', size: 20 })
    expect(store.terrain?.resolution).toEqual([17, 17])
    store.undo()
    expect(store.experiment).toBe(before)
  })

  it('is refused with a sentence if they do not load', async () => {
    const { store, before, stay } = await waiting()
    store.edit(patch, 'data')
    stay(new Error('404'))
    await store.whenIdle()
    expect(store.experiment).toBe(before)
    expect(store.issues).toEqual([
      {
        path: '',
        message: expect.stringMatching(/^Could not load the images of handwritten digits/) as string,
      },
    ])
  })

  it.each(['edit', 'open', 'cancel'] as const)('is dropped by %s', async (way) => {
    const { store, come } = await waiting()
    store.edit(patch, 'data')
    if (way === 'edit') store.edit({ seed: 2 }, 'seed')
    else if (way === 'open') store.open({ ...twoWeights, seed: 2 })
    else store.cancel()
    come()
    await store.whenIdle()
    expect(store.training).toMatchObject({ seed: way === 'cancel' ? 1 : 2, model: { widths: [1, 1, 1] } })
  })
})
