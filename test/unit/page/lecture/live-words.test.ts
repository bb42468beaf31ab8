import { describe, expect, test } from 'vitest'
import { moveStart } from '../../../../src/edit/actions.ts'
import { liveNumbersOf, wordsWithNumbers } from '../../../../src/exchange/lecture/live-numbers.ts'
import { fetchSamples } from '../../../../src/experiment/data/sample-file.ts'
import { type Experiment } from '../../../../src/experiment/spec/experiment.ts'
import type { PlaneSpec } from '../../../../src/experiment/spec/plane.ts'
import { LiveWords, numberInWords } from '../../../../src/page/lecture/live-words.ts'
import { nowhere } from '../../../../src/scenarios/place.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import type { Scenario, Step } from '../../../../src/exchange/lecture/scenario.ts'
import { holdsWeights } from '../../../../src/reference/plane/placement.ts'
import { Store } from '../../../../src/store/store.ts'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { Study } from '../../../../src/study/study.ts'
import {
  fieldOf,
  leavesOf,
  valueOf,
  type Expression,
  type Leaf,
} from '../../../../src/theory/quantity/expression.ts'
import { quantityOf } from '../../../../src/theory/quantity/index.ts'
import { observe } from '../../../../src/theory/quantity/source.ts'
import { storedPoints, sweepQuantityOf } from '../../../../src/theory/sweep/statistics.ts'
import type { SweepPoint } from '../../../../src/theory/sweep/sweep.ts'
import { onlyLong } from '../../../support/long.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { quickOracle } from '../../../support/quick-oracle.ts'
import { storedSweeps } from '../../../support/lectures/stored-sweeps.ts'

const numbersOf = (step: Step) => liveNumbersOf(wordsWithNumbers(step))

interface AliveStep {
  readonly scenario: Scenario
  readonly at: number
  readonly name: string
}

/** Steps with a computed number; fields, read from the experiment, do not count. */
const alive: readonly AliveStep[] = scenarios.flatMap((scenario) =>
  scenario.steps.flatMap((step, at) =>
    [...numbersOf(step).values()].some(({ expression }) =>
      leavesOf(expression).some(({ kind }) => kind === 'quantity'),
    )
      ? [{ scenario, at, name: `${scenario.id} ${at + 1}` }]
      : [],
  ),
)
/** Lectures for the short form, whose runs are short. */
const short = ['two-weights', 'three-gaps']

async function opened({ scenario, at }: AliveStep, points: readonly SweepPoint[] = []) {
  const lecture = { ...scenario }
  await fetchSamples(scenario.steps[at]!.experiment)
  const experiment = experimentOf(lecture, at)
  const place = { ...nowhere, lecture, step: at }
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), experiment, 3, undefined, place)
  const study = new Study(store)
  const beside = (scenario.steps[at]!.beside ?? []).map((_, index) => {
    const own = new Store(() => Promise.resolve(engine), experiment, 3, store)
    return new Study(own, study, { ...study.options.peek(), index })
  })
  const words = new LiveWords(study, () => points)
  const whenIdle = async () => {
    for (let i = 0; i < 3; i++) {
      await study.whenIdle()
      for (const one of beside) await one.whenIdle()
      await words.whenIdle()
    }
  }
  await whenIdle()
  const close = () => {
    words.dispose()
    beside.forEach((one) => one.dispose())
    study.dispose()
  }
  return { engine, store, study, words, whenIdle, close }
}

/** The value of an expression by the oracle, for the stages' unchanged experiments. */
async function byOracle(
  expression: Expression,
  stages: readonly Experiment[],
  points: readonly SweepPoint[],
): Promise<number> {
  const values = new Map<Leaf, number>()
  for (const leaf of leavesOf(expression)) {
    if (leaf.kind === 'field') values.set(leaf, fieldOf(stages[0], leaf.path) ?? NaN)
    else if (leaf.of === 'sweep') values.set(leaf, sweepQuantityOf(points, leaf.quantity, leaf.arguments))
    else {
      const source = await observe(quickOracle, stages[leaf.stage ?? 0]!)
      values.set(leaf, await quantityOf(source, leaf.quantity, leaf.arguments))
    }
  }
  return valueOf(expression, (leaf) => values.get(leaf) ?? NaN)
}

const pointsOf = ({ sweep }: Step): readonly SweepPoint[] => {
  const kept = storedSweeps.get(sweep?.reference ?? '')
  return kept ? storedPoints(kept) : []
}

/** Factors by which float32 may move a number before it is formatted. */
const near = [0, 1e-6, -1e-6, 1e-4, -1e-4]

/**
 * A place of a plane to which w_0 is moved: a fraction of its shown extent, or of the length of its
 * directions.
 */
function placeIn(plane: PlaneSpec): readonly [number, number] {
  if (plane.kind === 'hyperparameters' || !plane.extent) return [0.1, -0.05]
  const { extent } = plane
  const [a, b] = [extent.a, extent.b].map(([from, to]) => from + 0.7 * (to - from))
  return [a!, -b! / 2]
}

describe("with w_0 moved each live number equals the oracle's there", () => {
  const cases = [
    ...alive.filter(({ scenario }) => short.includes(scenario.id)),
    ...onlyLong(alive.filter(({ scenario }) => !short.includes(scenario.id))),
  ]
  test.each(cases)(
    '$name',
    async (step) => {
      const own = step.scenario.steps[step.at]!
      const points = pointsOf(own)
      const { store, study, words, whenIdle, close } = await opened(step, points)
      const { training } = store
      if (training && holdsWeights(training.plane))
        store.edit(moveStart(training, 0, ...placeIn(training.plane)), 'drag')
      await whenIdle()
      study.playback.seek(Infinity)
      await whenIdle()
      const stages = study.together.map((one) => one.store.experiment)
      for (const [source, number] of numbersOf(own)) {
        const { text } = words.views.value.get(source)!
        const value = await byOracle(number.expression, stages, points)
        expect(
          near.map((part) => numberInWords(number, value + part * (Math.abs(value) || 1e-3))),
          source,
        ).toContain(text)
      }
      close()
    },
    300_000,
  )
})

const twoWeights = (at: number): AliveStep => ({
  scenario: scenarios.find(({ id }) => id === 'two-weights')!,
  at,
  name: '',
})

test("a field's number follows the pointer while it moves, and shows its original value", async () => {
  const { store, words, whenIdle, close } = await opened(twoWeights(1))
  const source = 'first-weight = 2 exactly'
  expect(words.views.value.get(source)).toEqual({ text: '2' })
  store.edit(moveStart(store.training!, 0, 1.25, -0.5), 'drag', true)
  await store.whenIdle()
  expect(store.live).toBe(true)
  expect(words.views.value.get(source)).toEqual({ text: '1.25', note: 'at the opening 2' })
  await whenIdle()
  store.undo()
  await whenIdle()
  expect(words.views.value.get(source)).toEqual({ text: '2' })
  close()
})

test('a number highlights what shows it, and nothing if nothing does', async () => {
  const { words, close } = await opened(twoWeights(8))
  const marks = new Map(Array.from(words.views.value, ([source, { mark }]) => [source.split(' ')[0], mark]))
  expect(marks.get('flow-end-sharpness')).toBe('prediction/flow-end')
  expect(marks.get('minimum-sharpness')).toBe('run/0')
  expect(marks.get('algorithms.0.learningRate')).toBeUndefined()
  close()
})

test('a measurement is a dash until it is ready, follows the timeline, and is not requested while a question is open', async () => {
  const written = scenarios.find(({ id }) => id === 'three-gaps')!
  const steps = written.steps.map((step) => ({ ...step, prose: `${step.prose} {seed} ` }))
  const { engine, study, store, words, whenIdle, close } = await opened({
    scenario: { ...written, steps },
    ...{ at: 1, name: '' },
  })
  const source = 'gaps index=2 step=now = 0.0000 ± 1e-5'
  const text = () => words.views.value.get(source)?.text
  study.playback.seek(7)
  expect(text()).toBe('–')
  await whenIdle()
  expect(text()).toMatch(/^0\.02/u)
  study.playback.seek(5)
  expect(text(), 'the words have it as another number').toBe('0.0326')
  study.guessing.turn(true)
  expect(study.veiled).toBe(true)
  expect([...words.views.value.keys()], 'a field tells nothing').toEqual(['seed'])
  const { length } = engine.asked
  store.edit({ seed: 5 }, 'seed')
  await store.whenIdle()
  await words.whenIdle()
  expect(engine.asked.slice(length).filter((one) => one === 'measure gaps')).toEqual([])
  close()
})
