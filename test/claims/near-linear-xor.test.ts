import { expect, test } from 'vitest'
import { mergePatch } from '../../src/experiment/format/merge.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import whatLinearCostsScenario from '../../src/scenarios/lectures/what-linear-costs/lecture.md?full'
import { experimentOf } from '../../src/study/lecture/lecture.ts'
import { trainedEnds } from '../support/training.ts'

const draws = 8
const at = whatLinearCostsScenario.steps.findIndex(({ sweep }) => sweep?.reference === 'xor-linearity')

/**
 * Loss and sharpness at the ends of some draws of the lecture's networks, at linearity 0.8 after 40,000
 * steps.
 */
function endsAt(learningRate: number) {
  const input = mergePatch(experimentOf(whatLinearCostsScenario, at), {
    model: { linearity: 0.8 },
    algorithms: [{ id: 'sgd', learningRate, steps: 40_000 }],
    starts: Array.from({ length: draws }, () => ({
      kind: 'random',
      distribution: 'normal',
      biasScale: 0.5,
    })),
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  const { experiment, ends } = trainedEnds(parseTraining(input))
  return ends.map((end) => ({
    loss: oracle.measure(experiment, end, 'metric').values[0]!,
    sharpness: oracle.measure(experiment, end, 'sharpness').values[0]!,
  }))
}

test('at linearity 0.8 no draw solves XOR at the rate 0.05', () => {
  for (const { loss } of endsAt(0.05)) expect(loss).toBeGreaterThan(0.1)
})

test('at linearity 0.8 most draws solve XOR at the rate 0.01, and cannot stay there at the rate 0.05', () => {
  const solved = endsAt(0.01).filter(({ loss }) => loss <= 0.01)
  expect(solved.length).toBeGreaterThan(draws / 2)
  for (const { sharpness } of solved) expect(sharpness).toBeGreaterThan(2 / 0.05)
})
