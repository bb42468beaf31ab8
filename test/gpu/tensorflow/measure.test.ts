import { expect, test } from 'vitest'
import { createEngine } from '../../../src/engine/engine.ts'
import { ExperimentError } from '../../../src/experiment/spec/values/error.ts'
import { measures, type MeasureName, type MeasureOptions } from '../../../src/reference/measurement.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'

const moons: TrainingInput = {
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 20 },
  model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh', linearity: 1, centered: true },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 20 }],
  starts: [0, 1].map(() => ({ kind: 'random', distribution: 'glorot-normal' }) as const),
  plane: { kind: 'weights', first: 0, second: 1 },
}
const point = Float32Array.from({ length: 17 }, (_, i) => Math.sin(i))
const other = Float32Array.from({ length: 17 }, (_, i) => Math.cos(i))

const options: Partial<Record<MeasureName, MeasureOptions>> = {
  'hessian-top': { count: 3 },
  direction: { toward: other },
  cka: { other },
  path: { other },
  barrier: { other, start: 1 },
  connection: { other, steps: 20 },
  alignment: { other },
}

/** Three given entries of a 2 x 2 matrix, for measurements that only square maps have. */
const threeEntries: TrainingInput = {
  ...moons,
  data: {
    kind: 'table',
    task: 'regression',
    inputs: [[1, 0], [0, 1]],
    targets: [[0, 1], [1, 0]],
    weights: [[0, 1], [1, 1]],
  },
  model: { kind: 'mlp', widths: [2, 2, 2, 2], activation: 'linear', bias: false },
  metric: { loss: 'squared', factor: 0.5, reduction: 'sum' },
} // prettier-ignore
const ofSquareMaps: readonly MeasureName[] = ['determinant', 'escape']

const ofFloat32: readonly MeasureName[] = ['metric', 'gradient', 'gradient-norm']

test('every measure equals the oracle’s, bit for bit if a worker computes it', async () => {
  const engine = await createEngine({ backend: 'cpu' })
  for (const what of measures) {
    const square = ofSquareMaps.includes(what)
    const asked = [
      square ? threeEntries : moons,
      square ? point.slice(0, 12) : point,
      what,
      options[what],
    ] as const
    const found = await engine.measure(...asked)
    const wanted = oracle.measure(...asked)
    if (ofFloat32.includes(what))
      wanted.values.forEach((value, i) => expect(Math.abs(found.values[i]! - value), what).toBeLessThan(1e-5))
    else expect(found.values, what).toEqual(wanted.values)
    expect(found.vectors, what).toEqual(wanted.vectors?.map((vector) => Float32Array.from(vector)))
  }
  expect(engine.info.variants['measure']).toMatch(/^float64 in a worker: '.*' is measured in float64 only\.$/)
  engine.dispose()
})

test('another start is another reference, on the backend and in the worker', async () => {
  const engine = await createEngine({ backend: 'cpu' })
  for (const what of ['metric', 'outputs', 'movement'] as const)
    for (const start of [1, other]) {
      const { values } = await engine.measure(moons, point, what, { start })
      const wanted = oracle.measure(moons, point, what, { start }).values
      values.forEach((value, i) => expect(Math.abs(value - wanted[i]!), what).toBeLessThan(1e-5))
      expect(values[0]).not.toBeCloseTo((await engine.measure(moons, point, what)).values[0]!, 4)
    }
  engine.dispose()
})

test('an impossible measurement is an ExperimentError with its path, and other requests continue', async () => {
  const engine = await createEngine({ backend: 'cpu' })
  const curved: TrainingInput = {
    ...moons,
    model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
  }
  const refused = engine.measure(curved, point, 'singular-values')
  const asked = engine.measure(curved, point, 'sharpness')
  const error = await refused.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ExperimentError)
  expect((error as ExperimentError).issues[0]).toMatchObject({ path: 'model.linearity' })
  expect((await asked).values).toEqual(oracle.measure(curved, point, 'sharpness').values)
  await expect(engine.measure(moons, point, 'curliness' as MeasureName)).rejects.toThrow(/no measure/)
  await expect(engine.measure(moons, point, 'movement', { start: 2 })).rejects.toThrow(/there is no start 2/)
  await expect(engine.measure(moons, point, 'metric', { count: 2 } as object)).rejects.toThrow(
    "options.count: 'metric' takes no count",
  )
  await expect(engine.measure(moons, [1], 'movement')).rejects.toThrow(/17 weights/)
  engine.dispose()
})

/** Waits until a worker is in the middle of its work. */
const begun = () => new Promise((resolve) => setTimeout(resolve, 500))

test("an abort ends the worker's computation, waiting requests continue, and a disposed engine ends all", async () => {
  const engine = await createEngine({ backend: 'cpu' })
  const endless = { other, steps: 1_000_000 }
  const cancel = new AbortController()
  const long = engine.measure(moons, point, 'connection', { ...endless, signal: cancel.signal })
  const next = engine.measure(moons, point, 'sharpness')
  await begun()
  cancel.abort(new Error('enough'))
  await expect(long).rejects.toThrow('enough')
  expect((await next).values).toHaveLength(2)
  const last = engine.measure(moons, point, 'connection', endless)
  const waiting = engine.measure(moons, point, 'sharpness')
  await begun()
  engine.dispose()
  await expect(last).rejects.toThrow('disposed')
  await expect(waiting).rejects.toThrow('disposed')
})

test('urgent measurements run while a study continues, and so does a plane of curvatures', async () => {
  const engine = await createEngine({ backend: 'cpu' })
  const cancel = new AbortController()
  let over = false
  const study = engine
    .measure(moons, point, 'connection', { other, steps: 1_000_000, signal: cancel.signal })
    .catch(() => (over = true))
  await begun()
  for (const what of ofFloat32) {
    const { values } = await engine.measure(moons, point, what, { precision: 'float64', urgent: true })
    expect(values, what).toEqual(oracle.measure(moons, point, what).values)
  }
  const curved: TrainingInput = { ...moons, plane: { kind: 'hessian', which: 'top', origin: 'start' } }
  expect((await engine.plane(curved)).u).toHaveLength(17)
  expect(over).toBe(false)
  cancel.abort()
  await study
  expect(over).toBe(true)
  engine.dispose()
})
