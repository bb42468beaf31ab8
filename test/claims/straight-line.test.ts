import { beforeAll, describe, expect, test } from 'vitest'
import { fetchSamples } from '../../src/experiment/data/sample-file.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import { quantityOf } from '../../src/theory/quantity/index.ts'
import { observe } from '../../src/theory/quantity/source.ts'
import { onlyLong } from '../support/long.ts'

const line = {
  kind: 'line',
  from: { start: 0, algorithm: 0, step: 0 },
  to: { start: 0, algorithm: 0, step: 'end' },
} as const

/** Sixteen starts of tanh layers on two spirals, whose draws are `gain` times as wide as those that keep variances. */
const onSpirals = (
  depth: number,
  { gain = 1, skips = false, size = 256, steps = 400, rate = depth > 8 ? 0.005 : 0.01 } = {},
): TrainingInput => ({
  version: 1,
  seed: 1,
  data: { kind: 'generated', id: 'spirals', size, noise: 0.05 },
  model: {
    kind: 'mlp',
    widths: [2, ...new Array<number>(depth + 1).fill(16), 1],
    activation: 'tanh',
    ...(skips && { residual: { strength: 1, branch: 'inverse-sqrt' } }),
  },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: rate, steps }],
  starts: Array.from({ length: 16 }, () => ({
    kind: 'random' as const,
    distribution: 'lecun-normal' as const,
    layers: [
      ...Array.from({ length: depth + 1 }, () => ({ distribution: 'lecun-normal' as const, scale: gain })),
      { distribution: 'lecun-normal' as const },
    ],
  })),
  plane: line,
})

async function bumps(experiment: TrainingInput): Promise<number> {
  const source = await observe(oracle, parseTraining(experiment))
  return source.experiment.starts.length * (await quantityOf(source, 'bump-share'))
}

describe('lines on two spirals (S53)', () => {
  test.each(
    onlyLong([
      ['two layers', onSpirals(2), [0, 1]],
      ['eight layers', onSpirals(8), [1, 12]],
      ['sixteen layers, wider draws', onSpirals(16, { gain: 1.5 }), [4, 16]],
      ['sixteen layers with skips', onSpirals(16, { skips: true }), [0, 1]],
      ['sixteen layers with skips, wider draws', onSpirals(16, { gain: 1.5, skips: true }), [0, 1]],
    ] as const),
  )(
    'of %s climb on so many starts of sixteen',
    async (_, experiment, [least, most]) => {
      const count = await bumps(experiment)
      expect(count).toBeGreaterThanOrEqual(least)
      expect(count).toBeLessThanOrEqual(most)
    },
    1_800_000,
  )

  test('of two layers climb from starts a third as large: here far is enough', async () => {
    const count = await bumps(onSpirals(2, { gain: 0.3, size: 64, steps: 200, rate: 0.03 }))
    expect(count).toBeGreaterThanOrEqual(1)
    expect(count).toBeLessThan(12)
  })
})

describe('lines on digits (S53)', () => {
  beforeAll(() => fetchSamples({ data: { id: 'digits' } }))

  /** Five starts of a recipe: a network, its activation and normalisation, a factor of its draws, and a rate of Adam. */
  const recipe = (
    hidden: readonly number[],
    activation: 'relu' | 'tanh',
    normalization: 'none' | 'batch',
    scale: number,
    learningRate: number,
  ): TrainingInput => ({
    version: 1,
    seed: 1,
    data: { kind: 'generated', id: 'digits', size: 256 },
    model: { kind: 'mlp', widths: [64, ...hidden, 10], activation, normalization },
    metric: { loss: 'cross-entropy' },
    algorithms: [{ id: 'adam', learningRate, steps: 200 }],
    starts: Array.from({ length: 5 }, () => ({
      kind: 'random' as const,
      distribution: activation === 'relu' ? ('he-normal' as const) : ('lecun-normal' as const),
      scale,
    })),
    plane: line,
  })
  const [two, four, six] = [
    [32, 32],
    [24, 24, 24, 24],
    [24, 24, 24, 24, 24, 24],
  ] as const
  const rates = [0.001, 0.01]
  const recipes = [
    ...rates.flatMap((rate) => [
      recipe(two, 'relu', 'none', 1, rate),
      recipe(two, 'relu', 'none', 0.3, rate),
      recipe(two, 'tanh', 'none', 1, rate),
      recipe(four, 'relu', 'none', 1, rate),
      recipe(four, 'tanh', 'none', 1, rate),
      recipe(six, 'relu', 'none', 1, rate),
      recipe(six, 'relu', 'batch', 1, rate),
    ]),
    recipe(two, 'relu', 'none', 0.3, 0.1),
    recipe(two, 'tanh', 'none', 1, 0.1),
    recipe(six, 'relu', 'batch', 1, 0.1),
  ]

  test('of five runs that end far from where they began do not climb', async () => {
    const starts = recipe(two, 'relu', 'none', 0.3, 0.1)
    expect(await bumps({ ...starts, data: { ...starts.data, size: 64 } as TrainingInput['data'] })).toBe(0)
  })

  test.each(onlyLong([recipes]))(
    'climb in less than a tenth of the runs',
    async (...all) => {
      let count = 0
      for (const one of all) count += await bumps(one)
      expect(count).toBeLessThanOrEqual(0.1 * 5 * all.length)
    },
    1_800_000,
  )
})
