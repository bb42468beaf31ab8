import { signal } from '@preact/signals-core'
import { describe, expect, test, vi } from 'vitest'
import { successesOf } from '../../../../src/reference/metric/success.ts'
import { shownPoint } from '../../../../src/analyses/shown-point.ts'
import { gapWords, threeGaps as studyOf } from '../../../../src/analyses/measures/three-gaps.ts'
import { Selection } from '../../../../src/store/selection.ts'
import { Store } from '../../../../src/store/store.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import threeGapsScenario from '../../../../src/scenarios/lectures/three-gaps/lecture.md?full'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { moons, twins } from '../../../support/experiments.ts'
import { stagedSteps } from '../../../support/lectures/scenarios.ts'
import { exactPopulation, threeGaps } from '../../../support/theory/three-gaps.ts'
import { unowned } from '../../../support/unowned.ts'

/** 1,001 evenly spaced points, as in generated data for |x|. */
const line = Array.from({ length: 1001 }, (_, i) => (i - 500) / 500)
const evenly = { testInputs: line.map((x) => [x]), testTargets: line.map((x) => [Math.abs(x)]) }

async function opened(input: TrainingInput, engine = new OracleEngine()) {
  const store = new Store(() => Promise.resolve(engine), input, 3)
  await store.whenIdle()
  const selection = new Selection(store)
  const { playback } = selection
  playback.setLast(Math.max(...store.runs.map((run) => run!.steps.at(-1)!)))
  const [success] = successesOf(store.training!)
  const chosen = signal<number | undefined>()
  const study = studyOf(
    unowned,
    store,
    () => shownPoint(store, selection, chosen.value),
    () => success,
    () => true,
  )
  const rest = async () => {
    await study.search.whenIdle()
    await study.reach.whenIdle()
  }
  await rest()
  const gaps = () => study.gaps.value!
  const words = (at = success!, algorithm = 0) =>
    gapWords(store.training!, algorithm, study.search.value.value?.searched, at)
  return { engine, store, playback, chosen, study, rest, gaps, words, success: success! }
}

describe('the three gaps of S01', () => {
  test('follow the step: only the algorithm gap shrinks, and the search runs once', async () => {
    const { engine, playback, rest, gaps, words } = await opened(threeGaps(200, exactPopulation))
    const searches = () => engine.asked.filter((what) => what === 'measure gaps').length
    const once = searches()
    expect(once).toBeGreaterThan(0)
    for (const [step, expected] of [
      [1, 0.070397],
      [5, 0.03258],
      [20, 0.008971],
      [50, 0.001016],
      [200, 0],
    ] as const) {
      playback.seek(step)
      await rest()
      const { model, metric, algorithm } = gaps()
      expect(Math.abs(model - 1 / 192)).toBeLessThan(1e-12)
      expect(Math.abs(metric - 0.000526)).toBeLessThan(1e-6)
      expect(Math.abs(algorithm - expected), `step ${step}`).toBeLessThan(step === 200 ? 1e-6 : 1e-5)
    }
    expect(searches()).toBe(once)
    expect(words()).toMatch(/convex/)
  })

  test('from 1,001 evenly spaced points are off by the error of that sum', async () => {
    const { gaps } = await opened(threeGaps(200, evenly))
    const { model, metric } = gaps()
    expect(Math.abs(model - 1 / 192), 'the ends count too much: about 2·10⁻⁵').toBeLessThan(4e-5)
    expect(Math.abs(metric - 0.000526)).toBeLessThan(1e-5)
  })
})

test.each([
  [2, 1 / 192],
  [3, 1 / 192],
  [4, 1 / 768],
])(
  'with powers up to x^%i the model gap is what the Legendre series of |x| leaves',
  async (highest, left) => {
    const { step, stages } = stagedSteps(threeGapsScenario).at(-1)!
    const patch = step.dial!.experiments[step.dial!.values.findIndex((value) => value === highest)]
    const { gaps } = await opened(mergePatch(stages[0], patch) as TrainingInput)
    expect(Math.abs(gaps().model - left)).toBeLessThan(1e-12)
  },
)

describe('the three gaps', () => {
  test('are judged on data that no algorithm sees, and by errors if there are classes', () => {
    const ids = (e: TrainingInput) => successesOf(parseTraining(e)).map(({ id }) => id)
    expect(ids(moons)).toEqual(['test', 'test errors'])
    expect(ids(threeGaps(200, {}))).toEqual([])
    const named = { parts: { population: { inputs: [[1]], targets: [[1]] } } }
    expect(ids(threeGaps(200, named))).toEqual(['population'])
  })

  test('of a network are an upper bound: never negative for model and metric, at any step', async () => {
    const small: TrainingInput = { ...moons, algorithms: [{ id: 'adam', learningRate: 0.05, steps: 20 }] }
    const { playback, rest, gaps, words } = await opened({
      ...small,
      data: { kind: 'generated', id: 'two-moons', size: 8, testSize: 40, noise: 0.4 },
      model: { kind: 'mlp', widths: [2, 2, 1], activation: 'tanh' },
      metric: { loss: 'squared' },
    })
    for (let step = 0; step <= 20; step++) {
      playback.seek(step)
      await rest()
      expect(gaps().model).toBeGreaterThanOrEqual(0)
      expect(gaps().metric).toBeGreaterThanOrEqual(0)
    }
    expect(words()).toMatch(/at most this/)
  })

  test('are searched again if another start brings another run', async () => {
    const { engine, store, study, rest } = await opened(threeGaps(200, exactPopulation))
    const before = engine.asked.filter((what) => what === 'measure gaps').length
    store.edit({ starts: [{ kind: 'weights', values: [1, 1] }] }, 'another start')
    await store.whenIdle()
    expect(study.gaps.value?.model, 'what was found is still valid').toBeCloseTo(1 / 192, 9)
    await rest()
    expect(engine.asked.filter((what) => what === 'measure gaps').length).toBeGreaterThan(before)
  })

  test('of a linearised run belong to its own family and its own loss', async () => {
    const { store, playback, chosen, study, rest, gaps, words, success } = await opened(twins)
    const network = gaps()
    chosen.value = 1
    expect(study.gaps.value, 'another family, so the best is searched for again').toBeUndefined()
    playback.seek(60)
    await rest()
    const { model, metric, algorithm } = gaps()
    const run = store.runs[1]!
    const [twin] = oracle.train(twins, { runs: [1], watch: [success.metric] })
    expect(model + metric + algorithm).toBeCloseTo(twin!.watched[0]!.at(-1)!, 5)
    const expected = oracle.measure(twins, run.finalWeights, 'gaps', { run: { start: 0, algorithm: 1 } })
    expect(model).toBeCloseTo(expected.values[0]!, 9)
    expect(Math.abs(model - network.model)).toBeGreaterThan(1e-3)
    expect(words(success, 1)).toMatch(/this linearisation give.*convex/)
    const errors = { ...success, metric: { ...success.metric, loss: 'zero-one' as const } }
    expect(words(errors, 1)).toMatch(/Errors have no slope.*at most this/)
  })

  test('say why they are missing', async () => {
    const engine = new OracleEngine()
    vi.spyOn(engine, 'measure').mockRejectedValue(new Error('the device is gone'))
    const { study } = await opened(threeGaps(200, exactPopulation), engine)
    expect(study.search.error.value[0]?.message).toBe('the device is gone')
    expect(study.gaps.value).toBeUndefined()
  })
})
