import { expect, test } from 'vitest'
import { rebaseStart } from '../../src/experiment/edit/actions.ts'
import { Workbench } from '../../src/app/workbench.ts'
import { buildProblem } from '../../src/experiment/problem.ts'
import { placement } from '../../src/experiment/oracle/run/place.ts'
import type { ExperimentInput } from '../../src/experiment/spec/experiment.ts'
import { moons } from '../support/experiments.ts'
import { OracleEngine } from '../support/oracle-engine.ts'

const upright: ExperimentInput = {
  ...moons,
  metric: { loss: 'squared' },
  plane: { kind: 'weights', first: 0, second: 3 },
}
const atRate = (learningRate: number) => ({ algorithms: [{ id: 'sgd', learningRate, steps: 30 }] })
/** Diverges within its thirty steps, at weights that are finite. */
const tooLarge = 60

async function bench() {
  const engine = new OracleEngine()
  const workbench = new Workbench(() => Promise.resolve(engine), upright, 9)
  await workbench.whenIdle()
  return { engine, workbench }
}

const toPca = (workbench: Workbench) => {
  const gone = Object.fromEntries(Object.keys(workbench.experiment.plane).map((key) => [key, null]))
  return workbench.edit({ plane: { ...gone, kind: 'pca' } }, 'plane')
}

/** Whether the surface that stands is where the reference puts the plane of the experiment. */
function standsInPlace({ experiment, terrain }: Workbench): boolean {
  const { plane } = placement(buildProblem(experiment))
  return (['u', 'v', 'origin'] as const).every((name) =>
    plane[name].every((entry, i) => Math.abs(entry - (terrain?.[name][i] ?? NaN)) <= 1e-6 * Math.abs(entry)),
  )
}

test('a plane through a run that diverged is refused in words, what stood stays, and a lower rate brings it', async () => {
  const { workbench } = await bench()
  workbench.edit(atRate(tooLarge), 'rate')
  await workbench.whenIdle()
  expect(workbench.runs[0]!.status).toBe('diverged')
  expect([...workbench.runs[0]!.finalWeights].every(Number.isFinite)).toBe(true)
  const { terrain } = workbench
  toPca(workbench)
  await workbench.whenIdle()
  expect(workbench.issues.map(({ path }) => path)).toEqual(['plane'])
  expect(workbench.issues[0]!.message).toMatch(/has diverged: lower its learning rate/)
  expect(workbench.terrain).toBe(terrain)
  expect(workbench.stale).toBe(true)
  workbench.edit(atRate(0.2), 'rate')
  await workbench.whenIdle()
  expect(workbench.issues).toEqual([])
  expect(workbench.experiment.plane.kind).toBe('pca')
  expect(standsInPlace(workbench)).toBe(true)
})

test('a change that comes while a plane is on its way does not write down the one before', async () => {
  const { engine, workbench } = await bench()
  engine.delay = 5
  toPca(workbench)
  workbench.edit(atRate(0.2), 'rate', true)
  await workbench.whenIdle()
  expect(workbench.experiment.plane.kind).toBe('pca')
  expect(standsInPlace(workbench)).toBe(true)
})

test('a plane that follows w_0 goes along with every change, not with the hand alone', async () => {
  const { workbench } = await bench()
  toPca(workbench)
  await workbench.whenIdle()
  workbench.edit({ view: { follow: true } }, 'follow')
  const planes: (readonly number[])[] = []
  const seen = async () => {
    await workbench.whenIdle()
    expect(workbench.issues).toEqual([])
    expect(workbench.experiment.plane.kind).toBe('pca')
    expect(standsInPlace(workbench)).toBe(true)
    planes.push([...workbench.terrain!.u])
  }
  const drag = () =>
    workbench.edit(rebaseStart(workbench.experiment, 0, workbench.terrain!, 0.3, 0.2), 'drag')
  await seen()
  drag()
  await seen()
  workbench.edit(atRate(0.2), 'rate')
  await seen()
  drag()
  await seen()
  expect(new Set(planes.map(String)).size).toBe(planes.length)
})
