import { expect, test } from 'vitest'
import { packGrid } from '../../../../src/exchange/packed-grid.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import type { LecturePlace } from '../../../../src/scenarios/place.ts'
import type { StoredPictures } from '../../../../src/exchange/lecture/stored-pictures.ts'
import { planeKey } from '../../../../src/store/cache/cache-keys.ts'
import { Store } from '../../../../src/store/store.ts'
import { until } from '../../../../src/store/until.ts'
import { defaultOptions } from '../../../../src/study/study-options.ts'
import { runsDigest, surfaceDigest } from '../../../../src/study/stored/digests.ts'
import { Study } from '../../../../src/study/study.ts'
import { lossSeries } from '../../../../src/view/series.ts'
import { product } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { placeOf } from '../../../support/place.ts'

const experiment = parseTraining(product)

/** A picture that no engine would compute: heights from 7 to 10, and a run of two records. */
const pictures: StoredPictures = {
  made: 'here',
  surfaces: {
    [surfaceDigest(experiment)]: {
      resolution: [2, 2],
      extent: { a: [-2, 2], b: [-2, 2] },
      values: packGrid([7, 8, 9, 10], 2, 1),
    },
  },
  runs: {
    [runsDigest(experiment)]: [
      {
        start: 0,
        algorithm: 0,
        status: 'finished',
        outcome: 'converged',
        steps: [0, 40],
        loss: [9, 'Infinity'],
        watched: [],
        a: [2, 1],
        b: [-1, 1],
        distance: [0, 0],
      },
    ],
  },
  lines: {
    [runsDigest(experiment)]: {
      runs: [{ start: 0, algorithm: 0 }],
      points: 3,
      losses: packGrid([1, 3, 2], 3, 1),
    },
  },
  functions: {},
}

/** A study of a step whose lecture has stored pictures, on an engine that answers once it is let. */
function held(asks = false, input = product, stored = pictures) {
  const place = placeOf({
    experiment: input,
    question: { ask: '?', kind: 'number', answer: { quantity: 'final-loss' }, because: '' },
  })
  const lecture = { ...place.lecture!, stored: () => Promise.resolve({ default: stored }) }
  let open = (): void => undefined
  const engine = new Promise<OracleEngine>((resolve) => (open = () => resolve(new OracleEngine())))
  const shown: LecturePlace = { ...place, lecture }
  const store = new Store(() => engine, input, 3, undefined, shown)
  return { study: new Study(store, undefined, defaultOptions, asks), open }
}

test("a stored picture is drawn while its own is being computed, and is used as nobody's result", async () => {
  const { study, open } = held()
  await until(() => study.isStored.value)
  const { content } = study
  expect([content.value.terrain?.min, content.value.terrain?.max]).toEqual([7, 10])
  expect(content.value.scale.range[0]).toBe(7)
  // Only its end is drawn, without playback.
  expect(content.value.paths.map(({ a, at }) => [...a, at])).toEqual([[2, 1, 1]])
  expect(lossSeries(study, 'light').map(({ values }) => Array.from(values))).toEqual([[9, Infinity]])
  expect(study.awaited.value).toBe(false)
  // A line climbs from its first place to its second.
  expect(study.storedStage.value?.lines.map(({ climb }) => climb.top)).toEqual([1])
  // The store has none of it, and waiting for it to become idle continues.
  expect(study.store.terrain).toBeUndefined()
  expect(study.store.runs).toEqual([undefined])
  expect([study.status.value, study.store.complete, study.idle.value]).toEqual(['loading', false, false])
  let rested = false
  const rest = study.whenIdle().then(() => (rested = true))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(rested).toBe(false)

  open()
  await rest
  expect(study.isStored.value).toBe(false)
  expect(content.value.terrain).toBe(study.store.terrain)
  expect(study.drawnRuns.value).toBe(study.store.runs)
  expect(content.value.terrain?.min).toBeLessThan(7)
  study.dispose()
})

test('no stored picture is drawn for a changed experiment', async () => {
  const { study } = held()
  await until(() => study.isStored.value)
  study.store.edit({ algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 40 }] }, 'another rate')
  // The surface does not depend on the rate; the runs do.
  expect(study.storedSurface.value).toBeDefined()
  expect(study.drawnRuns.value).toEqual([undefined])
  study.store.edit({ seed: 4, data: { targets: [[2]] } }, 'other data')
  expect(study.isStored.value).toBe(false)
  expect(study.content.value.terrain).toBeUndefined()
  study.dispose()
})

test('a change has its stored picture too, in the frame that stays, and on a plane that is kept as that plane has it', async () => {
  const ends: TrainingInput = { ...product, plane: { kind: 'random', normalization: 'none', origin: 'end' } }
  const [before, patch] = [parseTraining(ends), { algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 40 }] }]
  const next = parseTraining({ ...ends, ...patch })
  const surface = (values: number[]) => ({
    ...pictures.surfaces[surfaceDigest(experiment)]!,
    values: packGrid(values, 2, 1),
  })
  const stored: StoredPictures = {
    ...pictures,
    surfaces: {
      [surfaceDigest(before)]: surface([1, 2, 3, 4]),
      [surfaceDigest(next)]: surface([5, 6, 7, 8]),
    },
    runs: { [runsDigest(next, planeKey(before))]: pictures.runs[runsDigest(experiment)]! },
  }
  // A plane that follows no surface yet goes with its run.
  const early = held(false, ends, stored)
  await until(() => early.study.isStored.value)
  expect(early.study.terrain.value?.min).toBe(1)
  early.study.store.edit(patch, 'another rate')
  expect([early.study.store.heldPlane, early.study.terrain.value?.min]).toEqual([undefined, 5])
  early.study.dispose()

  const { study, open } = held(false, ends, stored)
  open()
  await study.whenIdle()
  const { terrain, scale } = study
  const [live, frame] = [terrain.value, scale.value]
  study.store.edit(patch, 'another rate')
  expect(study.store.heldPlane).toBe(planeKey(before))
  expect([terrain.value, scale.value]).toEqual([live, frame])
  expect(study.drawnRuns.value.map((run) => run && Array.from(run.loss))).toEqual([[9, Infinity]])
  await study.whenIdle()
  expect(study.isStored.value).toBe(false)
  study.dispose()
})

test('while a question waits the stored runs wait at w₀, as all do', async () => {
  const { study } = held(true)
  await until(() => study.isStored.value)
  expect(study.content.value.paths).toEqual([])
  expect(study.content.value.starts.map(({ a, b }) => [a, b])).toEqual([[2, -1]])
  study.dispose()
})

test('missing pictures cause no error', async () => {
  const { study, open } = held()
  const { lecture } = study.place.peek()
  const lost = { ...lecture!, stored: () => Promise.reject(new Error('no network')) }
  study.show({ experiment, place: { ...study.place.peek(), lecture: lost } }, 'again', 'open')
  open()
  await study.whenIdle()
  expect(study.store.terrain).toBeDefined()
  study.dispose()
})

test('without a GPU a stored surface is drawn before anything is computed', async () => {
  const { study, open } = held()
  study.pictured.value = false
  open()
  await until(() => study.isStored.value)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([study.store.engine !== undefined, study.store.terrain]).toEqual([true, undefined])
  study.pictured.value = true
  await study.whenIdle()
  expect(study.store.terrain).toBeDefined()
  study.dispose()
})

test('computing does not wait for stored pictures that do not load', async () => {
  const { study, open } = held()
  const { lecture } = study.place.peek()
  const lost = { ...lecture!, stored: () => Promise.reject(new Error('no network')) }
  study.show({ experiment, place: { ...study.place.peek(), lecture: lost } }, 'again', 'open')
  study.pictured.value = false
  open()
  await study.whenIdle()
  expect(study.store.terrain).toBeDefined()
  study.dispose()
})
