import { expect, it, vi } from 'vitest'
import { PointStudy } from '../../src/app/point-study.ts'
import { patchBetween } from '../../src/experiment/edit/patch.ts'
import { Workbench } from '../../src/app/workbench.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import type { MeasureName, MeasureOptions } from '../../src/experiment/measurement.ts'
import { moons } from '../support/experiments.ts'
import { OracleEngine } from '../support/oracle-engine.ts'

const experiment = parseExperiment({
  ...moons,
  algorithms: [
    { id: 'sgd', learningRate: 0.1, steps: 5 },
    { id: 'momentum', learningRate: 0.1, momentum: 0.9, steps: 5 },
  ],
})

async function studied() {
  const workbench = new Workbench(() => Promise.resolve(new OracleEngine()), experiment, 5)
  const study = new PointStudy(workbench)
  await workbench.whenIdle()
  const numbers = async () => {
    await workbench.whenIdle()
    await study.whenIdle()
    return Object.fromEntries(study.rows.map(({ id, values }) => [id, values[0]]))
  }
  return { workbench, study, numbers }
}

/** The weights of a point, as the engine takes them. */
function weightsAt({ terrain }: Workbench, a: number, b: number): Float32Array {
  return Float32Array.from(terrain!.origin, (w, i) => w + a * terrain!.u[i]! + b * terrain!.v[i]!)
}

it('measures every loss, the gradient, the curvature and the way from w₀ at a point, as the oracle does', async () => {
  const { workbench, study, numbers } = await studied()
  expect(study.on).toBe(false)
  study.open([0.4, -0.3])
  const found = await numbers()
  const weights = weightsAt(workbench, 0.4, -0.3)
  const wanted = (what: MeasureName, options: MeasureOptions = {}, value = 0) =>
    oracle.measure(experiment, Float64Array.from(weights), what, options).values[value]!
  const { metric } = experiment
  const errors = { loss: 'zero-one', factor: 1, reduction: 'mean-over-samples', weightDecay: 0 } as const
  const all: Record<string, number> = {
    loss: wanted('metric'),
    'test-loss': wanted('metric', { metric: { ...metric, part: 'test' } }),
    'train-errors': wanted('metric', { metric: { ...errors, part: 'train' } }),
    'test-errors': wanted('metric', { metric: { ...errors, part: 'test' } }),
    'gradient-norm': wanted('gradient-norm'),
    distance: wanted('movement', {}, 1),
    sharpness: wanted('sharpness'),
    'stable-0': 20,
    'stable-1': 38,
  }
  expect(Object.keys(found)).toEqual(Object.keys(all))
  for (const [id, value] of Object.entries(all)) expect(found[id], id).toBeCloseTo(value, 6)
})

it('measures more when it is asked for: what the table of numbers has, and the way from every w₀', async () => {
  const linear = parseExperiment({
    ...experiment,
    model: { kind: 'mlp', widths: [2, 3, 1], activation: 'linear' },
    starts: [0, 1].map(() => ({ kind: 'random', distribution: 'lecun-normal' })),
  })
  const engine = new OracleEngine()
  const workbench = new Workbench(() => Promise.resolve(engine), linear, 5)
  const study = new PointStudy(workbench)
  await workbench.whenIdle()
  study.open([0.4, -0.3])
  await study.whenIdle()
  const values = () => Object.fromEntries(study.moreRows.map((row) => [row.id, row.values[0]]))
  expect(
    Object.values(values()).every((value) => value === undefined),
    'not before',
  ).toBe(true)
  expect(engine.asked).not.toContain('measure kernel-change')
  study.more = true
  await vi.waitFor(() => expect(values()['kernel-change']).toBeDefined())
  const weights = weightsAt(workbench, 0.4, -0.3)
  const wanted = (what: MeasureName, value = 0, options: MeasureOptions = {}) =>
    oracle.measure(linear, Float64Array.from(weights), what, options).values[value]!
  const all: Record<string, number> = {
    'distance-2': wanted('movement', 1, { start: 1 }),
    margin: wanted('margin', 1),
    'normalized-margin': wanted('margin'),
    'effective-rank': wanted('effective-rank'),
    'singular-values-1': wanted('singular-values'),
    'linearization-gap': wanted('linearization-gap'),
    'kernel-change': wanted('kernel-change'),
  }
  expect(Object.keys(values())).toEqual(Object.keys(all))
  for (const [id, value] of Object.entries(all)) expect(values()[id], id).toBeCloseTo(value, 6)
  expect(Math.abs(all['distance-2']! - wanted('movement', 1))).toBeGreaterThan(0.01)
  expect(study.moreRows.find(({ id }) => id === 'kernel-change')?.label).toBe('kernel change')
})

it('keeps the point where the plane stays, follows w₀ when it was dragged, and goes to w₀ in another plane', async () => {
  const { workbench, study, numbers } = await studied()
  study.open([0.4, -0.3])
  const before = await numbers()
  workbench.edit({ starts: [{ kind: 'plane', a: 0.4, b: -0.3, base: experiment.starts[0] }] }, 'move')
  const dragged = await numbers()
  expect(study.chosen).toEqual([0.4, -0.3])
  expect(dragged['loss']).toBe(before['loss'])
  expect(before['distance']).toBeGreaterThan(0.01)
  expect(dragged['distance']).toBeLessThan(1e-6)
  workbench.edit({ plane: { ...experiment.plane, extent: { a: [-2, 2], b: [-2, 2] } } }, 'zoom')
  await numbers()
  expect(study.chosen).toEqual([0.4, -0.3])
  workbench.edit(
    {
      plane: patchBetween(workbench.experiment.plane, {
        kind: 'random',
        normalization: 'none',
        origin: 'start',
      }),
    },
    'another plane',
  )
  expect(workbench.issues).toEqual([])
  const elsewhere = await numbers()
  expect(study.chosen).toBeUndefined()
  expect(elsewhere['distance']).toBe(0)
  study.close()
  expect(study.on).toBe(false)
})

it('has nothing to measure over hyperparameters', async () => {
  const { workbench, study } = await studied()
  study.open()
  expect(study.on).toBe(true)
  const axis = (path: string) => ({ path, from: 0.01, to: 0.1 })
  const [a, b] = [axis('/algorithms/0/learningRate'), axis('/algorithms/1/learningRate')]
  const plane = patchBetween(experiment.plane, { kind: 'hyperparameters', a, b })
  workbench.edit({ plane }, 'hyperparameters')
  expect(workbench.issues).toEqual([])
  expect(study.on).toBe(false)
})
