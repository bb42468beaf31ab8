import { expect, test } from 'vitest'
import { experimentFromLink, experimentToLink } from '../../../src/exchange/link.ts'
import { landscapeTimeline } from '../../../src/landscape/timeline.ts'
import { Study } from '../../../src/study/study.ts'
import { SharedAnalyses } from '../../../src/pictures/shared-analyses.ts'
import { Store } from '../../../src/store/store.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { product } from '../../support/experiments.ts'

const problems: Readonly<Record<string, object>> = {
  'a linear program': { kind: 'linear-program', id: 'klee-minty', size: 3 },
  quicksort: { kind: 'procedure', id: 'quicksort', size: 20 },
  'a row of saddles': { kind: 'saddles', dimension: 3 },
}
const of = (problem: unknown) => ({ version: 1, seed: 1, problem })
const cube = of(problems['a linear program'])

/** A study, its engine, which counts requests, and the moments reported by its store. */
function studyOf(experiment: unknown) {
  const engine = new OracleEngine()
  const study = new Study(new Store(() => Promise.resolve(engine), experiment, 9))
  const told: string[] = []
  for (const name of ['opened', 'terrain-change', 'trajectory-change'])
    study.store.addEventListener(name, () => told.push(name))
  return { engine, study, store: study.store, told }
}

test.each(Object.entries(problems))('%s is ready without a surface and without a run', async (_, problem) => {
  const { engine, study, store, told } = studyOf(of(problem))
  expect([store.idle, study.status.value]).toEqual([true, 'ready'])
  await study.whenIdle()
  store.edit({ seed: 2 }, 'seed')
  await study.whenIdle()
  expect(engine.asked).toEqual([])
  expect([store.terrain, store.runs, store.scale, study.status.value]).toEqual([
    undefined,
    [],
    undefined,
    'ready',
  ])
  expect(told).toEqual(['opened'])
  const { terrain, paths, starts, axes } = study.content.value
  expect([terrain, paths, starts, Object.values(axes).join('')]).toEqual([undefined, [], [], ''])
  study.dispose()
})

test('between kinds it opens, shows, undoes and redoes; a training plays again, and its old surface waits', async () => {
  const { engine, study, store, told } = studyOf(product)
  await study.whenIdle()
  const surface = store.terrain
  expect([engine.asked.length, study.playback.last]).toEqual([2, 40])
  engine.asked.length = told.length = 0
  store.show(cube, 'the next step')
  expect([study.status.value, store.terrain, store.awaited, study.playback.last]).toEqual([
    'ready',
    undefined,
    false,
    0,
  ])
  store.undo()
  expect([store.training?.model.kind, store.terrain]).toEqual(['mlp', surface])
  await study.whenIdle()
  expect([study.status.value, study.playback.last]).toEqual(['ready', 40])
  engine.asked.length = 0
  store.redo()
  expect([store.experiment.kind, store.runs]).toEqual(['problem', []])
  store.open({ ...product, model: { ...product.model, activation: 'tanh' } })
  expect(store.awaited, 'the surface of the training before').toBe(true)
  await study.whenIdle()
  expect(engine.asked).toEqual(['terrain', 'train 0'])
  expect(told.filter((name) => name === 'opened')).toHaveLength(2)
  expect(store.edit({ problem: cube.problem }, 'problem'), 'a training has no problem').toBe(false)
  const cleared = Object.fromEntries(['data', 'model', 'metric', 'algorithms', 'starts', 'plane', 'terrain'].map((name) => [name, null])) // prettier-ignore
  study.playback.pause()
  expect(store.edit({ ...cleared, ...cube, kind: 'problem' }, 'problem')).toBe(true)
  expect(study.status.value).toBe('ready')
  expect(store.edit({ ...product, kind: null, problem: null }, 'back')).toBe(true)
  await study.whenIdle()
  expect(store.runs).toHaveLength(1)
  study.dispose()
})

test('a study of a linear program has the timeline of its walks, which start once', async () => {
  const { study, store } = studyOf(product)
  await study.whenIdle()
  const walks: number[] = []
  study.walk = (seconds) => {
    if (seconds !== undefined) walks.push(seconds)
  }
  const analyses = new SharedAnalyses(study)
  store.show(cube, 'the next step')
  await expect.poll(() => analyses.walks.value.value?.walks.length).toBe(1)
  expect([study.playback.last, walks.length]).toEqual([7, 1])
  store.edit({ problem: { sigma: 1e-9 } }, 'noise')
  expect(study.playback.last, 'it stays while it is computed anew').toBe(7)
  expect(landscapeTimeline(study, true)).toHaveProperty('values')
  await expect.poll(() => analyses.walks.stale.value).toBe(false)
  expect([study.playback.last, walks.length]).toEqual([7, 1])
  analyses.dispose()
  study.dispose()
})

test('a link of either kind opens as it was shown', () => {
  for (const experiment of [product, cube]) {
    const { store, study } = studyOf(experiment)
    expect(experimentFromLink(experimentToLink(store.experiment))).toEqual(store.experiment)
    study.dispose()
  }
})
