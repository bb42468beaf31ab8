import { expect, test } from 'vitest'
import { moveStart, rebaseStart } from '../../../../src/edit/actions.ts'
import { commonScale } from '../../../../src/store/cache/frame.ts'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import type { Lecture } from '../../../../src/scenarios/place.ts'
import { Study } from '../../../../src/study/study.ts'
import { experimentFromLink, experimentToLink } from '../../../../src/exchange/link.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { Store } from '../../../../src/store/store.ts'
import { twoWeightsPreset } from '../../../../src/scenarios/presets/two-weights-preset.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

const lecture: Lecture = {
  id: 'views',
  title: 'Views',
  steps: [
    { title: 'one', prose: '', experiment: { ...twoWeightsPreset.experiment } },
    {
      title: 'two',
      prose: '',
      experiment: {},
      view: { camera: { azimuth: 10, polar: 40, zoom: 2 }, height: 'linear', range: [0, 1], step: 7 },
    },
    { title: 'three', prose: '', experiment: { model: { linearity: 1 } }, view: { camera: 'top' } },
    { title: 'four', prose: '', experiment: {} },
  ],
}

test("a step's view is its own: the next step returns to the experiment's", () => {
  const views = lecture.steps.map((_, i) => experimentOf(lecture, i).view)
  const own = {
    height: 'log',
    colors: 'strata',
    follow: false,
    arrows: false,
    internals: false,
    planes: 'one',
  }
  expect(views).toEqual([
    own,
    { ...own, camera: { azimuth: 10, polar: 40, zoom: 2 }, height: 'linear', range: [0, 1], step: 7 },
    { ...own, camera: 'top' },
    own,
  ])
  const seen = experimentOf(lecture, 1)
  expect(experimentFromLink(experimentToLink(seen))).toEqual(seen)
})

test('a step that changes only the view recomputes nothing and still starts from its own step', async () => {
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), experimentOf(lecture, 0), 9)
  await store.whenIdle()
  engine.asked.length = 0
  let opened = 0
  store.addEventListener('opened', () => (opened += 1))
  store.show(experimentOf(lecture, 1), 'two')
  await store.whenIdle()
  expect([opened, engine.asked]).toEqual([1, []])
  expect(store.scale).toMatchObject({ kind: 'linear', range: [0, 1] })
  store.show(experimentOf(lecture, 0), 'one')
  expect(store.scale).toMatchObject({ kind: 'log' })
})

test("the link contains the user's camera, until a step sets another", async () => {
  const store = new Store(() => Promise.resolve(new OracleEngine()), experimentOf(lecture, 0), 9)
  const study = new Study(store)
  const hand = { azimuth: 5, polar: 30, zoom: 1 }
  expect(study.shown.value).toBe(store.experiment)
  study.selection.putCamera(hand)
  expect(study.shown.value.view.camera).toEqual(hand)
  expect(study.shown.value).toBe(study.shown.value)
  store.edit({ seed: 5 }, 'seed')
  expect(study.shown.value).toMatchObject({ seed: 5, view: { camera: hand } })
  store.show(experimentOf(lecture, 2), 'three')
  expect(study.shown.value.view.camera).toBe('top')
  study.selection.putCamera('home')
  expect(study.shown.value.view.camera).toBe('home')
  store.show(experimentOf(lecture, 3), 'four')
  expect(study.shown.value).toBe(store.experiment)
  await store.whenIdle()
})

test('a side bench takes the experiments over without a history, in a frame that fits both', async () => {
  const [main, beside] = [1, 2].map(
    () => new Store(() => Promise.resolve(new OracleEngine()), experimentOf(lecture, 0), 9),
  ) as [Store, Store]
  beside.become(parseExperiment({ ...main.experiment, view: { height: 'log', colors: 'cividis' } }), false)
  main.edit({ model: { linearity: 1 } }, 'linearity', true)
  expect(main.live).toBe(true)
  beside.become(main.experiment, main.live)
  await Promise.all([main.whenIdle(), beside.whenIdle()])
  expect(beside.experiment).toBe(main.experiment)
  expect([main.undoLabel, beside.undoLabel]).toEqual(['linearity', undefined])
  expect(beside.runs.map((run) => run?.finalWeights)).toEqual(main.runs.map((run) => run?.finalWeights))
})

test('side-by-side pictures have the range of all', () => {
  const scale = { kind: 'log', range: [1e-3, 2], minimum: 0, floor: 1e-6 } as const
  const other = { kind: 'log', range: [1e-2, 9], minimum: 0, floor: 1e-5 } as const
  expect(commonScale([scale, other])).toEqual({ kind: 'log', range: [1e-3, 9], minimum: 0, floor: 1e-5 })
  expect(commonScale([scale, { ...other, kind: 'linear' }])).toBeUndefined()
  expect(commonScale([])).toBeUndefined()
})

test('if the view follows, releasing w_0 places the plane through it; otherwise the plane stays', async () => {
  const engine = new OracleEngine()
  const experiment = parseExperiment({
    ...twoWeightsPreset.experiment,
    plane: { kind: 'directions', u: [1, 0], v: [0, 1], origin: 'start' },
  })
  const before = await engine.terrain(experiment, { resolution: 3 })
  const origins = async (patch: object) =>
    Array.from((await engine.terrain(parseExperiment({ ...experiment, ...patch }), { resolution: 3 })).origin)
  expect(await origins(moveStart(experiment, 0, 0.5, 1))).toEqual([2, -1])
  expect(await origins(rebaseStart(experiment, 0, before, 0.5, 1))).toEqual([2.5, 0])
})

test.each([
  [{ azimuth: 0, polar: 86 }, /at most 85 degrees/],
  [{ position: [0, 1], target: [0, 0, 0] }, /'home', 'top'/],
  ['left', /'home', 'top'/],
])('an invalid camera is refused: %j', (camera, words) => {
  expect(() => parseExperiment({ ...twoWeightsPreset.experiment, view: { camera } })).toThrow(words)
})
