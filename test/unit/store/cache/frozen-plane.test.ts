import { expect, test } from 'vitest'
import { rebaseStart } from '../../../../src/edit/actions.ts'
import { Store } from '../../../../src/store/store.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { placement } from '../../../../src/reference/oracle/run/place.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { moons } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

const upright: TrainingInput = {
  ...moons,
  metric: { loss: 'squared' },
  plane: { kind: 'weights', first: 0, second: 3 },
}
const atRate = (learningRate: number) => ({ algorithms: [{ id: 'sgd', learningRate, steps: 30 }] })
/** Diverges within its thirty steps, at finite weights. */
const tooLarge = 60

async function bench() {
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), upright, 9)
  await store.whenIdle()
  return { engine, store }
}

const toPca = (store: Store) => {
  const cleared = Object.fromEntries(Object.keys(store.training!.plane).map((key) => [key, null]))
  return store.edit({ plane: { ...cleared, kind: 'pca' } }, 'plane')
}

/** True if the displayed surface is where the reference puts the experiment's plane. */
function isInPlace({ training, terrain }: Store): boolean {
  const { plane } = placement(buildTrainingProblem(training!))
  return (['u', 'v', 'origin'] as const).every((name) =>
    plane[name].every((entry, i) => Math.abs(entry - (terrain?.[name][i] ?? NaN)) <= 1e-6 * Math.abs(entry)),
  )
}

test('a plane through a diverged run is refused in words, the picture stays, and a lower rate brings it', async () => {
  const { store } = await bench()
  store.edit(atRate(tooLarge), 'rate')
  await store.whenIdle()
  expect(store.runs[0]!.status).toBe('diverged')
  expect([...store.runs[0]!.finalWeights].every(Number.isFinite)).toBe(true)
  const { terrain } = store
  toPca(store)
  await store.whenIdle()
  expect(store.issues.map(({ path }) => path)).toEqual(['plane'])
  expect(store.issues[0]!.message).toMatch(/has diverged: lower its learning rate/)
  expect(store.terrain).toBe(terrain)
  expect(store.stale).toBe(true)
  store.edit(atRate(0.2), 'rate')
  await store.whenIdle()
  expect(store.issues).toEqual([])
  expect(store.training!.plane.kind).toBe('pca')
  expect(isInPlace(store)).toBe(true)
})

test('a change that comes while a plane is being computed does not fix the previous one', async () => {
  const { engine, store } = await bench()
  engine.delay = 5
  toPca(store)
  store.edit(atRate(0.2), 'rate', true)
  await store.whenIdle()
  expect(store.training!.plane.kind).toBe('pca')
  expect(isInPlace(store)).toBe(true)
})

test('a plane that follows w_0 moves with every change, not only with drags', async () => {
  const { store } = await bench()
  toPca(store)
  await store.whenIdle()
  store.edit({ view: { follow: true } }, 'follow')
  const planes: (readonly number[])[] = []
  const seen = async () => {
    await store.whenIdle()
    expect(store.issues).toEqual([])
    expect(store.training!.plane.kind).toBe('pca')
    expect(isInPlace(store)).toBe(true)
    planes.push([...store.terrain!.u])
  }
  const drag = () => store.edit(rebaseStart(store.training!, 0, store.terrain!, 0.3, 0.2), 'drag')
  await seen()
  drag()
  await seen()
  store.edit(atRate(0.2), 'rate')
  await seen()
  drag()
  await seen()
  expect(new Set(planes.map(String)).size).toBe(planes.length)
})
