import { describe, expect, test } from 'vitest'
import { mergePatch } from '../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { runSweep } from '../../src/experiment/sweep/run.ts'
import { sweepQuantityOf } from '../../src/experiment/sweep/statistics.ts'
import { experimentOf } from '../../src/landscape/opening/lecture.ts'
import { endToEndScenario } from '../../src/scenarios/lectures/results/end-to-end.ts'
import { onlyLong } from '../support/long.ts'

const at = endToEndScenario.steps.findIndex(({ sweep }) => sweep?.reference === 'end-to-end-frontier')
const { sweep } = endToEndScenario.steps[at]!
const opening = experimentOf(endToEndScenario, at)

/** Σ i^-2/2 over i > 200,000, which the numbers of the source leave out. */
const beyond = 2.5e-6

describe('the scaling law of a quadratic (S47)', () => {
  test.each([
    { p: 16, steps: 100, loss: 0.030593 },
    { p: 64, steps: 1000, loss: 0.007775 },
    ...onlyLong([{ p: 256, steps: 10_000, loss: 0.001949 }]),
  ])(
    '$p weights stand after $steps steps at a loss of $loss',
    ({ p, steps, loss }) => {
      const [run] = oracle.train(
        parseExperiment(
          mergePatch(opening, {
            data: { size: p + 1 },
            model: { widths: [p, 1] },
            algorithms: [{ id: 'sgd', learningRate: 1, steps }],
          }),
        ),
      )
      expect(Math.abs(run!.loss.at(-1)! - beyond - loss)).toBeLessThan(6e-7)
    },
    120_000,
  )

  test.each([
    [1.5, 2],
    [2, 2],
    [1.5, 3],
  ])(
    'with a = %f and b = %f the frontier of weights times steps falls by the exponent -(b - 1)/(1 + a)',
    async (a, b) => {
      const experiment = parseExperiment(mergePatch(opening, { data: { parameters: { a, b } } }))
      const points = await runSweep(oracle, experiment, sweep!)
      const slope = sweepQuantityOf(points, 'slope')
      expect(slope / (-(b - 1) / (1 + a))).toBeGreaterThan(0.95)
      expect(slope / (-(b - 1) / (1 + a))).toBeLessThan(1.05)
    },
  )
})
