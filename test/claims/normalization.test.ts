import { beforeAll, describe, expect, test } from 'vitest'
import { fetchSamples } from '../../src/experiment/data/sample-file.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import { quantityOf } from '../../src/theory/quantity/index.ts'
import { observe } from '../../src/theory/quantity/source.ts'
import { isLong, onlyLong } from '../support/long.ts'

type Normalization = 'none' | 'layer' | 'batch'
type Activation = 'relu' | 'tanh'

/** Digits under gradient descent at .1, so many hidden layers of 24. */
const onDigits = (
  depth: number,
  activation: Activation,
  normalization: Normalization,
  seed: number,
  size = 256,
  steps = 100,
): TrainingInput => ({
  version: 1,
  seed,
  data: { kind: 'generated', id: 'digits', size },
  model: {
    kind: 'mlp',
    widths: [64, ...new Array<number>(depth).fill(24), 10],
    activation,
    normalization,
  },
  metric: { loss: 'cross-entropy' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps }],
  starts: [
    {
      kind: 'random',
      distribution: 'he-normal',
      layers: [
        ...Array.from({ length: depth }, () => ({ distribution: 'he-normal' as const })),
        { distribution: 'lecun-normal' },
      ],
    },
  ],
  plane: { kind: 'random', normalization: 'none' },
})

/** The means over a run of how far the loss spans, how far the gradient changes, and of beta. */
async function metersOf(
  experiment: TrainingInput,
): Promise<readonly [range: number, change: number, beta: number]> {
  const source = await observe(oracle, parseTraining(experiment))
  const meter = (of: string) => quantityOf(source, 'along-gradient', { of })
  return [await meter('loss-range'), await meter('gradient-change'), await meter('beta')]
}

beforeAll(() => fetchSamples({ data: { id: 'digits' } }))

const seeds = isLong ? [1, 2, 3, 4, 5] : [1]
const short = isLong ? [] : ([64, 50] as const)

describe('smooth along the gradient, rough across it (S49)', () => {
  test.each(seeds)(
    'of four layers the loss spans over five times less with batch norm, and the gradient changes less, over all digits ten times (seed %i)',
    async (seed) => {
      const [none, layer, batch] = await Promise.all(
        (['none', 'layer', 'batch'] as const).map((norm) =>
          metersOf(onDigits(4, 'relu', norm, seed, ...short)),
        ),
      )
      expect(none![0] / batch![0]).toBeGreaterThan(5)
      expect(none![1] / batch![1]).toBeGreaterThan(isLong ? 10 : 4)
      expect(layer![0], 'layer norm lies between').toBeGreaterThan(batch![0])
      expect(layer![0]).toBeLessThan(none![0])
    },
    600_000,
  )

  test.each(onlyLong(seeds))(
    'of eight layers too, but beta does not tell the nets apart, and layer norm does not lower it (seed %i)',
    async (seed) => {
      for (const activation of ['relu', 'tanh'] as const) {
        const none = await metersOf(onDigits(8, activation, 'none', seed))
        const batch = await metersOf(onDigits(8, activation, 'batch', seed))
        expect(none[0] / batch[0], activation).toBeGreaterThan(5)
        if (activation === 'tanh') continue
        const layer = await metersOf(onDigits(8, activation, 'layer', seed))
        for (const [, , beta] of [batch, layer]) expect(Math.abs(Math.log(none[2] / beta))).toBeLessThan(0.4)
      }
    },
    1_800_000,
  )

  const onSpirals = (depth: number, normalization: Normalization, seed: number): TrainingInput => ({
    version: 1,
    seed,
    data: { kind: 'generated', id: 'spirals', size: 256, noise: 0.05 },
    model: {
      kind: 'mlp',
      widths: [2, ...new Array<number>(depth + 1).fill(16), 1],
      activation: 'relu',
      normalization,
    },
    metric: { loss: 'logistic' },
    algorithms: [{ id: 'adam', learningRate: 0.005, steps: normalization === 'none' ? 500 : 300 }],
    starts: [
      {
        kind: 'random',
        distribution: 'he-normal',
        layers: [
          ...Array.from({ length: depth + 1 }, () => ({ distribution: 'he-normal' as const })),
          { distribution: 'lecun-normal' },
        ],
      },
    ],
    plane: { kind: 'random', normalization: 'filter', origin: 'end' },
  })

  test.each(onlyLong([4, 8]))(
    'a random plane through the end of %i layers has more dips with batch norm, on every seed',
    async (depth) => {
      for (const seed of [1, 2, 3, 4, 5]) {
        const [none, batch] = await Promise.all(
          (['none', 'batch'] as const).map(async (norm) =>
            quantityOf(await observe(oracle, parseTraining(onSpirals(depth, norm, seed))), 'minima'),
          ),
        )
        expect(batch!, `seed ${seed}`).toBeGreaterThan(none!)
        if (depth === 8) expect(batch!, `seed ${seed}`).toBeGreaterThan(30)
      }
    },
    1_800_000,
  )
})
