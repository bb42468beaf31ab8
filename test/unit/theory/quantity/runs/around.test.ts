import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { ExperimentError } from '../../../../../src/experiment/spec/values/error.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { quantityOf } from '../../../../../src/theory/quantity/index.ts'
import type { QuantityArguments } from '../../../../../src/theory/quantity/quantity.ts'
import { observe } from '../../../../../src/theory/quantity/source.ts'
import { moons, onFunction } from '../../../../support/experiments.ts'

const asked = async (experiment: TrainingInput, name: string, given: QuantityArguments = {}) =>
  quantityOf(await observe(oracle, parseExperiment(experiment)), name, given)

const [lambda, rate] = [3, 0.1]
/** λ|w|²/2 at (3, -4), which no step leaves. */
const bowl = (steps = 0) =>
  onFunction(
    { id: 'quadratic', parameters: { a: lambda, b: lambda } },
    {
      starts: [{ kind: 'weights', values: [3, -4] }],
      algorithms: [{ id: 'sgd', learningRate: rate, steps }],
    },
  )
const height = (length: number) => (lambda * length ** 2) / 2

describe('rise', () => {
  test('in a bowl is the square of the distance: a filter’s is the length of its weights, the raw ruler’s four', async () => {
    for (const radius of [0.25, 1]) {
      const filter = await asked(bowl(), 'rise', { radius })
      expect(filter).toBeCloseTo(height(5) + height(5 * radius), 10)
      const raw = await asked(bowl(), 'rise', { radius, ruler: 'raw', directions: 2 })
      expect(raw).toBeCloseTo(height(5) + height(4 * radius), 10)
    }
  })

  test('of a network is the mean over both ways along three directions, the plane’s own two first', async () => {
    const over: TrainingInput = {
      ...moons,
      plane: { kind: 'random', normalization: 'filter', origin: 'end' },
    }
    const { values } = oracle.terrain(over, { resolution: 3 })
    const [left, right, below, above] = [values[3]!, values[5]!, values[1]!, values[7]!]
    const two = await asked(over, 'rise', { radius: 1, directions: 2 })
    expect(two).toBeCloseTo((left + right + below + above) / 4, 10)
    expect(await asked(over, 'rise', { radius: 1 })).not.toBeCloseTo(two, 3)
  })
})

describe('along the gradient', () => {
  test('in a bowl the meters have closed forms, and beta is its curvature', async () => {
    const meter = (of: string, step: number) => asked(bowl(10), 'along-gradient', { of, step })
    for (const step of [0, 4]) {
      const length = 5 * (1 - rate * lambda) ** step
      const losses = [0.5, 1, 2, 4].map((m) => height((1 - m * rate * lambda) * length))
      expect(await meter('loss-range', step)).toBeCloseTo(Math.max(...losses) - Math.min(...losses), 10)
      expect(await meter('gradient-change', step)).toBeCloseTo(4 * rate * lambda * lambda * length, 10)
      expect(await meter('beta', step)).toBeCloseTo(lambda, 10)
    }
  })

  test('is the mean over each fifth of the run unless a step is named', async () => {
    const given = { of: 'gradient-change', multiples: '1' }
    const [at0, at5, at10] = await Promise.all(
      [0, 5, 10].map((step) => asked(bowl(10), 'along-gradient', { ...given, step })),
    )
    expect(await asked(bowl(10), 'along-gradient', given)).toBeCloseTo((at0! + at5! + at10!) / 3, 12)
  })

  test('an unknown meter and invalid multiples are refused', async () => {
    for (const given of [
      {},
      { of: 'alpha' },
      { of: 'beta', multiples: '1,2' },
      { of: 'beta', multiples: '0 1' },
    ])
      await expect(asked(bowl(1), 'along-gradient', given)).rejects.toThrow(ExperimentError)
  })
})

/** Extrema of 2x² - 1.05x⁴ + x⁶/6, at x² = (4.2 ∓ √1.64)/2. */
const [hill, valley] = [-1, 1].map((sign) => (4.2 + sign * Math.sqrt(1.64)) / 2)
const camel = (square: number) => square * (2 - 1.05 * square + square ** 2 / 6)

describe('the bump of a line', () => {
  const line = (from: number): TrainingInput =>
    onFunction(
      { id: 'three-hump-camel' },
      { plane: { kind: 'line', from: [from, 0], to: [0, 0], extent: { a: [-3, 3], b: [-1, 1] } } },
    )

  test('is how far a known curve climbs between the two ends', async () => {
    const known = camel(hill!) - camel(valley!)
    expect(await asked(line(-Math.sqrt(valley!)), 'bump', { points: 501 })).toBeCloseTo(known, 4)
    expect(await asked(line(-1), 'bump')).toBe(0)
  })

  test('is missing for another plane', async () => {
    await expect(asked(onFunction({ id: 'booth' }), 'bump')).rejects.toThrow(ExperimentError)
  })

  test('a share of the starts has one, including those of diverged runs', async () => {
    const starting = (...values: number[]) => ({ kind: 'weights' as const, values })
    const far = Math.sqrt(valley!) + 0.3
    const experiment = onFunction(
      { id: 'three-hump-camel' },
      {
        starts: [starting(1, 0), starting(-1, 0.1), starting(far, 0), starting(8, 0)],
        algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 200 }],
      },
    )
    expect(await asked(experiment, 'bump-share')).toBe(1 / 4)
    expect(await asked(experiment, 'bump-share', { above: -1 })).toBe(1)
  })
})

test('a run ends below a level or not, and a diverged one does not', async () => {
  expect(await asked(bowl(10), 'ends-below', { below: 1 })).toBe(1)
  expect(await asked(bowl(0), 'ends-below', { below: 1 })).toBe(0)
  const wild = {
    ...bowl(),
    algorithms: [{ id: 'sgd', learningRate: 50, steps: 200 }],
  } satisfies TrainingInput
  expect(await asked(wild, 'diverged')).toBe(1)
  expect(await asked(wild, 'ends-below', { below: 1e300 })).toBe(0)
})
