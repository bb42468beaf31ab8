import { afterAll, describe, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { onlyLong } from '../support/long.ts'
import { publishedDraws, shareNear, solvedShare, xorDraws } from '../support/theory/xor.ts'

const engine = await createEngine({ backend: 'webgpu' })
afterAll(() => engine.dispose())

describe('400 starts on xor at once (S25)', () => {
  test.each([
    ['tanh', 0.828, 0.06, [[0.5, 0.172]]],
    ...onlyLong([['relu', 0.325, 0.07, [[0.5, 0.43], [2 / 3, 0.22], [1, 0.02]]]] as const),
  ] as const)('%s: a share of %f solves it, within %f', async (activation, solved, error, plateaus) => {
    const outcome = await engine.ensemble(xorDraws(activation, publishedDraws))
    expect(outcome.path).toBe('fused')
    expect(Math.abs(solvedShare(outcome) - solved)).toBeLessThan(error)
    for (const [at, share] of plateaus)
      expect(Math.abs(shareNear(outcome, at) - share), `at ${at}`).toBeLessThan(0.07)
  })
}) // prettier-ignore

test.each(onlyLong([[2, 8]]))(
  'no linear network gets below the variance of the labels: %d and %d units (S25)',
  async (...widths) => {
    for (const width of widths) {
      const { loss } = await engine.ensemble(xorDraws('linear', 20, { width, steps: 3000 }))
      for (const value of loss) expect(Math.abs(value - 1)).toBeLessThan(1e-5)
    }
  },
)
