import { effect } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { DeviceLostError } from '../../../src/engine/backend/device-lost.ts'
import { Study } from '../../../src/study/study.ts'
import { SharedAnalyses } from '../../../src/pictures/shared-analyses.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { Analysis } from '../../../src/store/analysis.ts'
import { Store } from '../../../src/store/store.ts'
import { twins } from '../../support/experiments.ts'
import { placeOf } from '../../support/place.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

/** A study with computed losses and spectrum. */
async function opened(engine: OracleEngine) {
  const study = new Study(new Store(() => Promise.resolve(engine), twins, 3))
  const { experiment } = study.store
  study.show({ experiment, place: placeOf({ chart: 'sharpness' }) }, 'a step', 'back')
  const analyses = new SharedAnalyses(study)
  analyses.measures.seen.value = true
  const { curves, measures } = analyses
  const rest = async () => {
    await study.whenIdle()
    await curves.curves.whenIdle()
    await measures.spectrum.whenIdle()
  }
  await rest()
  return { study, analyses, shown: [curves.curves, measures.spectrum], rest }
}

test('what panels and measures could not compute is computed once the lost device is requested again', async () => {
  const engine = new OracleEngine()
  const lost = () => Promise.reject(new DeviceLostError('The graphics device was lost.', true))
  const { measure } = engine
  engine.measure = lost
  const { study, analyses, shown, rest } = await opened(engine)
  const state = () => shown.map(({ value, error }) => [value.value !== undefined, error.value.length])
  expect(state()).toEqual([
    [false, 1],
    [false, 1],
  ])
  engine.measure = measure.bind(engine)
  study.retryDevice()
  await rest()
  expect(state()).toEqual([
    [true, 0],
    [true, 0],
  ])
  analyses.dispose()
  study.dispose()
})

/** All analyses that an object holds, however deeply wrapped. */
const analysesOf = (holder: object): (readonly [string, Analysis<unknown, unknown>])[] =>
  Object.entries(holder).flatMap(([name, value]: [string, unknown]) =>
    value instanceof Analysis
      ? [[name, value] as const]
      : value?.constructor === Object
        ? analysesOf(value).map(([inner, analysis]) => [`${name}.${inner}`, analysis] as const)
        : [],
  )

test('nothing next to the surface ever belongs to another step', async () => {
  const small = {
    ...twins,
    data: { kind: 'generated', id: 'two-moons', size: 10 },
    model: { kind: 'mlp', widths: [2, 2, 1], activation: 'tanh' },
    algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 5 }],
  } as const
  const line = {
    kind: 'line',
    from: { start: 0, algorithm: 0, step: 0 },
    to: { start: 0, algorithm: 0, step: 5 },
  } as const
  const steps = [
    { chart: 'movement', experiment: { ...small, plane: line } },
    { chart: 'movement', experiment: { ...small, plane: line, seed: 4 } },
    { chart: 'sharpness', experiment: { ...small, metric: { loss: 'logistic' } } },
    { chart: 'sharpness', experiment: { ...small, model: { ...small.model, widths: [2, 1, 1] } } },
  ]
  const study = new Study(new Store(() => Promise.resolve(new OracleEngine()), small, 3))
  const { store } = study
  const panels = new SharedAnalyses(study)
  panels.measures.seen.value = true
  for (const card of ['numbers', 'spectrum'] as const) panels.measures.setOpen(card, true)
  const all = [...analysesOf(panels), ...analysesOf(panels.measures)]
  const since = new Map<unknown, number>()
  const answered = new Set<string>()
  const faults = new Set<string>()
  const stops = all.map(([name, analysis]) =>
    effect(() => {
      const { openings } = store
      const value = analysis.value.value
      if (value === undefined) return
      answered.add(name)
      if (typeof value !== 'object') return
      if ((since.get(value) ?? openings) < openings) faults.add(`${name} in step ${openings}`)
      since.set(value, openings)
    }),
  )
  for (const { chart, experiment } of steps) {
    study.show({ experiment: parseExperiment(experiment), place: placeOf({ chart }) }, chart, 'step')
    await study.whenIdle()
    for (const [, analysis] of all) await analysis.whenIdle()
  }
  expect([...faults]).toEqual([])
  expect([...answered].sort()).toEqual(['curves.curves', 'learned', 'numbers.numbers', 'slice', 'spectrum'])
  for (const stop of stops) stop()
  panels.dispose()
  study.dispose()
})

test('the timeline of a linear program is gone on the following row of saddles, and back again', async () => {
  const study = new Study(new Store(() => Promise.resolve(new OracleEngine()), twins, 3))
  const analyses = new SharedAnalyses(study)
  const problems = {
    'a linear program': { kind: 'linear-program', id: 'klee-minty', size: 3 },
    saddles: { kind: 'saddles', dimension: 4 },
  } as const
  const last: boolean[] = []
  for (const name of ['a linear program', 'saddles', 'a linear program'] as const) {
    const experiment = parseExperiment({ version: 1, seed: 1, problem: problems[name] })
    study.show({ experiment, place: placeOf({}) }, name, 'step')
    await study.whenIdle()
    await analyses.walks.whenIdle()
    last.push(study.playback.last > 0)
  }
  expect(last).toEqual([true, false, true])
  analyses.dispose()
  study.dispose()
})
