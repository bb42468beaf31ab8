import { expect, test } from 'vitest'
import { recordToStepFrom } from '../../../../src/analyses/surface/run-steps.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { obliqueQuadratic, stepsAt } from '../../../support/theory/oblique-quadratic.ts'

/**
 * Records with how many records each step was requested, and whether the request included the rule's state
 * before them.
 */
class NotingEngine extends OracleEngine {
  readonly noted: { readonly before: number; readonly remembered: boolean }[] = []

  override measure(...question: Parameters<OracleEngine['measure']>) {
    const [, , what, { before = [], memory } = {}] = question
    if (what === 'step') this.noted.push({ before: before.length, remembered: memory !== undefined })
    return super.measure(...question)
  }
}

const only = (id: 'sgd' | 'adam', steps: number): TrainingInput => ({
  ...obliqueQuadratic,
  algorithms: [{ id, learningRate: 0.05, steps }],
})

test('steps are those that the runs took, whatever was requested before', async () => {
  const { store, study, playback, steps } = await stepsAt(obliqueQuadratic, 12)
  const runs = oracle.train(obliqueQuadratic, { record: 'all' })
  for (const at of [12, 13, 5, 0, 12, 19]) {
    playback.seek(at)
    await study.whenIdle()
    expect(steps.value).toHaveLength(3)
    for (const { run, record, move, fresh, carried, gradient, t, rate } of steps.value) {
      const weights = (step: number) => runs[run.algorithm]!.weights(step)
      expect([record, t, rate]).toEqual([at, at + 1, 0.05])
      const [x = NaN, y = NaN] = weights(at)
      ;[x, 10 * y].forEach((slope, i) => expect(gradient[i]).toBeCloseTo(slope, 5))
      move.forEach((entry, i) => {
        expect(entry).toBeCloseTo(weights(at + 1)[i]! - weights(at)[i]!, 5)
        if (run.algorithm < 2) expect(fresh[i]! + carried[i]!).toBeCloseTo(entry, 5)
      })
    }
  }
  expect(store.issues).toEqual([])
  expect(study.error.value).toEqual([])
})

test('they are requested once, not for hidden runs, and only while somebody needs them', async () => {
  const { engine, study, playback } = await stepsAt(obliqueQuadratic, 3, [1])
  expect(engine.asked).toEqual(['measure step', 'measure step'])
  playback.follow(3.4)
  await study.whenIdle()
  expect(engine.asked).toHaveLength(2)
  const none = await stepsAt({ ...obliqueQuadratic, view: {} }, 3)
  expect(none.engine.asked).toEqual([])
  expect(none.steps.value).toEqual([])
})

test('they are not requested for runs in a subspace', async () => {
  const [first, ...others] = obliqueQuadratic.algorithms
  const algorithms = [{ ...first!, subspace: { dimension: 1 } }, ...others]
  const { engine, study, steps } = await stepsAt({ ...obliqueQuadratic, algorithms }, 3)
  expect(engine.asked).toHaveLength(others.length)
  expect(steps.value.map(({ run }) => run.algorithm)).toEqual([1, 2])
  expect(study.error.value).toEqual([])
})

test('they disappear with their runs, and are carried into another plane', async () => {
  const { store, steps } = await stepsAt(obliqueQuadratic, 3)
  store.edit({ plane: { u: [1, 0] } }, 'plane')
  await store.whenIdle()
  expect(steps.value.map(({ run }) => run.a)).toEqual(store.runs.map((run) => run!.a))
  store.edit({ starts: [{ kind: 'weights', values: [1, 1] }] }, 'start')
  await store.whenIdle()
  expect(steps.value).toEqual([])
})

test('a rule with memory continues from the last requested step, one without starts from none', async () => {
  const engine = new NotingEngine()
  const { study, playback } = await stepsAt(only('adam', 20), 12, [], engine)
  for (const at of [15, 13]) {
    playback.seek(at)
    await study.whenIdle()
  }
  expect(engine.noted).toEqual([
    { before: 12, remembered: false },
    { before: 3, remembered: true },
    { before: 1, remembered: true },
  ])
  const plain = new NotingEngine()
  await stepsAt(only('sgd', 20), 12, [], plain)
  expect(plain.noted).toEqual([{ before: 0, remembered: false }])
})

test('of a long walk the last 32 states are kept, and a step before them is still the run’s own', async () => {
  const engine = new NotingEngine()
  const input = only('adam', 60)
  const { study, playback, steps } = await stepsAt(input, 1, [], engine)
  for (let at = 2; at <= 40; at++) {
    playback.seek(at)
    await study.whenIdle()
  }
  expect(engine.noted).toHaveLength(40)
  playback.seek(5)
  await study.whenIdle()
  expect(engine.noted.at(-1)).toEqual({ before: 5, remembered: false })
  const [run] = oracle.train(input, { record: 'all' })
  steps.value[0]!.move.forEach((entry, i) =>
    expect(entry).toBeCloseTo(run!.weights(6)[i]! - run!.weights(5)[i]!, 5),
  )
})

test('a step that cannot be computed is missing, without the previous one in its place, and the reason is reported', async () => {
  const { engine, study, playback, steps } = await stepsAt(only('sgd', 20), 3)
  expect(steps.value).toHaveLength(1)
  engine.measure = () => Promise.resolve({ values: Float64Array.of(5, 0.05), vectors: [] })
  playback.seek(4)
  await study.whenIdle()
  expect(steps.value).toEqual([])
  expect(study.error.value).toHaveLength(1)
})

test('a run is at its last record that continues', () => {
  const steps = Uint32Array.of(0, 2, 4, 5)
  expect([0, 1.5, 2, 4.9, 5, 9].map((at) => recordToStepFrom({ steps }, at))).toEqual([0, 0, 1, 2, 2, 2])
  expect(recordToStepFrom({ steps: Uint32Array.of(0) }, 0)).toBeUndefined()
})
