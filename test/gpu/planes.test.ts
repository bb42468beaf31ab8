import { afterAll, expect, test } from 'vitest'
import { sliceOf } from '../../src/analyses/line-slice.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import type { PlaneSpec } from '../../src/experiment/spec/plane.ts'
import { moons, onFunction } from '../support/experiments.ts'

/** Keeps one device open among the engines, each of which has its own runs. */
const keeper = await createEngine()
afterAll(() => keeper.dispose())

const planes: PlaneSpec[] = [
  { kind: 'pca' },
  { kind: 'hessian', which: 'top', origin: 'end' },
  { kind: 'hessian', which: 'extreme', origin: 'start' },
]

/**
 * Sixty float32 steps, and the gap between the eigenvalues, which rotates the directions by as much again.
 */
const turned = 1e-3

const farthest = (x: ArrayLike<number>, y: ArrayLike<number>): number =>
  Array.from(x).reduce((most, entry, i) => Math.max(most, Math.abs(entry - (y[i] ?? NaN))), 0)

test.each(planes)("%j: directions, extent and statements equal the oracle's", async (plane) => {
  const experiment = { ...moons, plane }
  const engine = await createEngine()
  const found = await engine.terrain(experiment, { resolution: 5 })
  const wanted = oracle.terrain(experiment, { resolution: 5 })
  expect(farthest(found.u, wanted.u)).toBeLessThan(turned)
  expect(farthest(found.v, wanted.v)).toBeLessThan(turned)
  expect(farthest(found.origin, wanted.origin)).toBeLessThan(turned)
  const reach = ({ extent: { a, b } }: typeof found | typeof wanted) => [...a, ...b]
  expect(farthest(reach(found), reach(wanted))).toBeLessThan(10 * turned)
  const says = ({ variance, curvatures }: typeof found | typeof wanted) => [
    ...(variance ? [...variance.explained, ...variance.randomWalk] : []),
    ...(curvatures ?? []),
  ]
  expect(says(found)).toHaveLength(says(wanted).length)
  expect(says(wanted).length).toBeGreaterThan(0)
  expect(farthest(says(found), says(wanted))).toBeLessThan(turned)
  engine.dispose()
})

test('a plane through runs that were trained together equals one trained for it, bit for bit', async () => {
  const algorithms = [
    { id: 'adam', learningRate: 0.05, steps: 60 },
    { id: 'momentum', learningRate: 0.1, steps: 60 },
  ] as const
  const [pca, weights] = [{ kind: 'pca' }, { kind: 'weights', first: 0, second: 1 }] as const
  const [alone, together] = [await createEngine(), await createEngine()]
  const wanted = await alone.plane({ ...moons, algorithms: [...algorithms], plane: pca })
  await together.train({ ...moons, algorithms: [...algorithms], plane: weights })
  const found = await together.plane({ ...moons, algorithms: [...algorithms], plane: pca })
  expect([found.u, found.v, found.origin, found.extent]).toEqual([
    wanted.u,
    wanted.v,
    wanted.origin,
    wanted.extent,
  ])
  alone.dispose()
  together.dispose()
})

test("a line of a function has the function's values as its terrain and its slice", async () => {
  const engine = await createEngine()
  const input = onFunction(
    { id: 'quadratic', parameters: { a: 1, b: 25 } },
    {
      algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 10 }],
      starts: [{ kind: 'weights', values: [2, 0] }],
      plane: {
        kind: 'line',
        from: { start: 0, algorithm: 0, step: 0 },
        to: { start: 0, algorithm: 0, step: 'end' },
      },
    },
  )
  const end = 2 * 0.9 ** 10
  const at = (t: number) => (2 + t * (end - 2)) ** 2 / 2
  const terrain = await engine.terrain(input, { resolution: 8 })
  expect(terrain.resolution).toEqual([8, 1])
  terrain.values.forEach((value, i) => expect(value).toBeCloseTo(at(-0.2 + 0.2 * i), 5))
  const { t, lines } = await sliceOf(engine, parseExperiment(input), terrain, new AbortController().signal)
  expect(lines.map(({ id }) => id)).toEqual(['value'])
  lines[0]!.values.forEach((value, i) => expect(value).toBeCloseTo(at(t[i]!), 5))
  engine.dispose()
})
