import { beforeAll, describe, expect, test } from 'vitest'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { maxOf } from '../../../src/math/statistics/range.ts'
import { minimaOf, relativeRoughness } from '../../../src/theory/quantity/surface/shape.ts'
import { atStrength, drawn, trained, type DeepNet, type Net } from '../../support/landscapes/deep-net.ts'
import { expectWithin, meanOver } from '../../support/landscapes/figures.ts'
import { onlyLong } from '../../support/long.ts'

// S48 (b) and (d) of theory/README.md: the strength s of the skips, with branches of √(1 - s²).

beforeAll(() => fetchSamples({ data: { id: 'digits' } }))

type Interval = readonly [number, number]
type Dial = readonly [Interval, Interval, Interval, Interval, Interval]

const strengths = [0, 0.5, 0.8, 0.9, 0.97]
const five = [1, 2, 3, 4, 5]

/** The training rule, which does not affect the start. */
const algorithm = { id: 'adam', learningRate: 0.005, steps: 300 } as const

const reluOnSpirals: Omit<DeepNet, 'seed'> = {
  learns: 'spirals',
  hidden: 13,
  normalization: 'batch',
  algorithm,
}
const reluOnDigits: Omit<DeepNet, 'seed'> = { ...reluOnSpirals, learns: 'digits' }
const tanh = (square: number, gain: number): Omit<DeepNet, 'seed'> => ({
  learns: 'spirals',
  hidden: square + 1,
  activation: 'tanh',
  gain,
  algorithm: { ...algorithm, steps: 500 },
})

/** Expects the dips of five draws at each strength to lie in their intervals, and their means to fall. */
function expectSinking(
  name: string,
  of: (net: DeepNet) => Net,
  net: Omit<DeepNet, 'seed'>,
  dial: Dial,
): void {
  const means = strengths.map((s, k) =>
    expectWithin(
      `${name}, s = ${s}: dips`,
      five.map((seed) => minimaOf(of({ ...net, ...atStrength(s), seed }).surface())),
      dial[k]!,
    ),
  )
  for (const [k, mean] of means.slice(1).entries())
    expect.soft(mean, `${name}, s = ${strengths[k + 1]}`).toBeLessThanOrEqual(means[k]! + 0.5)
}

describe('the dial of skips (S48)', () => {
  test('at untrained weights, thirteen ReLU layers, 33 points a side: mountains sink', () => {
    const at = (s: number) =>
      minimaOf(drawn({ ...reluOnSpirals, ...atStrength(s), seed: 1 }).surface({ resolution: 33 }))
    const plain = at(0)
    expect(plain).toBeGreaterThanOrEqual(30)
    expect(at(0.97)).toBeLessThan(plain / 5)
  })

  test.each(
    onlyLong([
      {
        name: 'ReLUs and batch norm, D = 12',
        net: reluOnSpirals,
        dial: [
          [100, 200],
          [65, 130],
          [12, 55],
          [2, 22],
          [1, 12],
        ] as Dial,
      },
      {
        name: 'the same on digits',
        net: reluOnDigits,
        dial: [
          [90, 190],
          [30, 90],
          [1, 12],
          [0, 5],
          [1, 4],
        ] as Dial,
      },
      {
        name: 'tanh, D = 16, gain 1.5',
        net: tanh(16, 1.5),
        dial: [
          [60, 150],
          [30, 90],
          [7, 32],
          [1, 12],
          [0, 6],
        ] as Dial,
      },
      {
        name: 'tanh, D = 16, gain 1',
        net: tanh(16, 1),
        dial: [
          [4, 20],
          [2, 14],
          [0, 8],
          [0, 6],
          [0, 5],
        ] as Dial,
      },
      {
        name: 'tanh, D = 8, gain 1.5',
        net: tanh(8, 1.5),
        dial: [
          [7, 36],
          [5, 26],
          [1, 16],
          [0, 8],
          [0, 5],
        ] as Dial,
      },
      {
        name: 'tanh, D = 32, gain 1',
        net: tanh(32, 1),
        dial: [
          [20, 85],
          [10, 50],
          [2, 22],
          [0, 10],
          [0, 6],
        ] as Dial,
      },
    ]),
  )(
    'at the start, $name: the means fall with the strength, each draw within its interval',
    ({ name, net, dial }) => expectSinking(name, drawn, net, dial),
    1_800_000,
  )

  /** Mean roughness in an independent program. */
  const roughness = [0.186, 0.129, 0.033, 0.014, 0.006]

  test.each(onlyLong([five]))(
    'tanh, D = 16, gain 1.5: the roughness over the standard deviation falls too, as in the independent program',
    (...seeds) => {
      const means = strengths.map((s) =>
        meanOver(
          `tanh, D = 16, gain 1.5, s = ${s}: roughness`,
          seeds.map((seed) =>
            relativeRoughness(drawn({ ...tanh(16, 1.5), ...atStrength(s), seed }).surface()),
          ),
        ),
      )
      for (const [k, mean] of means.entries())
        expect.soft(Math.abs(Math.log(mean / roughness[k]!))).toBeLessThan(Math.log(1.6))
      expect(means).toEqual([...means].sort((a, b) => b - a))
      expect(means[0]! / means[4]!).toBeGreaterThan(10)
    },
    1_800_000,
  )

  test.each(onlyLong([1]))(
    'only equal grids are comparable: at twice the resolution the plain surface has more dips, that with skips has not (seed %i)',
    (seed) => {
      const counts = ([0, 0.97] as const).map((s) =>
        [65, 129].map((resolution) =>
          minimaOf(drawn({ ...tanh(16, 1.5), ...atStrength(s), seed }).surface({ resolution })),
        ),
      )
      const [plain, skips] = counts
      meanOver('129 for 65 points, s = 0: times the dips', [plain![1]! / plain![0]!])
      meanOver('129 for 65 points, s = .97: more dips', [skips![1]! - skips![0]!])
      expect(plain![1]! / plain![0]!).toBeGreaterThan(1.3)
      expect(Math.abs(skips![1]! - skips![0]!)).toBeLessThanOrEqual(2)
    },
    1_800_000,
  )

  test('without batch norm, ReLUs have corners of hundreds and thousands', () => {
    const corners = [1, 2, 3].map((seed) =>
      maxOf(drawn({ ...reluOnSpirals, normalization: 'none', seed }).surface({ resolution: 9 }).values),
    )
    expectWithin('ReLUs without normalisation: highest of 9 × 9 points', corners, [100, 1e5])
  })

  test.each(
    onlyLong([
      {
        name: 'ReLUs and batch norm, D = 12, trained',
        net: reluOnSpirals,
        dial: [
          [70, 190],
          [40, 135],
          [5, 30],
          [1, 18],
          [1, 12],
        ] as Dial,
      },
      {
        name: 'tanh, D = 16, gain 1, trained',
        net: tanh(16, 1),
        dial: [
          [7, 60],
          [2, 24],
          [1, 14],
          [1, 14],
          [1, 5],
        ] as Dial,
      },
    ]),
  )(
    '$name: dips at the ends fall with the strength',
    ({ name, net, dial }) => expectSinking(name, trained, net, dial),
    1_800_000,
  )
})
