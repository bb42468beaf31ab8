import { beforeAll, expect, test } from 'vitest'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { mean } from '../../../src/math/statistics/moments.ts'
import { maxOf, minOf } from '../../../src/math/statistics/range.ts'
import { fromHe } from '../../../src/scenarios/data/he-start.ts'
import { minimaOf, shareBelow } from '../../../src/theory/quantity/surface/shape.ts'
import { digitsInput } from '../../support/landscapes/digits.ts'
import { expectWithin, meanOver } from '../../support/landscapes/figures.ts'
import { betterThanGuess, landing, medianHeight, type Landing } from '../../support/landscapes/landscapes.ts'
import { isLong, onlyLong } from '../../support/long.ts'

// S50 of theory/README.md. Surfaces have 65 points a side in the long form.

beforeAll(() => fetchSamples(digitsInput()))

/** Three hidden layers of a given width on 256 digits, trained until the loss is below `below`. */
const onDigits = (width: number, seed: number, { below = 0.01, steps = 500 } = {}): Promise<Landing> =>
  landing({
    ...digitsInput({ size: 256 }),
    seed,
    model: { kind: 'mlp', widths: [64, width, width, width, 10], activation: 'relu' },
    algorithms: [{ id: 'adam', learningRate: 0.005, steps, stop: { quantity: 'loss', below } }],
    starts: fromHe(3),
  })

/** Hidden layers of a given width on two spirals, trained until the loss is below 0.01. */
const onSpirals = (
  layers: number,
  width: number,
  activation: 'relu' | 'tanh',
  seed: number,
): Promise<Landing> =>
  landing({
    version: 1,
    seed,
    data: { kind: 'generated', id: 'spirals', size: 256, noise: 0.05 },
    model: { kind: 'mlp', widths: [2, ...new Array<number>(layers).fill(width), 1], activation },
    metric: { loss: 'logistic' },
    algorithms: [{ id: 'adam', learningRate: 0.005, steps: 600, stop: { quantity: 'loss', below: 0.01 } }],
    starts: activation === 'relu' ? fromHe(layers) : [{ kind: 'random', distribution: 'lecun-normal' }],
    plane: { kind: 'random', normalization: 'filter' },
  })

const seeds = isLong ? [1, 2, 3, 4, 5] : [1]
const [some, resolution] = isLong ? [[8, 16, 32, 64], 65] : [[8, 16, 32], 13]

async function each<T, R>(all: readonly T[], one: (of: T) => Promise<R>): Promise<R[]> {
  const found: R[] = []
  for (const of of all) found.push(await one(of))
  return found
}

const known = new Map<number, Promise<Landing[]>>()

/** The networks of a width on digits, for all seeds, trained once. */
function digitsOver(width: number): Promise<Landing[]> {
  const found = known.get(width) ?? each(seeds, (seed) => onDigits(width, seed))
  known.set(width, found)
  return found
}

/** Expects means over the seeds to rise from each width to the next. */
function expectRising(name: string, all: readonly (readonly number[])[]): void {
  const means = all.map((ofWidth, i) => meanOver(`${name}, width ${some[i]}`, ofWidth))
  expect(means, name).toEqual([...means].sort((p, q) => p - q))
}

/** Intervals of single draws: those of S50, widened by a third on both sides. */
const draws = {
  steps: { 8: [143, 397], 16: [65, 168], 32: [36, 85], 64: [22, 43] },
  floor: { 8: [0.0045, 0.036], 16: [0.031, 0.111], 32: [0.047, 0.135], 64: [0.073, 0.23] },
  guess: { 8: [0.016, 0.092], 16: [0.088, 0.287], 32: [0.125, 0.329], 64: [0.178, 0.495] },
  curvature: { 8: [3.6, 17], 16: [3.9, 10.5], 32: [4.5, 14.7], 64: [5.7, 20] },
} as const

/** Means of S50. Those over our draws are within a third of them. */
const means = {
  floor: { 8: 0.018, 16: 0.055, 32: 0.083, 64: 0.127 },
  guess: { 8: 0.052, 16: 0.146, 32: 0.208, 64: 0.289 },
  height: { 8: 30.5, 16: 9.7, 32: 7.7, 64: 5.7 },
} as const

test('three hidden layers on digits have a wider floor with each doubling, and from the narrowest to the widest on each pair of seeds', async () => {
  const ends = await each(some, digitsOver)
  const around = ends.map((ofWidth) => ofWidth.map((end) => end.surface(resolution)))
  const floors = around.map((ofWidth) => ofWidth.map((surface) => shareBelow(surface, 0.5)))
  const low = around.map((ofWidth) => ofWidth.map((surface) => -medianHeight(surface)))
  expectRising('floor', floors)
  expectRising('better than a guess', around.map((ofWidth) => ofWidth.map(betterThanGuess))) // prettier-ignore
  expectRising('minus the median height', low)
  for (const width of [8, 16, 32, 64] as const) {
    const [here, surfaces] = [ends[some.indexOf(width)], around[some.indexOf(width)]]
    if (!here || !surfaces) continue
    expectWithin(`steps, width ${width}`, here.map((end) => end.steps), draws.steps[width]) // prettier-ignore
    const guesses = surfaces.map(betterThanGuess)
    expectWithin(`better than a guess, width ${width}`, guesses, draws.guess[width])
    if (!isLong) continue
    const areas = floors[some.indexOf(width)]!
    expectWithin(`floor, width ${width}`, areas, draws.floor[width])
    expectWithin(`dips, width ${width}`, surfaces.map(minimaOf), [1, 1])
    const found = { floor: areas, guess: guesses, height: surfaces.map(medianHeight) }
    for (const of of ['floor', 'guess', 'height'] as const)
      expect
        .soft(Math.abs(mean(found[of]) / means[of][width] - 1), `${of}, width ${width}`)
        .toBeLessThan(1 / 3)
  }
  const [narrow, wide] = [floors[0]!, floors.at(-1)!]
  expect(maxOf(narrow)).toBeLessThan(minOf(wide))
  expect(mean(wide) / mean(narrow)).toBeGreaterThan(isLong ? 4 : 2)
  expect(mean(wide) / mean(narrow)).toBeLessThan(12)
}, 1_800_000)

test.each(onlyLong([[8, 16, 32, 64] as const]))(
  'the largest curvature has no order over widths from %i on',
  async (...widths) => {
    const found = await each(widths, async (width) =>
      each(await digitsOver(width), (end) => end.quantity('hessian-top')),
    )
    widths.forEach((width, i) => expectWithin(`curvature, width ${width}`, found[i]!, draws.curvature[width]))
    const middles = found.map((ofWidth) => mean(ofWidth))
    expect(maxOf(middles) / minOf(middles)).toBeLessThan(3)
    // The mean falls from one width to the next for some, and rises for others.
    expect(middles).not.toEqual([...middles].sort((p, q) => p - q))
    expect(middles).not.toEqual([...middles].sort((p, q) => q - p))
  },
  1_800_000,
)

test('three hidden layers of four units do not learn these digits in the same number of steps', async () => {
  const losses = await each(seeds, async (seed) =>
    (await onDigits(4, seed, { steps: isLong ? 400 : 150 })).quantity('final-loss'),
  )
  meanOver('loss, width 4', losses)
  expect(minOf(losses)).toBeGreaterThan(0.1)
}, 600_000)

test.each(onlyLong([400]))(
  'three hidden layers on digits keep their order when trained further, for %i steps',
  async (most) => {
    const floors = await each(some, (width) =>
      each(seeds, async (seed) =>
        shareBelow((await onDigits(width, seed, { below: 1e-4, steps: most })).surface(25), 0.5),
      ),
    )
    expectRising('floor, trained on', floors)
  },
  1_800_000,
)

test.each(onlyLong([1]))(
  'three hidden layers on digits seem to flatten far more over steps of one length, since such a step is smaller for each of many weights: distance %d',
  async (radius) => {
    const ends = await each([some[0]!, some.at(-1)!], digitsOver)
    const times = await each(['raw', 'filter'], async (ruler) => {
      const [narrow, wide] = await each(ends, (ofWidth) =>
        each(ofWidth, (end) => end.quantity('rise', { ruler, radius })),
      )
      return meanOver(`${ruler}, narrowest`, narrow!) / meanOver(`${ruler}, widest`, wide!)
    })
    expect(times[0]).toBeGreaterThan(20)
    expect(times[1]).toBeGreaterThan(2)
    expect(times[1]).toBeLessThan(8)
  },
  1_800_000,
)

test.each(onlyLong([5]))(
  '%i hidden layers on two spirals have floors that overlap',
  async (layers) => {
    const floors = await each([8, 16, 32], (width) =>
      each(seeds, async (seed) =>
        shareBelow((await onSpirals(layers, width, 'relu', seed)).surface(33), 0.5),
      ),
    )
    floors.forEach((ofWidth, i) => meanOver(`floor on spirals, width ${some[i]}`, ofWidth))
    expect(maxOf(floors[0]!)).toBeGreaterThan(minOf(floors.at(-1)!))
  },
  1_800_000,
)

/**
 * Dips around the ends of thirteen hidden layers, on each draw: from half the least of S50 to twice its most.
 */
const deep = {
  tanh: { 8: [2.5, 80], 16: [3, 28], 32: [2, 14], 64: [2, 10] },
  relu: { 8: [4.5, 56], 16: [5, 64], 32: [2, 30], 64: [2, 10] },
} as const

const dips = new Map<string, Promise<number>>()

/** The dips around a draw's end, counted once; NaN if it does not learn. */
function dipsOf(activation: 'relu' | 'tanh', width: number, seed: number): Promise<number> {
  const key = `${activation} ${width} ${seed}`
  const count = async () => {
    const end = await onSpirals(13, width, activation, seed)
    return (await end.quantity('final-loss')) < 0.1 ? minimaOf(end.surface(65)) : NaN
  }
  const found = dips.get(key) ?? count()
  dips.set(key, found)
  return found
}

test.each(
  onlyLong(
    (['tanh', 'relu'] as const).flatMap((activation) =>
      ([8, 16, 32, 64] as const).map((width) => [activation, width] as const),
    ),
  ),
)(
  'thirteen hidden layers of %s, %i wide, on two spirals have so many dips',
  async (activation, width) => {
    const all = await each(width === 64 ? [1, 2] : seeds, (seed) => dipsOf(activation, width, seed))
    const learned = all.filter((count) => !Number.isNaN(count))
    const name = `dips, ${activation}, width ${width}`
    meanOver(`${name}: that learn`, [learned.length])
    expect(learned.length).toBeGreaterThanOrEqual(all.length - 1)
    expectWithin(name, learned, deep[activation][width])
  },
  1_800_000,
)

test.each(onlyLong(['tanh', 'relu'] as const))(
  'thirteen hidden layers of %s on two spirals have fewer dips the wider they are',
  async (activation) => {
    const means = await each([8, 16, 32, 64], async (width) => {
      const all = await each(width === 64 ? [1, 2] : seeds, (seed) => dipsOf(activation, width, seed))
      return mean(all.filter((count) => !Number.isNaN(count)))
    })
    expect(means).toEqual([...means].sort((p, q) => q - p))
  },
  1_800_000,
)

test.each(onlyLong([8]))(
  'thirteen hidden layers of ReLUs, %i wide, learn two spirals from nearly all of twenty starts',
  async (width) => {
    const ends = await each(Array.from({ length: 20 }, (_, k) => k + 1), (seed) => onSpirals(13, width, 'relu', seed)) // prettier-ignore
    const losses = await each(ends, (end) => end.quantity('final-loss'))
    // The independent program has one of five; a third program has one of twenty, which stays at ln 2.
    expectWithin('of twenty, that do not learn', [losses.filter((loss) => loss > 0.1).length], [0, 4])
  },
  1_800_000,
)
