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

// S50 of theory/README.md. Surfaces have 33 points a side.

beforeAll(() => fetchSamples(digitsInput()))

/** Three hidden layers of a width on 256 digits, until the loss is below `below`. */
const onDigits = (width: number, seed: number, { below = 0.01, steps = 500 } = {}): Promise<Landing> =>
  landing({
    ...digitsInput({ size: 256 }),
    seed,
    model: { kind: 'mlp', widths: [64, width, width, width, 10], activation: 'relu' },
    algorithms: [{ id: 'adam', learningRate: 0.005, steps, stop: { quantity: 'loss', below } }],
    starts: fromHe(3),
  })

/** Hidden layers of a width on two spirals, until the loss is below 0.01. */
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
const [some, resolution] = isLong ? [[8, 16, 32, 64], 33] : [[8, 16, 32], 13]

async function each<T, R>(all: readonly T[], one: (of: T) => Promise<R>): Promise<R[]> {
  const found: R[] = []
  for (const of of all) found.push(await one(of))
  return found
}

const known = new Map<number, Promise<Landing[]>>()

/** The networks of a width on digits, of all seeds, made once. */
function digitsOver(width: number): Promise<Landing[]> {
  const found = known.get(width) ?? each(seeds, (seed) => onDigits(width, seed))
  known.set(width, found)
  return found
}

/** Expects that means over the seeds rise from one width to the next. */
function expectRising(name: string, all: readonly (readonly number[])[]): void {
  const means = all.map((ofWidth, i) => meanOver(`${name}, width ${some[i]}`, ofWidth))
  expect(means, name).toEqual([...means].sort((p, q) => p - q))
}

/** Intervals of single draws: those of S50, wider by a third on both sides. */
const steps = { 8: [143, 397], 16: [65, 168], 32: [36, 85], 64: [22, 43] } as const
const guesses = { 8: [0.016, 0.092], 16: [0.088, 0.287], 32: [0.125, 0.329], 64: [0.178, 0.495] } as const

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
    expectWithin(`steps, width ${width}`, here.map((end) => end.steps), steps[width]) // prettier-ignore
    expectWithin(`better than a guess, width ${width}`, surfaces.map(betterThanGuess), guesses[width])
    if (isLong) expectWithin(`dips, width ${width}`, surfaces.map(minimaOf), [1, 1])
  }
  const [narrow, wide] = [floors[0]!, floors.at(-1)!]
  expect(maxOf(narrow)).toBeLessThan(minOf(wide))
  expect(mean(wide) / mean(narrow)).toBeGreaterThan(isLong ? 4 : 2)
  expect(mean(wide) / mean(narrow)).toBeLessThan(12)
}, 1_800_000)

test('three hidden layers of four units do not learn these digits in as many steps', async () => {
  const losses = await each(seeds, async (seed) =>
    (await onDigits(4, seed, { steps: isLong ? 400 : 150 })).quantity('final-loss'),
  )
  meanOver('loss, width 4', losses)
  expect(minOf(losses)).toBeGreaterThan(0.1)
}, 600_000)

test.each(onlyLong([400]))(
  'three hidden layers on digits lie in the same order when they are trained on, for %i steps',
  async (most) => {
    const floors = await each(some, (width) =>
      each([1, 2, 3], async (seed) =>
        shareBelow((await onDigits(width, seed, { below: 1e-4, steps: most })).surface(25), 0.5),
      ),
    )
    expectRising('floor, trained on', floors)
  },
  1_800_000,
)

test.each(onlyLong([1]))(
  'three hidden layers on digits by steps of one length seem to flatten far more, for such a step is less for each of many weights: distance %d',
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

test.each(onlyLong(['tanh', 'relu'] as const))(
  'thirteen hidden layers of %s on two spirals have fewer dips the wider they are',
  async (activation) => {
    const dips = await each([8, 16, 32], async (width) => {
      const found = await each(width === 32 ? [1, 2] : [1, 2, 3], async (seed) => {
        const end = await onSpirals(13, width, activation, seed)
        const loss = await end.quantity('final-loss')
        return { loss, count: loss < 0.1 ? minimaOf(end.surface(33)) : NaN }
      })
      const counts = found.map(({ count }) => count).filter((count) => !Number.isNaN(count))
      return meanOver(`dips, ${activation}, width ${width}`, counts)
    })
    expect(dips[0]).toBeGreaterThan(dips[2]!)
    expect(dips[1]).toBeGreaterThan(dips[2]!)
  },
  1_800_000,
)
