import { expect, test } from 'vitest'
import { moveStart } from '../../../src/edit/actions.ts'
import { onSameWeights } from '../../../src/study/same-weights.ts'
import type { PlaneSpec } from '../../../src/experiment/spec/plane.ts'
import { Store } from '../../../src/store/store.ts'
import { moons } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

const run = (step: number | 'end') => ({ start: 0, algorithm: 0, step })

/** Two starts on the plane of the first one's run, with the first one dragged. */
async function dragged() {
  const starts = [...moons.starts, { kind: 'random', distribution: 'he-normal' } as const]
  const store = new Store(() => Promise.resolve(new OracleEngine()), { ...moons, starts }, 5)
  await store.whenIdle()
  store.edit(moveStart(store.training!, 0, 0.4, -0.3), 'move')
  await store.whenIdle()
  return store
}

test.each<PlaneSpec>([
  { kind: 'weights', first: 0, second: 3, origin: 'start' },
  { kind: 'hessian', which: 'extreme', origin: 'end' },
  { kind: 'through', points: [run(0), run(7), run('end')] },
  { kind: 'line', from: new Array<number>(17).fill(0), to: run('end') },
])('another plane keeps the weights of a dragged w₀: $kind', async (plane) => {
  const store = await dragged()
  const [before, other] = [store.runs[0]!.weights(0), store.training!.starts[1]]
  store.edit(onSameWeights(store.experiment, { plane }, store), 'plane')
  await store.whenIdle()
  expect(store.issues).toEqual([])
  expect(store.terrain!.u).toHaveLength(17)
  expect(store.runs[0]!.weights(0)).toEqual(before)
  expect(store.training!.starts[1], 'one that was not dragged').toEqual(other)
  const { a, b, distance } = store.runs[0]!
  const { origin, u, v } = store.terrain!
  const off = before.map((w, i) => w - origin[i]! - a[0]! * u[i]! - b[0]! * v[i]!)
  expect(Math.hypot(...off), 'its distance is that of the new plane').toBeCloseTo(distance[0]!, 5)
  store.undo()
  await store.whenIdle()
  expect(store.training!.starts[0]).toMatchObject({ kind: 'plane', a: 0.4, b: -0.3 })
})

test('before its run is complete, the weights are those of the dragged point', async () => {
  const store = await dragged()
  const { terrain, runs } = store
  const experiment = store.training!
  const moved = { ...experiment, ...moveStart(experiment, 0, 1, 2) } as typeof experiment
  const patch = onSameWeights(moved, { plane: { kind: 'weights', first: 0, second: 1 } }, { terrain, runs })
  const { origin, u, v } = terrain!
  const values = Array.from(origin, (entry, i) => Math.fround(entry + u[i]! + 2 * v[i]!))
  expect(patch['starts']).toMatchObject([{ kind: 'weights', values }, experiment.starts[1]])
})

test('another extent, another network, or given starts change no other start', async () => {
  const { experiment, terrain, runs } = await dragged()
  for (const patch of [
    { plane: { extent: { a: [-1, 1], b: [-1, 1] } } },
    { plane: { kind: 'weights', first: 0, second: 1 }, model: { widths: [2, 3, 1] } },
    { plane: { kind: 'weights', first: 0, second: 1 }, starts: moons.starts },
    { view: { height: 'log' } },
  ])
    expect(onSameWeights(experiment, patch, { terrain, runs })).toBe(patch)
})
