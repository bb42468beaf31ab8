import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { pictures } from '../../../../src/pictures/pictures.ts'
import landscapesLieScenario from '../../../../src/scenarios/lectures/landscapes-lie/lecture.md?full'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { gaugeView } from '../../../../src/pictures/gauge/gauge-view.ts'
import type { ShownRuns } from '../../../../src/view/series.ts'
import { product } from '../../../support/experiments.ts'

const at = landscapesLieScenario.steps.findIndex(({ hero }) => hero === 'gauge')
const step = landscapesLieScenario.steps[at]!
const training = parseTraining(experimentOf(landscapesLieScenario, at))
const curves = [
  { steps: [0, 1, 3], values: [[4, 3, 2]] },
  { steps: [0, 1, 3], values: [[15.8, 20, 0.5]] },
]
const shown = (now: number): ShownRuns => ({
  store: { training, runs: [] },
  hidden: new Set(),
  playback: { step: now },
  names: signal(step.names!),
})

test('each copy is named and at its sharpness at the step, on one axis with 2/η', () => {
  const view = gaugeView(shown(1), curves, 'light', false)!
  expect(view.rows.map(({ label, words }) => [label, words])).toEqual([
    ['α = 5', 'now 3'],
    ['α = 10', 'now 20'],
  ])
  expect(view.rows.map(({ values, at }) => values[at])).toEqual([3, 20])
  expect(view.limit).toEqual({ value: 10, label: 'η = 0.2: 2/η is 10' })
  expect(view.from).toBeLessThan(0.5)
  expect(view.to).toBeGreaterThan(20)
})

test('a step that is not measured yet says which step it shows', () => {
  expect(gaugeView(shown(2), curves, 'light', false)?.rows[1]?.words).toBe('at step 1: 20')
})

test('while a question is open, nothing after w₀ is shown, on the axis either', () => {
  const view = gaugeView(shown(3), curves, 'light', true)!
  expect(view.rows.map(({ values }) => values)).toEqual([[4], [15.8]])
  expect(view.from).toBe(2)
})

test('a hidden run, and an unmeasured one, have no row; without measurements there is no gauge', () => {
  const hidden = { ...shown(0), hidden: new Set([0]) }
  expect(gaugeView(hidden, curves, 'light', false)?.rows.map(({ label }) => label)).toEqual(['α = 10'])
  expect(gaugeView(shown(0), [undefined, undefined], 'light', false)).toBeUndefined()
})

test('it says why it is missing: several algorithms, or one whose limit is not 2/η', () => {
  const { gauge } = pictures
  expect(gauge.needs(training, step)).toBeUndefined()
  for (const ids of [['adam'], ['sgd', 'momentum']]) {
    const other = parseTraining({
      ...product,
      algorithms: ids.map((id) => ({ id, learningRate: 0.1, steps: 5 })),
    })
    expect(gauge.needs(other, step)).toContain('as the only algorithm')
  }
})
