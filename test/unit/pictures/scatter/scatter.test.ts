import { expect, test } from 'vitest'
import type { AskedPlot } from '../../../../src/elements/charts/plots/bl-asked-plot.ts'
import type { ScatterView } from '../../../../src/pictures/scatter/bl-scatter.ts'
import { OpenPictures, pictures } from '../../../../src/pictures/pictures.ts'
import goodhartScenario from '../../../../src/scenarios/lectures/goodhart/lecture.md?full'
import { Store } from '../../../../src/store/store.ts'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { defaultOptions } from '../../../../src/study/study-options.ts'
import { Study } from '../../../../src/study/study.ts'
import { bestByProxy, drawAnswers } from '../../../../src/theory/best-of.ts'
import { expectedLargest } from '../../../../src/theory/quantity/theory/reward.ts'
import { scatterView } from '../../../../src/pictures/scatter/scatter-view.ts'
import { placeOf } from '../../../support/place.ts'
import { product } from '../../../support/experiments.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'

const at = goodhartScenario.steps.findIndex(({ scatter }) => scatter)
const step = goodhartScenario.steps[at]!
const experiment = experimentOf(goodhartScenario, at)
const answers = drawAnswers(experiment, 16, 0)
const winner = bestByProxy(answers)

/** The properties of the step's element, with its question open or without one. */
function shown(asks: boolean) {
  const store = new Store(() => new Promise(() => undefined), experiment, 3, undefined, placeOf(step))
  const study = new Study(store, undefined, defaultOptions, asks)
  const opened = new OpenPictures(study)
  const { values } = opened.template('scatter') as { values: readonly unknown[] }
  opened.dispose()
  study.dispose()
  return { view: values[0] as ScatterView, asked: values[1] as AskedPlot | undefined }
}

test('once answered, the answers are at their proxy and goal, below the winners of 300 more draws and the line of half', () => {
  const { view } = shown(false)
  expect(view.outcomes).toEqual(answers.map(({ proxy, goal }) => ({ across: proxy, up: goal })))
  expect(view.chosen).toEqual({ across: winner.proxy, up: winner.goal })
  expect(view.others).toHaveLength(300)
  expect(view.lines.map(({ slope, law }) => [slope, law ?? false])).toEqual([
    [1, false],
    [0.5, true],
  ])
})

test("while a question is open, the answers are on the proxy's axis and no goal is shown; the guess is made above the winner", () => {
  const [{ view, asked }, answered] = [shown(true), shown(false)]
  expect(view.outcomes).toEqual(answers.map(({ proxy }) => ({ across: proxy })))
  expect([view.chosen, view.others, view.lines]).toEqual([{ across: winner.proxy }, [], []])
  expect(asked).toMatchObject({ open: true, onAxis: true, guess: { axis: 'up', over: winner.proxy } })
  for (const name of ['across', 'up'] as const) expect(view[name]).toEqual(answered.view[name])
})

test('the winner of the step resembles the mean one, and all of its answers have places on the axes', () => {
  const { view } = shown(false)
  const mean = Math.SQRT2 * expectedLargest(16)
  expect(Math.abs(winner.proxy - mean)).toBeLessThan(0.05)
  expect(Math.abs(winner.goal - mean / 2)).toBeLessThan(0.1)
  for (const { across, up } of view.outcomes) {
    expect(across).toBeGreaterThan(view.across.from)
    expect(up).toBeGreaterThan(view.up.from)
    expect(up).toBeLessThan(view.up.to)
  }
})

test('a winner of more answers has its whole bar on the axes, while a question is open as well', () => {
  const many = bestByProxy(drawAnswers(experiment, 256, 0))
  expect(many.proxy).toBeGreaterThan(step.scatter!.up.to)
  for (const veiled of [false, true]) {
    const { across, up } = scatterView(step.scatter!, experiment, 256, 'light', veiled)
    expect(Math.min(across.to, up.to)).toBeGreaterThan(many.proxy)
  }
})

test('it says why it is missing: a step without one, or an experiment without batches', () => {
  expect(pictures.scatter.needs(experiment, undefined)).toContain('step')
  expect(pictures.scatter.needs(parseTraining(product), step)).toContain('batch size')
  expect(pictures.scatter.needs(experiment, step)).toBeUndefined()
})
