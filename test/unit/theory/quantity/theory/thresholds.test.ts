import { riskOfLeastNorm } from '../../../../../src/theory/quantity/theory/thresholds.ts'
import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { quantityOf } from '../../../../../src/theory/quantity/index.ts'
import { observe } from '../../../../../src/theory/quantity/source.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { spreadOf } from '../../../../../src/theory/sweep/statistics.ts'
import { moons } from '../../../../support/experiments.ts'
import { onlyLong } from '../../../../support/long.ts'
import { trainability } from '../../../../support/theory/trainability.ts'

const leastSquares = (inputs: number, samples: number, seed: number): TrainingInput => ({
  version: 1,
  seed,
  data: { kind: 'generated', id: 'linear', size: samples, testSize: 100, noise: 0.5, testNoise: 0 },
  model: { kind: 'mlp', widths: [inputs, 1], activation: 'linear', bias: false },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'gauss-newton', learningRate: 1, steps: 1, damping: 1e-9 }],
  starts: [{ kind: 'random', distribution: 'normal', scale: 0 }],
  plane: { kind: 'weights', first: 0, second: 1 },
})

test('the error of least squares of least norm is known on both sides of the threshold (S04)', () => {
  const found = [10, 20, 30, 36, 39, 40, 41, 44, 50, 80, 160, 400].map((p) => riskOfLeastNorm(40, p, 0.5))
  const wanted = [
    0.0862,
    0.2632,
    0.8333,
    3,
    Infinity,
    Infinity,
    Infinity,
    3.4242,
    1.3111,
    0.7564,
    0.834,
    0.9279,
  ]
  expect(found.map((risk) => Number(risk.toFixed(4)))).toEqual(wanted)
})

// S04 has 300 draws with 40 samples.
test.each([
  { p: 8, samples: 20, draws: 60 },
  { p: 40, samples: 20, draws: 60 },
  ...onlyLong([10, 20, 30, 36, 44, 50, 80, 160].map((p) => ({ p, samples: 40, draws: 300 }))),
])(
  '$p features for $samples samples: the mean of $draws draws is the mean of all, within four errors (S04)',
  async ({ p, samples, draws }) => {
    const errors: number[] = []
    for (let seed = 1; seed <= draws; seed++) {
      const source = await observe(oracle, parseExperiment(leastSquares(p, samples, seed)))
      errors.push(await quantityOf(source, 'part-loss'))
      if (seed === 1)
        expect(await quantityOf(source, 'least-norm-risk')).toBe(riskOfLeastNorm(samples, p, 0.5))
    }
    const { mean, standardError } = spreadOf(errors)
    expect(Math.abs(mean - riskOfLeastNorm(samples, p, 0.5))).toBeLessThan(4 * standardError)
  },
  600_000,
)

test('relevant inputs are distinguished from others by the strength of their outgoing weights', async () => {
  const source = await observe(
    oracle,
    parseExperiment({
      version: 1,
      seed: 1,
      data: { kind: 'generated', id: 'parity', size: 4, parameters: { degree: 2 } },
      model: { kind: 'mlp', widths: [3, 2, 1], activation: 'relu' },
      metric: { loss: 'squared' },
      algorithms: [{ id: 'sgd', learningRate: 0, steps: 1 }],
      starts: [{ kind: 'weights', values: [1, 2, 3, 4, 1, 1, 0, 0, 2, 1, 0] }],
      plane: { kind: 'weights', first: 0, second: 1 },
    }),
  )
  // (1·2)² + (2·1)² = 8 and (3·2)² + (4·1)² = 52 for the two relevant inputs, (1·2)² + (1·1)² = 5 for the
  // other.
  expect(await quantityOf(source, 'input-relevance', { step: 0 })).toBeCloseTo(30 / 5, 6)
})

test('error, dimension of an edge and relevant inputs are undefined where there are none', async () => {
  const source = await observe(oracle, parseExperiment(moons))
  await expect(quantityOf(source, 'input-relevance')).rejects.toThrow(
    'inputs that matter are those of parity',
  )
  await expect(quantityOf(source, 'least-norm-risk')).rejects.toThrow('linear data with one output')
  await expect(quantityOf(source, 'edge-dimension')).rejects.toThrow('an edge is between runs')
})

test('the edge of one weight per layer is a curve', async () => {
  const source = await observe(oracle, parseExperiment(trainability(1, 1, 'linear', 1, 60)))
  const dimension = await quantityOf(source, 'edge-dimension')
  expect(Math.abs(dimension - 1)).toBeLessThan(0.1)
})
