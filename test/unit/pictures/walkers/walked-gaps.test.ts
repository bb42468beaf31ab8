import { expect, test } from 'vitest'
import { walkerCount, walkersOf } from '../../../../src/pictures/walkers/walked-gaps.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingExperiment, TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import characterWitnessesScenario from '../../../../src/scenarios/lectures/character-witnesses/lecture.md?full'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { crowdDots, crowdMap } from '../../../../src/pictures/walkers/walkers-view.ts'
import { emptyStage } from '../../../../src/view/surface/stage-content.ts'
import { ensembleShare } from '../../../../src/theory/quantity/runs/ensemble.ts'
import { pictures } from '../../../../src/pictures/pictures.ts'
import { product } from '../../../support/experiments.ts'
import { unowned } from '../../../support/unowned.ts'
import { lastStep } from '../../../../src/experiment/spec/algorithm.ts'

const { steps } = characterWitnessesScenario
const at = steps.findIndex(({ hero }) => hero === 'walkers')
const training = parseTraining(experimentOf(characterWitnessesScenario, at))

/** Requests the walkers from an engine that puts all of them at (step, -step). */
async function walked(experiment: TrainingExperiment, isNeeded = true) {
  const asked: TrainingInput[] = []
  const engine = {
    ensemble(input: TrainingInput) {
      asked.push(input)
      const step = lastStep(input.algorithms[0] ?? { steps: NaN })
      const weights = Float32Array.from({ length: 2 * walkerCount }, (_, i) => (i % 2 ? -step : step))
      return Promise.resolve({ weights } as never)
    },
  }
  const crowds = walkersOf(unowned, { training: experiment, engine, idle: true }, () => isNeeded)
  await crowds.whenIdle()
  return { asked, crowds: crowds.value.value ?? [] }
}

test('the walkers are shown at even times from w₀ to the end, rising', async () => {
  const { asked, crowds } = await walked(training)
  const times = crowds.map(({ step }) => step)
  expect(times).toEqual(Array.from({ length: 25 }, (_, k) => 5 * k))
  expect(asked.map(({ algorithms }) => algorithms[0]?.steps).slice(0, 2)).toEqual([0, 120])
})

test('they are the draws whose share the sweep measures', async () => {
  const { asked } = await walked(training)
  const [quantity] = steps[at]!.sweep!.quantities
  expect(quantity).toMatchObject({ quantity: 'ensemble-share', arguments: { count: walkerCount } })
  const swept: TrainingExperiment[] = []
  const answers = {
    ensemble(input: TrainingExperiment) {
      swept.push(input)
      return Promise.resolve({ loss: [0] })
    },
  }
  const source = { experiment: training, answers } as never
  await ensembleShare(source, quantity!.arguments!)
  expect(asked.find(({ algorithms }) => algorithms[0]?.steps === 120)).toEqual(swept[0])
})

test('nothing is walked if no picture needs it, or from a start that is not drawn', async () => {
  expect((await walked(training, false)).asked).toEqual([])
  const placed = parseTraining({ ...product, starts: [{ kind: 'weights', values: [1, 1] }] })
  expect((await walked(placed)).asked).toEqual([])
})

test('the dots are at the two weights of the plane, over the plane without runs', async () => {
  const { crowds } = await walked(training)
  const dots = crowdDots(training, crowds.at(-1)!, '#123456')!
  expect(dots.points).toHaveLength(2 * walkerCount)
  expect([dots.color, ...Array.from(dots.points).slice(0, 2)]).toEqual(['#123456', 120, -120])
  const stage = emptyStage(training.view, 'light')
  expect(crowdMap({ ...stage, paths: [{} as never], starts: [{} as never] })).toMatchObject({
    paths: [],
    starts: [],
  })
})

test('it says why it is missing: no plane of two weights, or no random start', () => {
  expect(pictures.walkers.needs(training, undefined)).toBeUndefined()
  const placed = parseTraining({ ...product, starts: [{ kind: 'weights', values: [1, 1] }] })
  expect(pictures.walkers.needs(placed, undefined)).toContain('random start')
})
