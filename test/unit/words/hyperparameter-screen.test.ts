import { expect, test } from 'vitest'
import { moveStart } from '../../../src/edit/actions.ts'
import { Study } from '../../../src/study/study.ts'
import { Store } from '../../../src/store/store.ts'
import { pictureLines, pictureNotes } from '../../../src/view/surface/hud-lines.ts'
import { ExperimentError } from '../../../src/experiment/spec/values/error.ts'
import { drawnTerrain, signedLog } from '../../../src/reference/outcome/signed-log.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { trainability } from '../../support/theory/trainability.ts'

const input = trainability(1, 1, 'linear', 1, 30)

test('no w_0 can be moved', () => {
  const move = () => moveStart(parseTraining(input), 0, 1, 1)
  expect(move).toThrow('plane: on a plane of hyperparameters every point is a run: there is no w_0 to move')
  expect(move).toThrow(ExperimentError)
})

async function presented() {
  const engine = new OracleEngine()
  const study = new Study(new Store(() => Promise.resolve(engine), input, 9))
  await study.whenIdle()
  return study
}

test('its run is shown without a distance from the plane', async () => {
  const study = await presented()
  const [run] = study.runViews.value
  expect(run!.status).toBe('diverged')
  expect(run).not.toHaveProperty('distance')
})

test('a signed logarithm keeps sign and order, and is flat nowhere', () => {
  expect([-1e7, -9, 0, 9, 1e7].map(signedLog)).toEqual([
    expect.closeTo(-7, 6),
    -1,
    0,
    1,
    expect.closeTo(7, 6),
  ])
  expect(signedLog(1e-6)).toBeCloseTo(1e-6 / Math.LN10, 11)
  expect(signedLog(NaN)).toBeNaN()
})

test('convergence is drawn as a signed logarithm, with axis and lines; the terrain keeps its numbers', async () => {
  const study = await presented()
  const { terrain } = study.store
  const { terrain: drawn, scale, axes } = study.content.value
  expect(drawn!.values).toEqual(terrain!.values.map(signedLog))
  expect(drawn!.min).toBe(Math.min(...drawn!.values))
  expect(terrain!.min).toBeLessThan(drawn!.min)
  expect(scale.kind).toBe('linear')
  expect(scale.range[0]).toBe(drawn!.min)
  expect(axes.height).toContain('signed log')
  expect(pictureLines(study.store.training!, drawn, scale).join()).toContain('signed log height')
  expect(study.content.value.terrain, 'drawn once').toBe(drawn)
})

test('other quantities have their own heights, in their own range', async () => {
  const study = await presented()
  const { store } = study
  store.edit({ terrain: { show: 'status' } }, 'height')
  await study.whenIdle()
  const { terrain, scale } = study.content.value
  expect(terrain).toBe(store.terrain)
  expect(drawnTerrain(store.training!, store.terrain!)).toBe(store.terrain)
  expect(scale.range).toEqual([0, 3])
})

test('the trained algorithm is named if there are several', () => {
  const [algorithm] = input.algorithms
  const lines = (algorithms: TrainingInput['algorithms']) =>
    pictureLines(parseTraining({ ...input, algorithms }), undefined, undefined).join()
  expect(lines([algorithm!])).toMatch(/^a run at each point$/)
  expect(pictureNotes(parseTraining(input), undefined, undefined).join()).toMatch(/^c = −Σ/)
  expect(lines([algorithm!, { id: 'adam', learningRate: 0.1, steps: 10 }])).toContain(
    'a run at each point, by gradient descent',
  )
})
