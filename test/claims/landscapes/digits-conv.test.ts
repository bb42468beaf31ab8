import { beforeAll, describe, expect, test } from 'vitest'
import { digitImage } from '../../../src/experiment/generators/digits/images.ts'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { mean } from '../../../src/math/statistics/moments.ts'
import { minimaOf, monotoneRays, shareBelow } from '../../../src/theory/quantity/surface/shape.ts'
import { isLong, onlyLong } from '../../support/long.ts'
import {
  dense,
  digitsInput,
  lossOf,
  movedBy,
  rightOn,
  rightOnMoved,
  surfaceAround,
  trainedReader,
  type DigitsModel,
  type DigitsReader,
} from '../../support/landscapes/digits.ts'
import { expectWithin, meanOver } from '../../support/landscapes/figures.ts'
import { medianHeight } from '../../support/landscapes/landscapes.ts'

// Small networks, dense and convolutional, on real digits (S52). Intervals are wider than those of five draws
// in an independent program.

beforeAll(() => fetchSamples(digitsInput()))

/** Two convolutional layers with 8 and 16 channels. */
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

/**
 * The shares of digits that each seed's network classifies correctly: new ones, and new ones shifted by one
 * pixel.
 */
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

/** The share of new digits whose nearest neighbour among the first `size` images is the same digit. */
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

/** An interval of the independent program, with its ends moved outwards in proportion. */
const widened = ([from, to]: Interval, beyond: number): Interval => [(1 - beyond) * from, (1 + beyond) * to]

test('the nearest of 1,024 digits classifies more new ones correctly than any network here', () => {
  expect(nearestShare(1024)).toBeCloseTo(0.962, 2)
  expect(nearestShare(512)).toBeCloseTo(0.942, 2)
})

describe.each(isLong ? [512, 1024] : [512])('%i digits', (size) => {
  /** Means of the independent program for new digits and shifted ones. */
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
    '%s: new digits are classified, but of digits moved by one pixel half or fewer (dense), or more (conv)',
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
      meanOver(`${name}, ${size} digits: read`, shares.map((one) => one.read)) // prettier-ignore
      meanOver(`${name}, ${size} digits: shifted`, shares.map((one) => one.shifted)) // prettier-ignore
      expect(Math.abs(means.read - read)).toBeLessThan(0.015)
      // Draws spread by .011 (dense) and .05 (conv), and the short form has only one.
      expect(Math.abs(means.shifted - shifted)).toBeLessThan(isDense ? 0.025 : 0.05)
    },
    timeout,
  )

  test(
    'on digits moved by one pixel, convolutions classify a tenth to a fifth more, with as many weights',
    () => {
      const [pixels, patches] = (['dense 1,960', 'conv 1,898'] as const).map((name) => meansOf(sharesOf(name, size))) // prettier-ignore
      expect(patches!.shifted - pixels!.shifted).toBeGreaterThan(0.08)
      expect(patches!.shifted - pixels!.shifted).toBeLessThan(0.22)
    },
    timeout,
  )
})

const ways = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const

test('moved up or down, each new digit loses ink, an eighth on average; moved left or right hardly any does', () => {
  const images = Array.from({ length: tests }, (_, n) => digitImage(firstTest + n).pixels)
  const inkOf = (pixels: readonly number[]) => pixels.reduce((sum, pixel) => sum + pixel, 0)
  const lost = (way: keyof typeof ways) =>
    images.map((pixels) => 1 - inkOf(movedBy(pixels, ways[way][0], ways[way][1])) / inkOf(pixels))
  for (const way of ['up', 'down'] as const) {
    expect(lost(way).filter((share) => share > 0)).toHaveLength(tests)
    expect(mean(lost(way))).toBeCloseTo(1 / 8, 2)
  }
  for (const way of ['left', 'right'] as const) expect(mean(lost(way))).toBeLessThan(0.003)
})

test(
  'of digits moved to the left, which keep their ink, a network classifies the fewest',
  () => {
    for (const seed of seeds) {
      const reader = readerOf('dense 1,435', 512, seed)
      const wrong = (way: keyof typeof ways) => 1 - rightOnMoved(reader, 'test', ways[way])
      expect(wrong('left')).toBeGreaterThan(0.6)
      expect(wrong('left')).toBeLessThan(0.74)
      for (const way of ['right', 'up', 'down'] as const) {
        expect(wrong(way)).toBeGreaterThan(0.4)
        expect(wrong(way)).toBeLessThan(0.6)
      }
    }
  },
  timeout,
)

test.each(onlyLong([11]))(
  'in ten other draws the convolutions misclassify on average 0.45 of the moved digits: seeds from %i on',
  (from) => {
    const all = Array.from({ length: 10 }, (_, k) => from + k)
    const wrong = all.map((seed) => 1 - rightOn(readerOf('conv 1,898', 512, seed), 'shifted'))
    expect(meanOver('conv 1,898, ten more: shifted, wrong', wrong)).toBeGreaterThan(0.43)
    expect(mean(wrong)).toBeLessThan(0.47)
  },
  timeout,
)

test.each(onlyLong([[0.95, 0.97] as const]))(
  'a network with a global mean does not classify all its training digits: %d to %d',
  (...shares) => {
    const known = seeds.map((seed) => rightOn(readerOf('gap 1,418', 512, seed), 'train'))
    expectWithin('gap 1,418: train', known, widened(shares, 0.03))
  },
  timeout,
)

test.each(['dense 1,960', 'conv 1,898'] as const)(
  '%s: around the end lies one bowl, the narrower where weights are shared',
  (name) => {
    const areas = { 'dense 1,960': [0.18, 0.34], 'conv 1,898': [0.08, 0.16] } as const
    const medians = { 'dense 1,960': [1.7, 3.6], 'conv 1,898': [6.4, 13.7] } as const
    const all = seeds.map((seed) =>
      surfaceAround(readerOf(name, isLong ? 1024 : 512, seed), 256, isLong ? 65 : 17),
    )
    expectWithin(`${name}: dips`, all.map(minimaOf), [1, 1])
    meanOver(`${name}: monotone rays`, all.map(monotoneRays))
    for (const surface of all) expect(monotoneRays(surface)).toBeGreaterThan(0.9)
    const belowOne = all.map((surface) => shareBelow(surface, 1))
    expectWithin(`${name}: loss below 1`, belowOne, widened(areas[name], 0.25))
    expectWithin(`${name}: median height`, all.map(medianHeight), widened(medians[name], 0.25))
  },
  timeout,
)

test(
  'trained on moved digits too, convolutions make half as many errors on the moved new ones',
  () => {
    const pixels = meansOf(sharesOf('dense 1,960', 512, true))
    const patches = meansOf(sharesOf('conv 1,898', 512, true))
    expectWithin('moved, dense: read', [pixels.read], widened([0.9, 0.908], 0.02))
    expectWithin('moved, dense: shifted', [pixels.shifted], widened([0.782, 0.814], 0.02))
    expectWithin('moved, conv: read', [patches.read], widened([0.931, 0.956], 0.02))
    expectWithin('moved, conv: shifted', [patches.shifted], widened([0.889, 0.902], 0.02))
    const errors = (1 - patches.shifted) / (1 - pixels.shifted)
    expect(errors).toBeGreaterThan(0.35)
    expect(errors).toBeLessThan(0.65)
  },
  timeout,
)

test.each(onlyLong([1, 2]))(
  'a mean over all positions is not blind to a pixel, without pooling either: seed %i',
  (seed) => {
    const model = maps(['none', 'none'], 'mean')
    const reader = trainedReader({ data: { size: 512 }, model, seed })
    const [read, shifted] = [rightOn(reader, 'test'), rightOn(reader, 'shifted')]
    expect(shifted).toBeGreaterThan(0.55)
    expect(shifted).toBeLessThan(read - 0.15)
  },
  timeout,
)

/** K convolutional layers of 8 channels on 4 × 4 maps, normalised over the batch. */
const tower = (K: number, skips: boolean): DigitsModel => ({
  kind: 'conv',
  channels: Array<number>(K + 1).fill(8),
  pool: ['max', ...Array<'none'>(K).fill('none')],
  head: 'mean',
  outputs: 10,
  activation: 'relu',
  normalization: 'batch',
  ...(skips && { residual: { strength: 1, branch: 'inverse-sqrt' } }),
})

const towers = new Map<string, DigitsReader>()

/** A tower after 150 batches of 64, trained once. */
function towerOf(K: number, skips: boolean, seed: number): DigitsReader {
  const key = [K, skips, seed].join()
  const algorithm = { id: 'adam', learningRate: 0.01, steps: 150, batch: { size: 64 } } as const
  const found = towers.get(key) ?? trainedReader({ data: { size: 256 }, model: tower(K, skips), seed, algorithm }) // prettier-ignore
  towers.set(key, found)
  return found
}

test.each(onlyLong([[1, 2, 3, 4, 5]]))(
  'ten narrow convolutional layers train worse without skips, and classify fewer: seeds from %i on',
  (...all) => {
    const numbersOf = (skips: boolean) => {
      const readers = all.map((seed) => towerOf(10, skips, seed))
      const name = skips ? 'tower with skips' : 'tower without skips'
      return {
        loss: meanOver(`${name}: loss`, readers.map(lossOf)),
        known: meanOver(`${name}: train`, readers.map((reader) => rightOn(reader, 'train'))), // prettier-ignore
        read: meanOver(`${name}: test`, readers.map((reader) => rightOn(reader, 'test'))), // prettier-ignore
      }
    }
    const [plain, skip] = [numbersOf(false), numbersOf(true)]
    expect(plain.loss).toBeGreaterThan(1.5 * skip.loss)
    expect(plain.known).toBeLessThan(skip.known)
    expect(plain.read).toBeLessThan(skip.read)
  },
  timeout,
)

test.each(onlyLong([1, 2, 3]))(
  'ten narrow convolutional layers have no mountains without skips: seed %i',
  (seed) => {
    const [plain, skip] = [false, true].map((skips) => minimaOf(surfaceAround(towerOf(10, skips, seed), 256, 33))) // prettier-ignore
    meanOver('dips of a tower without and with skips', [plain!, skip!])
    expect(plain).toBeLessThan(10)
    expect(skip).toBeLessThan(3)
  },
  timeout,
)

test.each(onlyLong([1, 2, 3]))(
  'four such layers have no more dips without skips than with them: seed %i',
  (seed) => {
    const dips = [false, true].map((skips) => minimaOf(surfaceAround(towerOf(4, skips, seed), 256, 33)))
    meanOver('dips of a tower of four, without and with skips', dips)
    for (const count of dips) expect(count).toBeLessThanOrEqual(2)
  },
  timeout,
)
