import { describe, expect, it, vi } from 'vitest'
import { moveStart } from '../../src/app/actions.ts'
import { onSameWeights } from '../../src/app/same-weights.ts'
import { Workbench } from '../../src/app/workbench.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import type { ExperimentInput } from '../../src/experiment/schema/experiment.ts'
import type { PlaneSpec } from '../../src/experiment/schema/plane.ts'
import { moons } from '../support/experiments.ts'
import { OracleEngine } from '../support/oracle-engine.ts'

const twoWeights: ExperimentInput = {
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

async function bench(input: ExperimentInput = twoWeights) {
  const engine = new OracleEngine()
  const workbench = new Workbench(() => Promise.resolve(engine), input, 17)
  await workbench.whenIdle()
  engine.asked.length = 0
  return { engine, workbench }
}

describe('workbench', () => {
  it('moves w_0 and trains that start only: plane, surface and frame stay', async () => {
    const { engine, workbench } = await bench({
      ...twoWeights,
      starts: [...twoWeights.starts, { kind: 'weights', values: [1, 1] }],
    })
    const { terrain, scale, runs } = workbench
    workbench.edit(moveStart(workbench.experiment, 1, -2, 0.5), 'move')
    await workbench.whenIdle()
    expect(engine.asked).toEqual(['train 2,3'])
    expect(workbench.terrain).toBe(terrain)
    expect(workbench.scale).toBe(scale)
    expect(workbench.runs.slice(0, 2)).toEqual(runs.slice(0, 2))
    expect([workbench.runs[2]?.a[0], workbench.runs[2]?.b[0]]).toEqual([-2, 0.5])
    const expected = oracle.train(workbench.experiment)[2]!.loss.at(-1)!
    expect(workbench.runs[2]!.loss.at(-1)).toBe(Math.fround(expected))
  })

  it('toggles linearity on the same weights in the same frame, and keeps the surface before as a ghost', async () => {
    const { engine, workbench } = await bench()
    const { terrain, scale } = workbench
    workbench.edit({ model: { linearity: 1 } }, 'linearity')
    await workbench.whenIdle()
    expect(engine.asked).toEqual(['terrain', 'train 0,1'])
    expect(workbench.ghost).toBe(terrain)
    expect(workbench.scale).toBe(scale)
    expect(workbench.terrain?.values).not.toEqual(terrain?.values)
    expect(workbench.runs[0]?.weights(0)).toEqual(Float32Array.of(2, -1))
    workbench.fit()
    expect(workbench.ghost).toBeUndefined()
    expect(workbench.scale).not.toEqual(scale)
  })

  it('keeps a plane through the end of a run where it is when a toggle moves that end, until fit', async () => {
    const { workbench } = await bench({
      ...twoWeights,
      plane: { kind: 'random', normalization: 'none', origin: 'end' },
    })
    const { terrain, scale } = workbench
    const origin = terrain?.origin
    workbench.edit({ model: { linearity: 1 } }, 'linearity')
    await workbench.whenIdle()
    expect(workbench.terrain?.origin).toEqual(origin)
    expect(workbench.ghost).toBe(terrain)
    expect(workbench.scale).toBe(scale)
    workbench.fit()
    await workbench.whenIdle()
    expect(workbench.experiment.plane).toMatchObject({ origin: 'end' })
    expect(workbench.terrain?.origin).not.toEqual(origin)
  })

  it.each([
    { kind: 'pca' as const },
    { kind: 'hessian' as const, which: 'extreme' as const, origin: 'end' as const },
  ])('keeps a plane of $kind where it is, as directions, until fit or another shape', async (plane) => {
    const { workbench } = await bench({ ...twoWeights, plane })
    const { terrain, experiment } = workbench
    const stands = ({ u, v, origin, extent } = workbench.terrain!) => [[...u], [...v], [...origin], extent]
    workbench.edit({ model: { linearity: 1 } }, 'linearity')
    await workbench.whenIdle()
    expect(workbench.issues).toEqual([])
    expect(workbench.experiment.plane.kind).toBe('directions')
    expect(stands()).toEqual(stands(terrain))
    expect(workbench.ghost).toBe(terrain)
    workbench.fit()
    await workbench.whenIdle()
    expect(workbench.experiment.plane).toEqual(experiment.plane)
    expect(stands()).not.toEqual(stands(terrain))
    workbench.edit({ model: { linearity: 0 } }, 'linearity')
    await workbench.whenIdle()
    expect(workbench.experiment.plane.kind).toBe('directions')
    workbench.edit(
      { model: { widths: [1, 2, 1] }, starts: [{ kind: 'weights', values: [2, -1, 1, 1] }] },
      'widths',
    )
    await workbench.whenIdle()
    expect(workbench.issues).toEqual([])
    expect(workbench.experiment.plane).toEqual(experiment.plane)
  })

  it('trains only the runs that a change touches, in their places', async () => {
    const { engine, workbench } = await bench()
    const [descent, adam] = workbench.runs
    const { algorithms } = workbench.experiment
    workbench.edit({ algorithms: [algorithms[0], { ...algorithms[1], learningRate: 0.2 }] }, 'rate')
    await workbench.whenIdle()
    expect(engine.asked).toEqual(['train 1'])
    expect(workbench.runs[0]).toBe(descent)
    expect(workbench.runs[1]).not.toBe(adam)
    expect(workbench.runs[1]!.loss).toEqual(
      Float32Array.from(oracle.train(workbench.experiment, { runs: [1] })[0]!.loss),
    )
    const changed = workbench.runs[1]!
    workbench.edit({ algorithms: [workbench.experiment.algorithms[1]] }, 'remove')
    await workbench.whenIdle()
    expect(engine.asked).toEqual(['train 1'])
    expect(workbench.runs).toHaveLength(1)
    expect(workbench.runs[0]!.loss).toBe(changed.loss)
    expect(workbench.runs[0]!.algorithm).toBe(0)
  })

  it('keeps a plane through two runs, and the run that did not change, when the other one changes or goes', async () => {
    const ends = [
      { start: 0, algorithm: 0, step: 0 },
      { start: 0, algorithm: 0, step: 'end' },
      { start: 0, algorithm: 1, step: 'end' },
    ]
    const through = { ...twoWeights, plane: { kind: 'through', points: ends } } as ExperimentInput
    const { engine, workbench } = await bench(through)
    const [terrain, descent] = [workbench.terrain!, workbench.runs[0]]
    const { algorithms } = workbench.experiment
    workbench.edit({ algorithms: [algorithms[0], { ...algorithms[1], learningRate: 0.2 }] }, 'rate')
    await workbench.whenIdle()
    expect(engine.asked).toEqual(['train 1'])
    expect(workbench.terrain).toBe(terrain)
    expect(workbench.runs[0]).toBe(descent)
    expect(workbench.runs[1]!.a[0]).toBeCloseTo(0, 6)
    expect(workbench.runs[1]!.b.at(-1), 'another end than the plane goes through').not.toBeCloseTo(1, 2)
    workbench.undo()
    workbench.edit({ algorithms: [algorithms[0]] }, 'remove')
    expect(workbench.issues).toEqual([])
    await workbench.whenIdle()
    expect(workbench.runs).toHaveLength(1)
    expect([...workbench.terrain!.u, ...workbench.terrain!.v]).toEqual([...terrain.u, ...terrain.v])
  })

  it('leaves a plane through runs alone when a start is added', async () => {
    const { engine, workbench } = await bench({
      ...twoWeights,
      plane: { kind: 'random', normalization: 'none', origin: 'end' },
    })
    const { terrain } = workbench
    workbench.edit({ starts: [...workbench.experiment.starts, { kind: 'weights', values: [1, 1] }] }, 'add')
    await workbench.whenIdle()
    expect(engine.asked).toEqual(['train 2,3'])
    expect(workbench.terrain).toBe(terrain)
  })

  it('refuses what cannot be, says why, and keeps the last good experiment', async () => {
    const { engine, workbench } = await bench()
    const before = workbench.experiment
    expect(workbench.edit({ metric: { loss: 'zero-one' } }, 'loss')).toBe(false)
    expect(workbench.issues.map(({ path }) => path)).toEqual(['metric.loss'])
    expect(workbench.experiment).toBe(before)
    expect(engine.asked).toEqual([])
    workbench.dismiss()
    expect(workbench.issues).toEqual([])
  })

  it('undoes and redoes without computing what stands already', async () => {
    const { engine, workbench } = await bench()
    workbench.edit({ algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 30 }] }, 'one')
    await workbench.whenIdle()
    expect(workbench.runs.length).toBe(1)
    expect(engine.asked).toEqual(['train 0'])
    workbench.undo()
    await workbench.whenIdle()
    expect(workbench.runs.map((run) => run?.steps.at(-1))).toEqual([50, 20])
    expect(workbench.redoLabel).toBe('one')
    workbench.redo()
    await workbench.whenIdle()
    expect(workbench.runs.map((run) => run?.steps.at(-1))).toEqual([30])
  })

  it('shows the newest of many positions, and none that was overtaken after it', async () => {
    const { engine, workbench } = await bench()
    engine.delay = 5
    for (let i = 0; i < 20; i++) workbench.edit(moveStart(workbench.experiment, 0, i / 10, 1), 'drag', i < 19)
    await workbench.whenIdle()
    expect(workbench.runs[0]?.a[0]).toBeCloseTo(1.9, 6)
    expect(engine.asked.length).toBeLessThan(4)
    workbench.undo()
    await workbench.whenIdle()
    expect(workbench.runs[0]?.a[0]).toBe(2)
    expect(workbench.runs[0]?.b[0]).toBe(-1)
  })

  it('tells how far the runs are as news of the work, for which nothing is drawn anew', async () => {
    const { engine, workbench } = await bench()
    const train = engine.train.bind(engine)
    let changes = 0
    engine.train = (input, options) => {
      changes = 0
      options?.onProgress?.({ done: 0.25 })
      return train(input, options)
    }
    const told: (number | undefined)[] = []
    workbench.addEventListener('progress', () => told.push(workbench.trained, changes))
    workbench.addEventListener('change', () => changes++)
    workbench.edit({ model: { linearity: 1 } }, 'linearity')
    await workbench.whenIdle()
    expect(told).toEqual([0.25, 0])
    expect(workbench.trained).toBeUndefined()
  })

  it('says that it rests, however soon a change has settled', async () => {
    const { workbench } = await bench()
    const rests: boolean[] = []
    for (const name of ['change', 'terrain-change', 'trajectory-change', 'progress'])
      workbench.addEventListener(name, () => rests.push(workbench.idle))
    workbench.edit({ model: { linearity: 1 } }, 'linearity')
    await workbench.whenIdle()
    expect(rests.at(0)).toBe(false)
    expect(rests.at(-1)).toBe(true)
  })

  it('says that it is busy after a while, and cancels', async () => {
    const { engine, workbench } = await bench()
    engine.delay = 400
    const busy = new Promise<void>((resolve) =>
      workbench.addEventListener('progress', () => workbench.busy && resolve()),
    )
    workbench.edit({ model: { activation: 'relu' } }, 'activation')
    expect(workbench.busy).toBe(false)
    await busy
    workbench.cancel()
    await workbench.whenIdle()
    expect(workbench.busy).toBe(false)
    expect(workbench.stale).toBe(true)
    expect(workbench.issues).toEqual([])
  })

  it('goes on from the same experiment after the device was lost under its work, and says so', async () => {
    const { engine, workbench } = await bench()
    engine.delay = 60_000
    workbench.edit({ model: { linearity: 1 }, ...moveStart(workbench.experiment, 0, -2, 0.5) }, 'both')
    const { experiment } = workbench
    await vi.waitFor(() => expect(engine.asked.sort()).toEqual(['terrain', 'train 0,1']))
    engine.lose()
    await vi.waitFor(() => expect(engine.asked.length).toBeGreaterThanOrEqual(4))
    expect(workbench.idle).toBe(false)
    engine.delay = 0
    engine.rebuild('Everything was built again.')
    await workbench.whenIdle()
    expect(workbench.notice).toBe('Everything was built again.')
    expect(workbench.issues).toEqual([])
    expect(workbench.experiment).toBe(experiment)
    expect([...workbench.terrain!.values]).toEqual([
      ...Float32Array.from(oracle.terrain(experiment, { resolution: 17 }).values),
    ])
    expect(workbench.runs.map((run) => run?.loss.at(-1))).toEqual(
      oracle.train(experiment).map((run) => Math.fround(run.loss.at(-1)!)),
    )
    workbench.dismiss()
    expect(workbench.notice).toBeUndefined()
  })

  it('frees the engine', async () => {
    const { engine, workbench } = await bench()
    workbench.dispose()
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
  const two: ExperimentInput = {
    ...moons,
    algorithms: [...moons.algorithms, { id: 'momentum', learningRate: 0.1, steps: 30 }],
  }

  /** Coordinates and distances of all runs. */
  const places = ({ runs }: Workbench) => runs.map((run) => [run!.a, run!.b, run!.distance])

  /** Float32 rounding of the weights and of the coordinates themselves. */
  const agree = (found: Workbench, fresh: Workbench) => {
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
    const { engine, workbench } = await bench(two)
    const { runs } = workbench
    const gone = Object.fromEntries(Object.keys(workbench.experiment.plane).map((key) => [key, null]))
    workbench.edit({ plane: { ...gone, ...plane } }, 'plane')
    await workbench.whenIdle()
    expect(engine.asked.toSorted()).toEqual(['plane', 'terrain'])
    expect(workbench.runs.map((run) => run!.finalWeights)).toEqual(runs.map((run) => run!.finalWeights))
    agree(workbench, (await bench({ ...two, plane })).workbench)
    engine.asked.length = 0
    workbench.undo()
    await workbench.whenIdle()
    expect(engine.asked.toSorted()).toEqual(['plane', 'terrain'])
    agree(workbench, (await bench(two)).workbench)
  })

  it('takes surface and runs there together', async () => {
    const { engine, workbench } = await bench(two)
    const seen: boolean[] = []
    const before = workbench.terrain!.u
    const coordinate = () => workbench.runs[0]!.a.at(-1)
    const from = coordinate()
    for (const name of ['change', 'terrain-change', 'trajectory-change'])
      workbench.addEventListener(name, () =>
        seen.push((workbench.terrain!.u === before) === (coordinate() === from)),
      )
    engine.delay = 5
    workbench.edit({ plane: { kind: 'hessian' } }, 'plane')
    await workbench.whenIdle()
    expect(coordinate()).not.toBe(from)
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.every(Boolean)).toBe(true)
  })

  it('trains nothing for a dragged w_0 that stays the same weights', async () => {
    const { engine, workbench } = await bench(two)
    workbench.edit(moveStart(workbench.experiment, 0, 0.4, -0.3), 'move')
    await workbench.whenIdle()
    engine.asked.length = 0
    const plane = { kind: 'weights', first: 0, second: 3 }
    workbench.edit(onSameWeights(workbench.experiment, { plane }, workbench), 'plane')
    const { experiment } = workbench
    await workbench.whenIdle()
    expect(experiment.starts[0]!.kind).toBe('weights')
    expect(engine.asked.toSorted()).toEqual(['plane', 'terrain'])
    agree(workbench, (await bench(experiment)).workbench)
  })

  it('trains what the change touches besides, and projects the rest', async () => {
    const { engine, workbench } = await bench(two)
    const algorithms = [two.algorithms[0], { ...two.algorithms[1]!, steps: 20 }]
    workbench.edit({ plane: { kind: 'weights', first: 0, second: 3 }, algorithms }, 'both')
    await workbench.whenIdle()
    expect(engine.asked.toSorted()).toEqual(['plane', 'terrain', 'train 1'])
    agree(workbench, (await bench(workbench.experiment)).workbench)
  })
})
