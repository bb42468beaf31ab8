import { expect, test } from 'vitest'
import { hasRuns } from '../../../../src/experiment/spec/experiment.ts'
import randomLabelsScenario from '../../../../src/scenarios/lectures/random-labels/lecture.md?full'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { kernelModes } from '../../../../src/pictures/modes/kernel-modes.ts'

const at = randomLabelsScenario.steps.findIndex(({ modes }) => modes)
const { modes } = randomLabelsScenario.steps[at]!
const experiment = experimentOf(randomLabelsScenario, at)
if (!modes || !hasRuns(experiment)) throw new Error('no step shows labels along a kernel')
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
/** The modes at a step, for the rule's labels and for noise. */
const after = (step: number) => {
  const { eigenvalues, labels } = kernelModes(modes, experiment, step)!
  return { eigenvalues, rule: labels[0]!, noise: labels[1]! }
}

test('the labels of all 16 points lie along the 16 directions, which go from fast to slow', () => {
  const { eigenvalues, rule, noise } = after(0)
  expect(eigenvalues).toEqual(eigenvalues.toSorted((x, y) => y - x))
  expect(eigenvalues[0]! / eigenvalues.at(-1)!).toBeCloseTo(149.4, 1)
  for (const { shares, whole } of [rule, noise]) {
    expect(sum(shares)).toBeCloseTo(16, 9)
    expect(whole).toBe(0)
  }
})

test('the tall bar of the rule fills at once, and on the right those of the noise fill last', () => {
  const { rule, noise } = after(4)
  const tallest = rule.shares.indexOf(Math.max(...rule.shares))
  expect(rule.learned[tallest]).toBeGreaterThan(0.9)
  expect(rule.whole).toBeGreaterThan(0.75)
  expect(sum(noise.shares.slice(9))).toBeGreaterThan(16 * 0.45)
  expect(Math.max(...noise.learned.slice(9))).toBeLessThan(0.1)
  expect(noise.learned).toEqual(noise.learned.toSorted((x, y) => y - x))
})

test('an error of a half is three quarters learned, which takes the predicted 4 and 88 steps', () => {
  expect([after(3).rule.whole < 0.75, after(4).rule.whole >= 0.75]).toEqual([true, true])
  expect([after(87).noise.whole < 0.75, after(88).noise.whole >= 0.75]).toEqual([true, true])
})
