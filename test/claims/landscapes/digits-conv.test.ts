import { beforeAll, describe, expect, test } from 'vitest'
import { digitImage } from '../../../src/experiment/generators/digits/images.ts'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { mean } from '../../../src/math/statistics/moments.ts'
import { quantile } from '../../../src/math/statistics/quantile.ts'
import { minimaOf, monotoneRays, shareBelow } from '../../../src/theory/quantity/surface/shape.ts'
import { isLong, onlyLong } from '../../support/long.ts'
import {
  dense,
  digitsInput,
  rightOn,
  surfaceAround,
  trainedReader,
  type DigitsModel,
  type DigitsReader,
} from '../../support/landscapes/digits.ts'

// Small networks, dense and convolutional, on real digits (S52). Intervals are those of five draws of another program, widened.

beforeAll(() => fetchSamples(digitsInput()))

/** Two layers of convolutions, 8 and 16. */
const maps = (pool: ('max' | 'none')[], head: 'flatten' | 'mean'): DigitsModel => ({
  kind: 'conv',
  channels: [8, 16],
  pool,
  head,
  outputs: 10,
  activation: 'relu',
})

const networks = {
  'dense 1,435': dense(19),
  'dense 1,960': dense(26),
  'conv 1,898': maps(['max', 'max'], 'flatten'),
  'gap 1,418': maps(['max', 'none'], 'mean'),
} as const
type Name = keyof typeof networks

const seeds = isLong ? [1, 2, 3, 4, 5] : [1]
const timeout = isLong ? 1_800_000 : 60_000

const trained = new Map<string, DigitsReader>()

/** A network, trained once. */
function readerOf(name: Name, size: number, seed: number, shifts = false): DigitsReader {
  const key = [name, size, seed, shifts].join()
  const reader = trained.get(key) ?? trainedReader({ data: { size }, model: networks[name], seed, shifts })
  trained.set(key, reader)
  return reader
}

/** Shares that each seed's network reads rightly, of new digits and of those one pixel on. */
const sharesOf = (name: Name, size: number, shifts = false) =>
  seeds.map((seed) => {
    const reader = readerOf(name, size, seed, shifts)
    return { read: rightOn(reader, 'test'), shifted: rightOn(reader, 'shifted') }
  })
const meansOf = (shares: ReturnType<typeof sharesOf>) => ({
  read: mean(shares.map(({ read }) => read)),
  shifted: mean(shares.map(({ shifted }) => shifted)),
})

const [firstTest, tests] = [1024, 773]

/** The share of the new digits whose nearest neighbour among the first `size` images is the same digit. */
function nearestShare(size: number): number {
  const distance = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, pixel, k) => sum + (pixel - other[k]!) ** 2, 0)
  const known = Array.from({ length: size }, (_, n) => digitImage(n))
  const right = Array.from({ length: tests }, (_, n) => digitImage(firstTest + n)).filter(
    ({ pixels, label }) => {
      let [nearest, said] = [Infinity, -1]
      for (const one of known) {
        const away = distance(pixels, one.pixels)
        if (away < nearest) [nearest, said] = [away, one.label]
      }
      return said === label
    },
  )
  return right.length / tests
}

type Interval = readonly [from: number, to: number]

/** Within an interval of the other program, whose ends are this much further, in proportion. */
function expectWithin(found: number, [from, to]: Interval, beyond: number): void {
  expect(found).toBeGreaterThan((1 - beyond) * from)
  expect(found).toBeLessThan((1 + beyond) * to)
}

test('the nearest of 1,024 digits names more new ones rightly than any network here', () => {
  expect(nearestShare(1024)).toBeCloseTo(0.962, 2)
  expect(nearestShare(512)).toBeCloseTo(0.942, 2)
})

describe.each(isLong ? [512, 1024] : [512])('%i digits', (size) => {
  /** Means of the other program, read and shifted. */
  const rows: readonly (readonly [name: Name, read: number, shifted: number])[] =
    size === 512
      ? [
          ['dense 1,435', 0.919, 0.444],
          ['dense 1,960', 0.921, 0.444],
          ['conv 1,898', 0.925, 0.581],
          ['gap 1,418', 0.887, 0.576],
        ]
      : [
          ['dense 1,435', 0.927, 0.464],
          ['dense 1,960', 0.933, 0.462],
          ['conv 1,898', 0.944, 0.606],
          ['gap 1,418', 0.88, 0.59],
        ]

  test.each(isLong ? rows : rows.slice(1, 3))(
    '%s: new digits are read, digits one pixel on by half or fewer (dense) or by more (conv)',
    (name, read, shifted) => {
      const shares = sharesOf(name, size)
      const isDense = name.startsWith('dense')
      for (const one of shares) {
        if (name !== 'gap 1,418') expect(one.read).toBeGreaterThanOrEqual(0.9)
        expect(one.read, 'the nearest neighbour is better').toBeLessThan(0.962)
        if (isDense) expect(one.shifted).toBeLessThan(0.5)
        else expect(one.shifted).toBeGreaterThan(name === 'gap 1,418' ? 0.45 : 0.5)
        expect(one.shifted, 'nor is one blind to a pixel').toBeLessThan(one.read - 0.2)
      }
      const means = meansOf(shares)
      expect(Math.abs(means.read - read)).toBeLessThan(0.015)
      // Draws spread by .011 (dense) and .05 (conv); the short form has a single one.
      expect(Math.abs(means.shifted - shifted)).toBeLessThan(isDense ? 0.025 : 0.05)
    },
    timeout,
  )

  test(
    'one pixel on, convolutions read a tenth to a fifth of all digits more, with as many weights',
    () => {
      const [pixels, patches] = (['dense 1,960', 'conv 1,898'] as const).map((name) => meansOf(sharesOf(name, size))) // prettier-ignore
      expect(patches!.shifted - pixels!.shifted).toBeGreaterThan(0.08)
      expect(patches!.shifted - pixels!.shifted).toBeLessThan(0.22)
    },
    timeout,
  )
})

test.each(['dense 1,960', 'conv 1,898'] as const)(
  '%s: around the end lies one bowl, the narrower where weights are shared',
  (name) => {
    const areas = { 'dense 1,960': [0.18, 0.34], 'conv 1,898': [0.08, 0.16] } as const
    const medians = { 'dense 1,960': [1.7, 3.6], 'conv 1,898': [6.4, 13.7] } as const
    for (const seed of seeds) {
      const surface = surfaceAround(readerOf(name, isLong ? 1024 : 512, seed), 256, isLong ? 33 : 17)
      expect(minimaOf(surface)).toBe(1)
      expect(monotoneRays(surface)).toBeGreaterThan(0.9)
      const heights = Float64Array.from(surface.values).sort()
      expectWithin(shareBelow(surface, 1), areas[name], 0.25)
      expectWithin(quantile([...heights], 0.5), medians[name], 0.25)
    }
  },
  timeout,
)

test(
  'the moved digits shown in training, convolutions err on half as many of the moved new ones',
  () => {
    const [pixels, patches] = (['dense 1,960', 'conv 1,898'] as const).map((name) => meansOf(sharesOf(name, 512, true))) // prettier-ignore
    expectWithin(pixels!.read, [0.9, 0.908], 0.02)
    expectWithin(pixels!.shifted, [0.782, 0.814], 0.02)
    expectWithin(patches!.read, [0.931, 0.956], 0.02)
    expectWithin(patches!.shifted, [0.889, 0.902], 0.02)
    const errors = (1 - patches!.shifted) / (1 - pixels!.shifted)
    expect(errors).toBeGreaterThan(0.35)
    expect(errors).toBeLessThan(0.65)
  },
  timeout,
)

test.each(onlyLong([1, 2]))(
  'a mean over all positions is not blind to a pixel, without any pooling either: seed %i',
  (seed) => {
    const model = maps(['none', 'none'], 'mean')
    const reader = trainedReader({ data: { size: 512 }, model, seed })
    const [read, shifted] = [rightOn(reader, 'test'), rightOn(reader, 'shifted')]
    expect(shifted).toBeGreaterThan(0.55)
    expect(shifted).toBeLessThan(read - 0.15)
  },
  timeout,
)

/** Ten layers of 8 channels on maps of 4 × 4, normalised over the batch. */
const tower = (skips: boolean): DigitsModel => ({
  kind: 'conv',
  channels: Array<number>(11).fill(8),
  pool: ['max', ...Array<'none'>(10).fill('none')],
  head: 'mean',
  outputs: 10,
  activation: 'relu',
  normalization: 'batch',
  ...(skips && { residual: { strength: 1, branch: 'inverse-sqrt' } }),
})

test.each(onlyLong([1, 2, 3]))(
  'ten narrow convolutional layers are no mountains without skips, and read little less than with them: seed %i',
  (seed) => {
    const algorithm = { id: 'adam', learningRate: 0.01, steps: 150, batch: { size: 64 } } as const
    const [plain, skip] = [false, true].map((skips) =>
      trainedReader({ data: { size: 256 }, model: tower(skips), seed, algorithm }),
    )
    for (const one of [plain!, skip!]) {
      expect(rightOn(one, 'train')).toBeGreaterThan(0.9)
      expect(rightOn(one, 'test')).toBeGreaterThan(0.68)
    }
    expect(minimaOf(surfaceAround(plain!, 256, 33))).toBeLessThan(10)
    expect(minimaOf(surfaceAround(skip!, 256, 33))).toBeLessThan(3)
  },
  timeout,
)
