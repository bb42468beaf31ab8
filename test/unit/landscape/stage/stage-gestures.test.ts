import { describe, expect, it } from 'vitest'
import {
  CameraEvent,
  PinInputEvent,
  PlaneBoxEvent,
  PlanePointEvent,
  StartAddEvent,
  StartChangeEvent,
  StartHoverEvent,
  StartInputEvent,
  StartRemoveEvent,
} from '../../../../src/elements/stage/stage-events.ts'
import { LandscapeStartEvent } from '../../../../src/landscape/events.ts'
import { StageGestures } from '../../../../src/landscape/stage/stage-gestures.ts'
import { Study } from '../../../../src/study/study.ts'
import { Store } from '../../../../src/store/store.ts'
import { product } from '../../../support/experiments.ts'
import { placeOf } from '../../../support/place.ts'
import type { Question } from '../../../../src/exchange/lecture/scenario.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

/** A study with a stage that sends gestures, and the resulting acts. */
async function handsOn(experiment: unknown, primary?: Study) {
  const store = new Store(() => Promise.resolve(new OracleEngine()), experiment, 9, primary?.store)
  const study = new Study(store, primary)
  const [stage, stop] = [new EventTarget(), new AbortController()]
  const told: Event[] = []
  new StageGestures(
    () => study,
    (event) => told.push(event),
  ).hear(stage, stop.signal)
  await study.whenIdle()
  return { study, stage, stop, told }
}

/** The place of each start's w₀ in the plane, which spans both weights. */
const startsOf = ({ store }: Study) =>
  store.training!.starts.map((start) => {
    if (start.kind === 'plane') return [start.a, start.b]
    return start.kind === 'weights' ? [...start.values] : start.kind
  })

describe('a gesture on the stage', () => {
  it('drags w₀ as one change, shows the ends of its runs, and reports its place', async () => {
    const { study, stage, told } = await handsOn(product)
    study.playback.seek(0)
    stage.dispatchEvent(new StartInputEvent(0, 1, 1))
    expect([startsOf(study), study.store.live]).toEqual([[[1, 1]], true])
    expect(study.playback.step).toBe(study.playback.last)
    stage.dispatchEvent(new StartChangeEvent(0, 1.5, 1))
    expect([startsOf(study), study.store.live]).toEqual([[[1.5, 1]], false])
    const moved = told.filter((event) => event instanceof LandscapeStartEvent)
    expect(moved.map(({ type, index, a, b }) => [type, index, a, b])).toEqual([
      ['start-input', 0, 1, 1],
      ['start-change', 0, 1.5, 1],
    ])
    study.store.undo()
    expect(startsOf(study)).toEqual([[2, -1]])
  })

  it('moves nothing over hyperparameters', async () => {
    const { study, stage, told } = await handsOn({
      ...product,
      plane: {
        kind: 'hyperparameters',
        a: { path: '/algorithms/0/learningRate', from: 0.01, to: 0.1, scale: 'log' },
        b: { path: '/starts/0/scale', from: 0.5, to: 2, scale: 'log' },
      },
      starts: [{ kind: 'random', distribution: 'normal' }],
    })
    const { experiment } = study.store
    stage.dispatchEvent(new StartChangeEvent(0, 1, 1))
    expect([study.store.experiment === experiment, told]).toEqual([true, []])
  })

  it('adds a start and removes one, but not the last', async () => {
    const { study, stage } = await handsOn(product)
    stage.dispatchEvent(new StartAddEvent(1, -1, 2))
    expect(startsOf(study)).toEqual([[2, -1], [-1, 2]]) // prettier-ignore
    stage.dispatchEvent(new StartRemoveEvent(0, 2, -1))
    stage.dispatchEvent(new StartRemoveEvent(0, -1, 2))
    expect(startsOf(study)).toEqual([[-1, 2]])
  })

  it('points at a start, turns the camera, and saves it where it rests', async () => {
    const { study, stage } = await handsOn(product)
    stage.dispatchEvent(new StartHoverEvent(0))
    expect(study.selection.pointed).toBe(0)
    stage.dispatchEvent(new CameraEvent('top', false))
    expect([study.movedCamera.value?.camera, study.selection.camera]).toEqual(['top', undefined])
    stage.dispatchEvent(new CameraEvent('top', true))
    expect(study.selection.camera).toBe('top')
  })

  it('zooms into a box, and leaves the tool', async () => {
    const { study, stage } = await handsOn(product)
    study.selection.boxing = true
    stage.dispatchEvent(new PlaneBoxEvent(undefined))
    expect([study.selection.boxing, study.store.undoLabel]).toEqual([false, undefined])
    study.selection.boxing = true
    stage.dispatchEvent(new PlaneBoxEvent({ a: [0, 1], b: [-1, 0] }))
    expect([study.selection.boxing, study.store.undoLabel]).toEqual([false, 'zoom'])
    expect(study.store.training!.plane).toMatchObject({ extent: { a: [0, 1], b: [-1, 0] } })
  })

  it('places a guess if one is asked for, and otherwise measures at the point', async () => {
    const { study, stage } = await handsOn(product)
    const question: Question = { ask: '', kind: 'place', answer: { quantity: 'end-place' }, because: '' }
    study.show({ experiment: study.store.experiment, place: placeOf({ question }) }, 'a step', 'back')
    study.guessing.turn(true)
    stage.dispatchEvent(new PlanePointEvent([1, 2]))
    stage.dispatchEvent(new PinInputEvent(0, 2, 2))
    expect(study.guessing.guess.pins.map(({ at }) => at)).toEqual([[2, 2]])
    expect(study.selection.pointing).toBe(false)
    study.guessing.turn(false)
    stage.dispatchEvent(new PlanePointEvent([1, 2]))
    expect(study.selection.pointing).toBe(true)
    stage.dispatchEvent(new PlanePointEvent(undefined))
    expect(study.selection.pointing).toBe(false)
  })

  it('changes the primary’s experiment from a side stage', async () => {
    const primary = await handsOn(product)
    const { study, stage } = await handsOn(product, primary.study)
    stage.dispatchEvent(new StartChangeEvent(0, 1, 1))
    expect(startsOf(primary.study)).toEqual([[1, 1]])
    stage.dispatchEvent(new StartHoverEvent(0))
    expect(primary.study.selection.pointed).toBe(0)
    expect(study.store.undoLabel).toBeUndefined()
  })

  it('has no effect once listening has stopped', async () => {
    const { study, stage, stop, told } = await handsOn(product)
    stop.abort()
    stage.dispatchEvent(new StartChangeEvent(0, 1, 1))
    expect([startsOf(study), told]).toEqual([[[2, -1]], []])
  })
})
