import { describe, expect, test } from 'vitest'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import { dot, norm } from '../../src/math/linear-algebra/vector.ts'
import { trainRun } from '../../src/reference/oracle/run/run.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import { largestMarginOf } from '../../src/theory/max-margin.ts'
import { experimentOf } from '../../src/study/lecture/lecture.ts'
import characterWitnessesScenario from '../../src/scenarios/lectures/character-witnesses/lecture.md?full'
import { onlyLong } from '../support/long.ts'

const at = characterWitnessesScenario.steps.findIndex(({ title }) => title === 'Right after infinite time')
const experiment = parseTraining(experimentOf(characterWitnessesScenario, at))
const problem = buildTrainingProblem(experiment)
const best = largestMarginOf(experiment)!
const every = 1000

/**
 * A run of the step by its records: angle, |w|/(|ŵ| ln t), ηtL and the margin over the largest, at t steps.
 */
function turned(id: string, steps: number) {
  const algorithm = { ...experiment.algorithms.find((one) => one.id === id)!, steps }
  const ends: Float64Array[] = []
  const { loss } = trainRun(problem, {
    start: 0,
    algorithm,
    weights: Float64Array.of(-1, 3),
    every,
    onRecord: (weights) => ends.push(Float64Array.from(weights)),
  })
  return (t: number) => {
    const end = ends[t / every]!
    const length = norm(end)
    return {
      angle: Math.acos(dot(end, best.weights) / (length * norm(best.weights))),
      norm: length / (norm(best.weights) * Math.log(t)),
      loss: algorithm.learningRate * t * loss[t / every]!,
      margin: Math.min(...samples.map((sample) => dot(sample, end))) / length / best.margin,
    }
  }
}

/** y x of the nine points. */
const samples = (() => {
  const { data } = experiment
  if (data.kind !== 'table') throw new Error(data.kind)
  return data.inputs.map((input, n) => Float64Array.from(input, (x) => x * (data.targets[n]?.[0] ?? NaN)))
})()

/** The values in theory/README.md, S22. */
const stated = [
  { t: 1000, angle: 0.23215, norm: 1.0819, loss: 0.4298, margin: 0.85814 },
  { t: 10_000, angle: 0.1179, norm: 1.0194, loss: 0.4589, margin: 0.93425 },
  ...onlyLong([
    { t: 100_000, angle: 0.05768, norm: 0.9996, loss: 0.4802, margin: 0.96951 },
    { t: 200_000, angle: 0.04637, norm: 0.9972, loss: 0.4847, margin: 0.97575 },
  ]),
]

describe('the largest margin (S22)', () => {
  test('gradient descent approaches it, and ηtL rises to |ŵ|² = ½ from below', () => {
    const last = stated.at(-1)!.t
    const after = turned('sgd', last)
    for (const { t, ...numbers } of stated)
      for (const [name, number] of Object.entries(numbers))
        expect(Math.abs(after(t)[name as keyof typeof numbers] - number), `${name}, ${t}`).toBeLessThan(1e-4)
    const losses = Array.from({ length: last / every }, (_, k) => after((k + 1) * every).loss)
    expect(losses.every((loss, k) => loss > (losses[k - 1] ?? 0) && loss < 0.5)).toBe(true)
  }, 120_000)

  test.each([{ t: 10_000, angle: 0.3195 }, ...onlyLong([{ t: 50_000, angle: 0.1097 }])])(
    'Adam is off by $angle after $t steps, and further than gradient descent at every thousandth',
    ({ t, angle }) => {
      const [adam, descent] = ['adam', 'sgd'].map((id) => turned(id, t))
      expect(Math.abs(adam!(t).angle - angle)).toBeLessThan(1e-3)
      for (let step = every; step <= t; step += every)
        expect(adam!(step).angle).toBeGreaterThan(descent!(step).angle)
    },
    120_000,
  )
})
