import { expect, it } from 'vitest'
import { ghostOf, GhostSurface } from '../../src/app/ghost-surface.ts'
import { Workbench } from '../../src/app/workbench.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { parseExperiment } from '../../src/experiment/parse.ts'
import type { ExperimentInput } from '../../src/experiment/schema/experiment.ts'
import { moons as base } from '../support/experiments.ts'
import { OracleEngine } from '../support/oracle-engine.ts'

const moons: ExperimentInput = {
  ...base,
  algorithms: [{ id: 'adam', learningRate: 0.05, steps: 5 }],
  plane: { kind: 'random', normalization: 'filter', extent: { a: [-2, 2], b: [-2, 2] } },
}

it('shows the same metric on another part over the same plane, and swaps with it without work', async () => {
  const engine = new OracleEngine()
  const workbench = new Workbench(() => Promise.resolve(engine), moons, 5)
  const ghost = new GhostSurface(workbench)
  const rest = async () => {
    await workbench.whenIdle()
    await ghost.whenIdle()
  }
  await rest()
  expect(ghost.terrain).toBeUndefined()
  engine.asked.length = 0
  const train = workbench.terrain!
  workbench.edit({ terrain: { ghost: 'test' } }, 'ghost')
  await rest()
  const tested = { ...moons, terrain: { metric: { loss: 'logistic', part: 'test' } } } as const
  expect(ghost.terrain!.values).toEqual(Float32Array.from(oracle.terrain(tested, { resolution: 5 }).values))
  expect(workbench.terrain).toBe(train)
  expect(engine.asked).toEqual(['terrain'])
  const { values } = ghost.terrain!
  workbench.edit({ terrain: { ghost: 'train', metric: { loss: 'logistic', part: 'test' } } }, 'swap')
  await rest()
  expect([workbench.terrain!.values, ghost.terrain!.values]).toEqual([values, train.values])
  expect(engine.asked).toEqual(['terrain'])
  workbench.edit({ terrain: { ghost: null } }, 'none')
  await rest()
  expect(ghost.terrain).toBeUndefined()
})

it('is none where it means nothing, and a part that is not there is refused', () => {
  const of = (terrain: ExperimentInput['terrain']) => ghostOf(parseExperiment({ ...moons, terrain }))
  expect(of({ ghost: 'train' })).toBeUndefined()
  expect(of({ ghost: 'test', quantity: 'sharpness' })).toBeUndefined()
  expect(of({ ghost: 'test', metric: { loss: 'zero-one' } })!.terrain.metric).toMatchObject({
    loss: 'zero-one',
    part: 'test',
  })
  expect(() => of({ ghost: 'moon' })).toThrow(/terrain.ghost: the data has no part "moon" but/)
})
