import { afterAll, expect, test } from 'vitest'
import { createEngine } from '../../../src/engine/engine.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { branchBasins, himmelblauBasins, shareOf, strays } from '../../support/theory/basins.ts'
import { isLong, onlyLong } from '../../support/long.ts'

const engine = await createEngine({ backend: 'webgpu' })
afterAll(() => engine.dispose())

const rates = [
  [0.002, 4000],
  [0.01, 2000],
  [0.02, 2000],
] as const

test.each(onlyLong(rates))(
  'gradient descent at %f, %i steps: each of 121 x 121 points ends as in float64 (S07, S08) (long)',
  async (learningRate, steps) => {
    const experiment = himmelblauBasins({ id: 'sgd', learningRate, steps })
    const wanted = oracle.terrain(experiment, { resolution: 121 })
    const { outcome } = await engine.terrain(experiment, { resolution: 121 })
    expect(outcome!.cluster).toEqual(wanted.outcome!.cluster)
    expect(outcome!.status).toEqual(wanted.outcome!.status)
  },
  600_000,
)

/** Starts along each side: more runs than fit in one call, and many times as many in the long form. */
const side = isLong ? 256 : 128

test.each([0.01, ...onlyLong([0.002])])(
  'the map of many starts has the shares of the coarser ones at %f (S07, S08)',
  async (learningRate) => {
    const experiment = himmelblauBasins({ id: 'sgd', learningRate, steps: 2000 })
    const { outcome } = await engine.terrain(experiment, { resolution: side })
    for (const [i, wanted] of [0.256, 0.26, 0.237, 0.247].entries())
      expect(Math.abs(shareOf(outcome!.cluster, i) - wanted)).toBeLessThan(0.004)
  },
  600_000,
)

test('of many two-weight networks each ends on the side of the edge where the closed form puts it (S24)', async () => {
  const experiment = branchBasins('tanh', 0.05, 120)
  const { outcome } = await engine.terrain(experiment, { resolution: side })
  expect(outcome!.path).toBe('fused')
  expect(strays(experiment, side, outcome!, 0.05)).toBe(0)
}, 600_000)
