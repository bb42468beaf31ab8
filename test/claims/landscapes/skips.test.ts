import { beforeAll, describe, expect, test } from 'vitest'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { mean } from '../../../src/math/statistics/moments.ts'
import { maxOf, minOf } from '../../../src/math/statistics/range.ts'
import {
  logRoughness,
  minimaOf,
  monotoneRays,
  shareBelow,
} from '../../../src/theory/quantity/surface/shape.ts'
import type { Surface } from '../../../src/theory/quantity/surface/surface.ts'
import { onDigits, onSpirals, skips, type DeepNet, type Net } from '../../support/landscapes/deep-net.ts'
import { expectWithin, meanOver } from '../../support/landscapes/figures.ts'
import { onlyLong } from '../../support/long.ts'

// S48 of theory/README.md. D counts square hidden layers, so D + 1 are hidden. Intervals hold for single
// draws.

beforeAll(() => fetchSamples({ data: { id: 'digits' } }))

const five = [1, 2, 3, 4, 5]
const three = [1, 2, 3]
const two = [1, 2]

type More = Partial<DeepNet>
type Interval = readonly [number, number]

const dips = (net: Net): number => minimaOf(net.surface())

/** The networks of some draws, without and with skips. */
const both = (
  of: (square: number, seed: number, more?: More) => Net,
  square: number,
  seeds: readonly number[],
  more: More = {},
) =>
  [
    { name: 'plain', nets: seeds.map((seed) => of(square, seed, more)) },
    { name: 'skips', nets: seeds.map((seed) => of(square, seed, { ...more, ...skips })) },
  ] as const

describe('skips, on digits and on two spirals (S48)', () => {
  test('digits, eight square layers, 33 points a side: many dips and half of the new digits, or one dip and four in five', () => {
    const [plain, bowl] = [onDigits(8, 1), onDigits(8, 1, skips)]
    for (const net of [plain, bowl]) expect(net.right('train')).toBeGreaterThan(0.99)
    expect(minimaOf(plain.surface({ resolution: 33 }))).toBeGreaterThanOrEqual(5)
    expect(minimaOf(bowl.surface({ resolution: 33 }))).toBe(1)
    expect(plain.right('test')).toBeLessThan(0.55)
    expect(bowl.right('test')).toBeGreaterThan(0.75)
  })

  /**
   * By square layers: dips, the share of the surface below a loss of 1, and the shares of new digits
   * classified correctly, normalised by their own batch and by the means of training.
   */
  const onDigitsOf: readonly {
    square: number
    plain: { dips: Interval; area: Interval; read: Interval; frozen: Interval }
    skips: { area: Interval; read: Interval; frozen: Interval }
  }[] = [
    {
      square: 4,
      plain: { dips: [1, 3], area: [0.1, 0.22], read: [0.65, 0.81], frozen: [0.63, 0.81] },
      skips: { area: [0.38, 0.64], read: [0.78, 0.87], frozen: [0.73, 0.86] },
    },
    {
      square: 8,
      plain: { dips: [8, 55], area: [0.006, 0.03], read: [0.24, 0.54], frozen: [0.2, 0.54] },
      skips: { area: [0.34, 0.63], read: [0.76, 0.87], frozen: [0.73, 0.86] },
    },
    {
      square: 12,
      plain: { dips: [60, 180], area: [0.0005, 0.006], read: [0.12, 0.5], frozen: [0.12, 0.5] },
      skips: { area: [0.34, 0.63], read: [0.72, 0.88], frozen: [0.72, 0.88] },
    },
  ]

  test.each(onlyLong(onDigitsOf))(
    'digits, D = $square: dips, the width of the bowl and test accuracy, on every draw',
    ({ square, plain, skips: bowl }) => {
      for (const { name, nets } of both(onDigits, square, five)) {
        const expected = name === 'plain' ? plain : { ...bowl, dips: [1, 5] as const }
        const all = `digits, D = ${square}, ${name}`
        const over = (of: (net: Net) => number) => nets.map(of)
        expectWithin(`${all}: dips`, over(dips), expected.dips)
        expectWithin(
          `${all}: area(1)`,
          over((net) => shareBelow(net.surface(), 1)),
          expected.area,
        )
        expectWithin(
          `${all}: new digits`,
          over((net) => net.right('test')),
          expected.read,
        )
        expectWithin(
          `${all}: new digits, frozen`,
          over((net) => net.frozen().right('test')),
          expected.frozen,
        )
        expectWithin(
          `${all}: train digits`,
          over((net) => net.right('train')),
          [0.99, 1],
        )
        expectWithin(
          `${all}: loss`,
          over((net) => net.loss),
          name === 'plain' ? [0.01, 0.08] : [0.002, 0.03],
        )
        if (square === 12)
          expectWithin(
            `${all}: monotone rays`,
            over((net) => monotoneRays(net.surface())),
            name === 'plain' ? [0, 0.1] : [0.9, 1],
          )
      }
    },
    1_800_000,
  )

  test.each(
    onlyLong([
      { square: 1, plain: [0.76, 0.88], bowl: [0.76, 0.88] },
      { square: 16, plain: [0.15, 0.38], bowl: [0.72, 0.87] },
    ] as const),
  )(
    'digits, D = $square: the exam alone',
    ({ square, plain, bowl }) => {
      for (const { name, nets } of both(onDigits, square, five))
        expectWithin(
          `digits, D = ${square}, ${name}: new digits`,
          nets.map((net) => net.right('test')),
          name === 'plain' ? plain : bowl,
        )
    },
    1_800_000,
  )

  test.each(
    onlyLong([
      { square: 4, plain: [0.86, 0.95], bowl: [0.88, 0.95] },
      { square: 8, plain: [0.55, 0.85], bowl: [0.88, 0.95] },
      { square: 12, plain: [0.22, 0.6], bowl: [0.88, 0.95] },
    ] as const),
  )(
    'digits, D = $square: of 1,024 more is learned, and the gap stays',
    ({ square, plain, bowl }) => {
      for (const { name, nets } of both(onDigits, square, five, { size: 1024 }))
        expectWithin(
          `1024 digits, D = ${square}, ${name}: new digits`,
          nets.map((net) => net.right('test')),
          name === 'plain' ? plain : bowl,
        )
    },
    1_800_000,
  )

  /** Mean shares of new digits without normalisation, in an independent program. */
  const elsewhere = [
    { square: 4, plain: 0.72, skips: 0.78 },
    { square: 8, plain: 0.62, skips: 0.76 },
    { square: 12, plain: 0.58, skips: 0.73 },
    { square: 16, plain: 0.54, skips: 0.69 },
  ]

  test.each(onlyLong([five]))(
    'digits: without normalisation too the plain network gets worse with depth, and stays below that with skips',
    (...seeds) => {
      const means = elsewhere.map(({ square, ...read }) =>
        both(onDigits, square, seeds, { normalization: 'none' }).map(({ name, nets }) => {
          const all = `digits without normalisation, D = ${square}, ${name}: new digits`
          const found = meanOver(
            all,
            nets.map((net) => net.right('test')),
          )
          expect.soft(Math.abs(found - read[name]), all).toBeLessThan(0.08)
          return found
        }),
      )
      for (const [plain, bowl] of means) expect.soft(plain).toBeLessThan(bowl! - 0.03)
      expect(means[0]![0]! - means[3]![0]!).toBeGreaterThan(0.08)
    },
    1_800_000,
  )

  test.each(onlyLong([12]))(
    'digits, D = %i: other planes through one network, and half of its samples, show the same',
    (square) => {
      for (const { name, nets } of both(onDigits, square, five)) {
        expectWithin(
          `other planes, ${name}: dips`,
          [1, 2, 3, 4, 5, 6].map((plane) => minimaOf(nets[0]!.surface({ plane }))),
          name === 'plain' ? [75, 190] : [1, 3],
        )
        expectWithin(
          `128 samples, ${name}: dips`,
          nets.map((net) => dips(net.onFirst(128))),
          name === 'plain' ? [90, 250] : [1, 3],
        )
      }
    },
    1_800_000,
  )

  interface Picture {
    dips: Interval
    area: Interval
    rough: Interval
    loss: Interval
  }

  /**
   * By square layers: dips, the share of the surface below a loss of ½, its roughness, and the final loss.
   */
  const pictures: readonly { square: number; plain: Picture; skips: Picture }[] = [
    {
      square: 4,
      plain: { dips: [5, 30], area: [0.09, 0.42], rough: [0.018, 0.045], loss: [0.002, 0.016] },
      skips: { dips: [1, 16], area: [0.2, 0.75], rough: [0.008, 0.028], loss: [0.0002, 0.02] },
    },
    {
      square: 8,
      plain: { dips: [30, 85], area: [0.03, 0.2], rough: [0.038, 0.09], loss: [0.002, 0.016] },
      skips: { dips: [1, 12], area: [0.22, 0.85], rough: [0.009, 0.032], loss: [0.0002, 0.01] },
    },
    {
      square: 12,
      plain: { dips: [70, 190], area: [0.015, 0.09], rough: [0.06, 0.13], loss: [0.002, 0.016] },
      skips: { dips: [1, 12], area: [0.25, 0.75], rough: [0.009, 0.032], loss: [0.0002, 0.01] },
    },
    {
      square: 16,
      plain: { dips: [120, 270], area: [0.004, 0.03], rough: [0.08, 0.16], loss: [0.002, 0.016] },
      skips: { dips: [1, 12], area: [0.25, 0.75], rough: [0.009, 0.032], loss: [0.0002, 0.01] },
    },
  ]

  test.each(onlyLong(pictures))(
    'spirals, D = $square: dips and the width of the bowl, on every draw; both train as fast',
    ({ square, ...expected }) => {
      for (const { name, nets } of both(onSpirals, square, five)) {
        const all = `spirals, D = ${square}, ${name}`
        const over = (of: (net: Net) => number) => nets.map(of)
        expectWithin(`${all}: dips`, over(dips), expected[name].dips)
        expectWithin(
          `${all}: area(.5)`,
          over((net) => shareBelow(net.surface(), 0.5)),
          expected[name].area,
        )
        expectWithin(
          `${all}: roughness`,
          over((net) => logRoughness(net.surface())),
          expected[name].rough,
        )
        expectWithin(
          `${all}: loss`,
          over((net) => net.loss),
          expected[name].loss,
        )
        expectWithin(
          `${all}: steps to a loss of .1`,
          over((net) => net.stepsTo(0.1)),
          [15, 100],
        )
        if (square >= 12)
          expectWithin(
            `${all}: monotone rays`,
            over((net) => monotoneRays(net.surface())),
            name === 'plain' ? [0, 0.05] : [0.5, 1],
          )
      }
    },
    1_800_000,
  )

  test.each(onlyLong([[4, 8, 12, 16]]))(
    'spirals: the mean dips of plain networks increase with their depth (D = %i, %i, %i, %i)',
    (...depths) => {
      const means = depths.map((square) => mean(five.map((seed) => dips(onSpirals(square, seed)))))
      expect(means).toEqual([...means].sort((p, q) => p - q))
    },
    1_800_000,
  )

  const shortly = { algorithm: { id: 'adam', learningRate: 0.005, steps: 150 } } as const

  /**
   * For plain networks by square layers: steps to a loss of .1, the share of correct samples after 150, and
   * how many of five draws never reach it.
   */
  const deeper: readonly { square: number; steps: Interval; right: Interval; never: Interval }[] = [
    { square: 24, steps: [35, 150], right: [0.97, 1], never: [0, 0] },
    { square: 32, steps: [100, Infinity], right: [0.82, 0.99], never: [1, 5] },
    { square: 48, steps: [Infinity, Infinity], right: [0.5, 0.72], never: [5, 5] },
  ]

  test.each(onlyLong(deeper))(
    'spirals, D = $square, 150 steps: with skips it still trains in thirty, without them late or never',
    ({ square, steps, right, never }) => {
      for (const { name, nets } of both(onSpirals, square, five, shortly)) {
        const all = `spirals, D = ${square}, ${name}`
        const needed = nets.map((net) => net.stepsTo(0.1))
        expectWithin(`${all}: steps to a loss of .1`, needed, name === 'plain' ? steps : [10, 60])
        expectWithin(
          `${all}: right after 150 steps`,
          nets.map((net) => net.right('train')),
          name === 'plain' ? right : [0.99, 1],
        )
        const lost = needed.filter((count) => count === Infinity).length
        expectWithin(`${all}: draws that never come to it`, [lost], name === 'plain' ? never : [0, 0])
      }
    },
    1_800_000,
  )

  const unnormalised =
    (activation: 'relu' | 'tanh') =>
    (square: number, seed: number, more: More = {}) =>
      onSpirals(square, seed, {
        normalization: 'none',
        activation,
        algorithm: { id: 'adam', learningRate: 0.005, steps: 500 },
        ...more,
      })

  /**
   * Without normalisation, by activation: how many of five draws reach a loss of .1 without and with skips,
   * and steps with skips.
   */
  const unnormalisedDeep: readonly {
    activation: 'relu' | 'tanh'
    plain: Interval
    bowl: Interval
    steps: Interval
  }[] = [
    { activation: 'tanh', plain: [0, 0], bowl: [5, 5], steps: [10, 45] },
    { activation: 'relu', plain: [1, 4], bowl: [3, 5], steps: [60, Infinity] },
  ]

  test.each(onlyLong(unnormalisedDeep))(
    'spirals without normalisation, D = 48, 150 steps, $activation: plain networks train on some draws or none',
    ({ activation, steps, ...expected }) => {
      for (const { name, nets } of both(unnormalised(activation), 48, five, shortly)) {
        const all = `${activation} without normalisation, D = 48, ${name}`
        const needed = nets.map((net) => net.stepsTo(0.1))
        const come = needed.filter((count) => count < Infinity).length
        expectWithin(`${all}: draws that come to a loss of .1`, [come], expected[name === 'plain' ? 'plain' : 'bowl']) // prettier-ignore
        if (name === 'skips') expectWithin(`${all}: steps to it`, needed, steps)
      }
    },
    1_800_000,
  )

  /** Variants of twelve square layers. */
  const otherwise: readonly {
    name: string
    seeds: readonly number[]
    of: (seed: number, more: More) => Net
    plain: Interval
    bowl: Interval
  }[] = [
    {
      name: 'two moons',
      seeds: three,
      of: (seed, more) => onSpirals(12, seed, { learns: 'two-moons', ...more }),
      plain: [70, 170],
      bowl: [1, 12],
    },
    {
      name: 'width 8',
      seeds: three,
      of: (seed, more) => onSpirals(12, seed, { width: 8, ...more }),
      plain: [80, 230],
      bowl: [1, 14],
    },
    {
      name: 'width 32',
      seeds: three,
      of: (seed, more) => onSpirals(12, seed, { width: 32, ...more }),
      plain: [70, 160],
      bowl: [1, 9],
    },
    {
      name: 'gradient descent',
      seeds: three,
      of: (seed, more) =>
        onSpirals(12, seed, { algorithm: { id: 'sgd', learningRate: 0.1, steps: 400 }, ...more }),
      plain: [75, 200],
      bowl: [1, 8],
    },
    {
      name: 'digits in batches, D = 8',
      seeds: three,
      of: (seed, more) =>
        onDigits(8, seed, {
          algorithm: { id: 'sgd', learningRate: 0.1, steps: 300, batch: { size: 64 } },
          ...more,
        }),
      plain: [8, 36],
      bowl: [1, 3],
    },
    {
      name: 'layer norm',
      seeds: two,
      of: (seed, more) => onSpirals(12, seed, { normalization: 'layer', ...more }),
      plain: [14, 70],
      bowl: [1, 9],
    },
  ]

  test.each(onlyLong(otherwise))(
    'D = 12 variant, $name: the same picture',
    ({ name, seeds, of, plain, bowl }) => {
      expectWithin(
        `${name}, plain: dips`,
        seeds.map((seed) => dips(of(seed, {}))),
        plain,
      )
      expectWithin(
        `${name}, skips: dips`,
        seeds.map((seed) => dips(of(seed, skips))),
        bowl,
      )
    },
    1_800_000,
  )

  const rows: readonly { activation: 'relu' | 'tanh'; square: number; plain: Interval; bowl: Interval }[] = [
    { activation: 'tanh', square: 2, plain: [1, 7], bowl: [1, 3] },
    { activation: 'tanh', square: 4, plain: [1, 4], bowl: [1, 4] },
    { activation: 'tanh', square: 8, plain: [2, 18], bowl: [1, 4] },
    { activation: 'tanh', square: 16, plain: [7, 60], bowl: [1, 5] },
    { activation: 'tanh', square: 24, plain: [12, 120], bowl: [1, 6] },
    { activation: 'relu', square: 2, plain: [1, 5], bowl: [1, 5] },
    { activation: 'relu', square: 4, plain: [1, 12], bowl: [1, 5] },
    { activation: 'relu', square: 8, plain: [2, 34], bowl: [1, 6] },
    { activation: 'relu', square: 16, plain: [10, 85], bowl: [1, 9] },
    { activation: 'relu', square: 24, plain: [10, 85], bowl: [1, 12] },
  ]

  test.each(onlyLong(rows))(
    'spirals without normalisation, $activation, D = $square: dips on every draw',
    ({ activation, square, plain, bowl }) => {
      for (const { name, nets } of both(unnormalised(activation), square, five)) {
        const all = `${activation} without normalisation, D = ${square}, ${name}`
        expectWithin(`${all}: dips`, nets.map(dips), name === 'plain' ? plain : bowl)
        meanOver(
          `${all}: loss`,
          nets.map((net) => net.loss),
        )
        if (activation === 'tanh' && square === 16)
          expectWithin(
            `${all}: monotone rays`,
            nets.map((net) => monotoneRays(net.surface())),
            name === 'plain' ? [0, 0.2] : [0.3, 1],
          )
      }
    },
    1_800_000,
  )

  test.each(onlyLong(['relu', 'tanh'] as const))(
    'spirals without normalisation, %s: skips take most dips away where it is deep',
    (activation) => {
      const [eight, sixteen] = [8, 16].map((square) =>
        both(unnormalised(activation), square, five).map(({ nets }) => mean(nets.map(dips))),
      )
      expect(sixteen![0]).toBeGreaterThan(eight![0]!)
      expect(sixteen![0]).toBeGreaterThan(4 * sixteen![1]!)
    },
    1_800_000,
  )

  test.each(onlyLong([16]))(
    'spirals without normalisation, tanh, D = %i: a plain network that did not learn has a low and smooth surface, so check the loss first',
    (square) => {
      const [{ nets }] = both(unnormalised('tanh'), square, five)
      const surfaces = (learned: boolean) =>
        nets.filter((net) => net.loss < 0.1 === learned).map((net) => net.surface())
      const [lost, ready] = [surfaces(false), surfaces(true)]
      const all = `tanh, D = ${square}, plain`
      expectWithin(`${all}: draws that did not learn`, [lost.length], [1, 2])
      const compared: readonly [string, (surface: Surface) => number, number][] = [
        ['highest', ({ values }) => maxOf(values), 2],
        ['roughness', logRoughness, 5],
      ]
      for (const [name, of, times] of compared) {
        const [some, others] = [lost.map(of), ready.map(of)]
        meanOver(`${all}, did not learn: ${name}`, some)
        meanOver(`${all}, learned: ${name}`, others)
        expect.soft(times * maxOf(some), name).toBeLessThan(minOf(others))
      }
    },
    1_800_000,
  )

  test.each(onlyLong([24]))(
    'spirals without normalisation, tanh, D = %i: a plain network does not train on most draws, and with skips it does on all',
    (square) => {
      const [plain, bowl] = both(unnormalised('tanh'), square, five)
      const losses = ({ nets }: typeof plain | typeof bowl) => nets.map((net) => net.loss)
      const right = ({ nets }: typeof plain | typeof bowl) => nets.map((net) => net.right('train'))
      expectWithin(`tanh, D = ${square}, skips: loss`, losses(bowl), [0, 1e-3])
      meanOver(`tanh, D = ${square}, plain: loss`, losses(plain))
      expect(losses(plain).filter((loss) => loss > 0.05).length).toBeGreaterThanOrEqual(3)
      expectWithin(`tanh, D = ${square}, skips: right`, right(bowl), [1, 1])
      expectWithin(`tanh, D = ${square}, plain: right`, right(plain), [0.5, 1])
      expect(right(plain).filter((share) => share < 0.9).length).toBeGreaterThanOrEqual(2)
    },
    1_800_000,
  )
})
