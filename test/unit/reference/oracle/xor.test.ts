import { describe, expect, it } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { onlyLong } from '../../../support/long.ts'
import { publishedDraws, shareError, shareNear, solvedShare, xorDraws } from '../../../support/theory/xor.ts'

/** theory/README.md, S25: shares of solved runs, and shares on each plateau. */
const published = [
  ['tanh', 0.828, [[0.5, 0.172]]],
  ['relu', 0.325, [[0.5, 0.43], [2 / 3, 0.22], [1, 0.02]]],
] as const // prettier-ignore

function checkShares(
  activation: 'tanh' | 'relu',
  count: number,
  solved: number,
  plateaus: readonly (readonly [number, number])[],
) {
  const outcome = oracle.ensemble(xorDraws(activation, count))
  expect(Math.abs(solvedShare(outcome) - solved)).toBeLessThan(shareError(solved, count))
  for (const [at, share] of plateaus)
    expect(Math.abs(shareNear(outcome, at) - share), `at ${at}`).toBeLessThan(shareError(share, count))
  const all = plateaus.reduce((sum, [at]) => sum + shareNear(outcome, at), solvedShare(outcome))
  expect(all).toBeCloseTo(1, 12)
}

describe('many starts on xor (S25)', () => {
  it.each(published)('%s networks solve it in the published share, and the rest are on plateaus', (...row) =>
    checkShares(row[0], 40, row[1], row[2]),
  )

  it.each(onlyLong(published))(
    '%s networks, all 400 draws (long)',
    (...row) => checkShares(row[0], publishedDraws, row[1], row[2]),
    600_000,
  )

  it('wider networks solve it from more starts: with eight units from each of these', () => {
    const share = (width: number) =>
      solvedShare(oracle.ensemble(xorDraws('tanh', 12, { width, steps: 3000 })))
    expect(share(8)).toBe(1)
    expect(share(2)).toBeLessThan(1)
  })

  it.each([
    ['squared', 1],
    ['logistic', Math.LN2],
  ] as const)('linear networks never do: the floor of the %s loss is %f at every width', (loss, floor) => {
    for (const width of [1, 2, 8]) {
      const { loss: found } = oracle.ensemble(xorDraws('linear', 3, { width, steps: 6000, loss }))
      for (const value of found) expect(Math.abs(value - floor)).toBeLessThan(1e-6)
    }
  })
})
