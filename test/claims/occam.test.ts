import { expect, test } from 'vitest'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { mergePatch } from '../../src/experiment/format/merge.ts'
import { quantityOf } from '../../src/experiment/quantity/index.ts'
import { observe } from '../../src/experiment/quantity/source.ts'
import { experimentOf } from '../../src/landscape/opening/lecture.ts'
import type { Patch } from '../../src/scenarios/scenario.ts'
import { characterWitnessesScenario } from '../../src/scenarios/lectures/results/character-witnesses.ts'
import { mean } from '../../src/math/statistics/mean.ts'
import { isLong, onlyLong } from '../support/long.ts'

const at = characterWitnessesScenario.steps.findIndex(
  ({ sweep }) => sweep?.reference === 'character-witnesses-bound',
)
const opening = experimentOf(characterWitnessesScenario, at)

const weights = 33
const bits = [3, 4, 6, 8]
const seeds = isLong ? [1, 2, 3, 4, 5] : [1]

/** √((W b ln 2 + ln 20)/(2n)). */
const penalty = (n: number, b: number) => Math.sqrt((weights * b * Math.LN2 + Math.log(20)) / (2 * n))

/** The bound and the errors of the rounded network after a training on n points, for each number of bits. */
async function bounded(n: number, seed: number, more: Patch = {}) {
  const source = await observe(
    oracle,
    parseExperiment(mergePatch(opening, { seed, data: { size: n }, ...more })),
  )
  return Promise.all(
    bits.map(async (b) => ({
      b,
      bound: await quantityOf(source, 'occam-bound', { bits: b }),
      seen: await quantityOf(source, 'quantised-errors', { bits: b, part: 'train' }),
      unseen: await quantityOf(source, 'quantised-errors', { bits: b }),
    })),
  )
}

/** Numbers of bits at which the bound is ½ or more, and so says nothing, whatever the seed; and at which it is less. */
const all: readonly {
  readonly n: number
  readonly empty: readonly number[]
  readonly full: readonly number[]
}[] = [
  { n: 100, empty: bits, full: [] },
  { n: 200, empty: [4, 6, 8], full: [] },
  { n: 500, empty: [], full: [3, 4, 6] },
  { n: 2000, empty: [], full: bits },
]
const cells = all.filter(({ n }) => isLong || n === 100 || n === 500)

test.each(cells)(
  'the bound of a network whose weights have few bits is above its errors on new points: $n points seen (S23)',
  async ({ n, empty, full }) => {
    for (const seed of seeds)
      for (const { b, bound, seen, unseen } of await bounded(n, seed)) {
        const name = `${b} bits, seed ${seed}`
        expect(bound, name).toBeGreaterThan(unseen)
        expect(Math.abs(bound - seen - penalty(n, b)), name).toBeLessThan(1e-12)
        if (empty.includes(b)) expect(bound, name).toBeGreaterThanOrEqual(0.5)
        if (full.includes(b)) expect(bound, name).toBeLessThan(0.5)
      }
  },
  600_000,
)

// S23 has errors of .053 on the points seen and .056 on others, and .034 and .044 at 500 points, without the steps that led there. They are
// passed on the way: the lecture's 150 steps bring 2,000 points to .025 and .032, and so the bound to .21 in place of .24.
test.each(
  onlyLong([
    { n: 2000, b: 6, steps: 80, seen: 0.053, unseen: 0.056, bound: 0.24 },
    { n: 500, b: 4, steps: 90, seen: 0.034, unseen: 0.044, bound: 0.341 },
  ]),
)(
  'after $steps steps on $n points the rounded network errs on $seen of them and on $unseen of the others, and the bound is $bound (S23)',
  async ({ n, b, steps, ...wanted }) => {
    const algorithms = [{ id: 'adam', learningRate: 0.05, steps }]
    const found = []
    for (const seed of [1, 2, 3])
      found.push((await bounded(n, seed, { algorithms })).find(({ b: bits }) => bits === b)!)
    console.log(found)
    for (const which of ['seen', 'unseen', 'bound'] as const)
      expect(Math.abs(mean(found.map((one) => one[which])) - wanted[which]), which).toBeLessThan(0.01)
  },
  600_000,
)

// S23 says "vacuous iff n = 100", of numbers of points without 200: there the penalty alone is a half from 6 bits on.
test('the penalty alone is a half at 100 points for each number of bits, at 200 from 6 on, and later for none', () => {
  const alone = (n: number) => bits.filter((b) => penalty(n, b) >= 0.5)
  expect([100, 200, 500, 2000].map(alone)).toEqual([bits, [6, 8], [], []])
})
