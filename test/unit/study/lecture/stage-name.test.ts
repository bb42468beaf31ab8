import { expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { patchExperiment, type Patch } from '../../../../src/experiment/format/merge.ts'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { stageName } from '../../../../src/study/lecture/stage-name.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import planes from '../../../../src/scenarios/lectures/planes-and-lines/lecture.md?full'
import lecture from '../../../../src/scenarios/lectures/what-linear-costs/lecture.md?full'

/** Name of the main stage of a step, counted from 0, after a change. */
function nameAfter(step: number, change: Patch, of = lecture): string {
  const written = parseTraining(experimentOf(of, step))
  return stageName(of.steps[step]!, written, patchExperiment(written, change))
}

test('a stage named by its widths follows the slider', () => {
  expect(nameAfter(1, {})).toBe('2-2-1')
  expect(nameAfter(1, { model: { widths: [2, 5, 1] } })).toBe('2-5-1')
  expect(nameAfter(1, { model: { widths: [2, 2, 2, 1] } })).toBe('2-2-2-1')
})

test('a name that no longer applies says so', () => {
  expect(nameAfter(0, { model: { linearity: 0 } })).toBe('linear, changed')
  expect(nameAfter(3, { model: { activation: 'sine' } })).toBe('ReLU, changed')
})

test('a change on all stages alike leaves the name as it is', () => {
  expect(nameAfter(0, { algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 10 }] })).toBe('linear')
  expect(nameAfter(1, { model: { linearity: 0.5 } })).toBe('2-2-1')
  const starts = [{ kind: 'weights', values: Array.from({ length: 1051 }, () => 0.1) }]
  expect(nameAfter(2, { starts }, planes), 'those beside it have starts of their own').toBe('pulled by 1/10')
})

test('every stage has its name when its step opens', () => {
  for (const scenario of scenarios)
    for (const [i, step] of scenario.steps.entries()) {
      const written = experimentOf(scenario, i)
      expect(stageName(step, written, written)).toBe(step.stage ?? '')
    }
})
