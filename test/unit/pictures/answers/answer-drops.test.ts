import { expect, test } from 'vitest'
import { hasRuns } from '../../../../src/experiment/spec/experiment.ts'
import { patchExperiment } from '../../../../src/experiment/format/merge.ts'
import metricGapScenario from '../../../../src/scenarios/lectures/metric-gap/lecture.md?full'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { answerDrops } from '../../../../src/pictures/answers/answer-drops.ts'

const at = metricGapScenario.steps.findIndex(({ answers }) => answers)
const { answers, dial } = metricGapScenario.steps[at]!
const experiment = experimentOf(metricGapScenario, at)
if (!answers || !dial || !hasRuns(experiment)) throw new Error('no step compares the losses of an answer')

/** The minimiser of each loss over a coin's outcomes, and how far its value is below that of answering 0. */
const closed = (t: number) => {
  const log = (x: number) => (x === 0 ? 0 : x * Math.log(x))
  const [p, q] = [(1 + t) / 2, (1 - t) / 2]
  return [
    [t, t * t],
    [Math.log(p / q), Math.LN2 + log(p) + log(q)],
    [1, t],
  ] as const
}

test('the drop of each loss is its ψ, at its best answer, wherever the dial is', () => {
  for (const [i, t] of (dial.values as number[]).entries()) {
    const { curves, places } = answerDrops(
      answers,
      patchExperiment(experiment, dial.experiments[i]!),
      'light',
    )
    expect(places.at(-1)).toBe(answers.to)
    for (const [k, [place, drop]] of closed(t).entries()) {
      const { at: best, level, least } = curves[k]!
      expect(best).toBeCloseTo(place, 2)
      expect(level - least).toBeCloseTo(drop, 4)
    }
  }
})
