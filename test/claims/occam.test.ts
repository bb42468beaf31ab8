import { expect, test } from 'vitest'
import { oracle } from '../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { mergePatch } from '../../src/experiment/format/merge.ts'
import { quantityOf } from '../../src/theory/quantity/index.ts'
import { observe } from '../../src/theory/quantity/source.ts'
import { experimentOf } from '../../src/study/lecture/lecture.ts'
import type { Patch } from '../../src/exchange/lecture/scenario.ts'
import characterWitnessesScenario from '../../src/scenarios/lectures/character-witnesses/lecture.md?full'
import { mean } from '../../src/math/statistics/moments.ts'
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

/** The bound and the rounded network's errors after training on n points, for each number of bits. */
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

/**
 * Numbers of bits at which the bound is at least ½, and so vacuous, on every seed, and at which it is
 * smaller.
 */
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

/** Means over three seeds after training the rounded network. */
async function meansAfter(steps: number, n: number, b: number) {
  const found = []
  for (const seed of [1, 2, 3]) {
    const cells = await bounded(n, seed, { algorithms: [{ id: 'adam', learningRate: 0.05, steps }] })
    found.push(...cells.filter((cell) => cell.b === b))
  }
  return {
    seen: mean(found.map(({ seen }) => seen)),
    unseen: mean(found.map(({ unseen }) => unseen)),
    bound: mean(found.map(({ bound }) => bound)),
  }
}

// For 500 points the share .04 has a standard error of .009, and the mean of three samples one of .005.
test.each(onlyLong([{ n: 500, b: 4 }]))(
  'with $b bits after $n points the errors are .034 on these and .044 on others, and the bound is .341 (S23)',
  async ({ n, b }) => {
    const found = await meansAfter(150, n, b)
    expect(Math.abs(found.seen - 0.034)).toBeLessThan(0.01)
    expect(Math.abs(found.unseen - 0.044)).toBeLessThan(0.01)
    expect(Math.abs(found.bound - 0.341)).toBeLessThan(0.01)
  },
  600_000,
)

// S23 has .053, .056 and .240 here, without saying after how many steps. Ours passes these values on the way
// to the lecture's 150 steps, after which errors are .030 and .033 and the bound is .217.
test.each(onlyLong([{ n: 2000, b: 6 }]))(
  'with $b bits after $n points errors of .053 and .056 and a bound of .240 lie between 80 and 150 steps (S23)',
  async ({ n, b }) => {
    const [early, late] = [await meansAfter(80, n, b), await meansAfter(150, n, b)]
    for (const [which, value] of [
      ['seen', 0.053],
      ['unseen', 0.056],
      ['bound', 0.24],
    ] as const) {
      expect(early[which], which).toBeGreaterThan(value)
      expect(late[which], which).toBeLessThan(value)
    }
  },
  600_000,
)

// S23 says "vacuous iff n = 100" for numbers of points other than 200, where the penalty by itself is ½ from 6
// bits on.
test('the penalty by itself is ½ at 100 points for each number of bits, at 200 from 6 bits on, and later for none', () => {
  const alone = (n: number) => bits.filter((b) => penalty(n, b) >= 0.5)
  expect([100, 200, 500, 2000].map(alone)).toEqual([bits, [6, 8], [], []])
})
