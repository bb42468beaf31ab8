import { afterAll, expect, test } from 'vitest'
import { createEngine } from '../../../../src/engine/engine.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { Terrain } from '../../../../src/reference/results.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { isBrowser } from '../../../support/device/host.ts'
import { moons as base } from '../../../support/experiments.ts'

const engine = await createEngine()
afterAll(() => engine.dispose())

const over = (quantity: 'gradient-norm' | 'sharpness', widths = [2, 4, 1]): TrainingInput => ({
  ...base,
  model: { kind: 'mlp', widths, activation: 'tanh' },
  plane: { kind: 'random', normalization: 'filter', extent: { a: [-1, 1], b: [-1, 1] } },
  terrain: { quantity },
})

/** Only the rounding of values to float32. */
const rounding = 2 ** -24
/**
 * An eigenvalue is off by 1e-9 of the largest, in the terrain and in the oracle, which visits points in
 * another order.
 */
const solver = { 'gradient-norm': 0, sharpness: 2e-9 }

test.each(['gradient-norm', 'sharpness'] as const)(
  'a terrain of %s is the oracle’s, first coarse, with news of how far it is',
  async (quantity) => {
    const coarse: Terrain[] = []
    const told: number[] = []
    const found = await engine.terrain(over(quantity), {
      resolution: 17,
      onCoarse: (terrain) => coarse.push(terrain),
      onProgress: ({ done }) => told.push(done),
    })
    const exact = oracle.terrain(over(quantity), { resolution: 17 })
    found.values.forEach((value, k) =>
      expect(Math.abs(value - exact.values[k]!)).toBeLessThanOrEqual(
        rounding * Math.abs(exact.values[k]!) + solver[quantity] * exact.max,
      ),
    )
    expect([found.extent, found.min, found.max]).toEqual([
      exact.extent,
      Math.fround(exact.min),
      Math.fround(exact.max),
    ])
    expect(coarse.map(({ resolution, values }) => [resolution, values[0]])).toEqual([
      [[5, 5], found.values[0]],
    ])
    expect(told.at(-1)).toBe(1)
    expect(told).toEqual([...told].sort((p, q) => p - q))
    // Vite's transformed sources give workers page addresses.
    expect(engine.info.variants['slopes']).toContain(
      isBrowser ? 'float64 in a worker' : 'float64 on the page',
    )
  },
)

test('a terrain may have another metric and origin, and can be cancelled', async () => {
  const metric = { loss: 'squared', factor: 1, reduction: 'mean', part: 'test', weightDecay: 0.1 } as const
  const origin = Array.from({ length: 17 }, (_, i) => i / 16)
  const asked = { resolution: 3, metric, origin }
  const { values } = await engine.terrain(over('gradient-norm'), asked)
  const exact = oracle.terrain(over('gradient-norm'), asked).values
  values.forEach((value, k) => expect(value / exact[k]!).toBeCloseTo(1, 6))
  const controller = new AbortController()
  const given = engine.terrain(over('sharpness', [2, 64, 64, 1]), {
    resolution: 33,
    signal: controller.signal,
  })
  controller.abort(new Error('another question'))
  await expect(given).rejects.toThrow('another question')
})

test('work of minutes is refused in a sentence', async () => {
  await expect(engine.terrain(over('sharpness', [2, 256, 256, 1]), { resolution: 129 })).rejects.toThrow(
    /the sharpness of 66.817 weights at 16.641 points would take minutes/,
  )
})
