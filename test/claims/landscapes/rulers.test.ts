import { beforeAll, expect, test } from 'vitest'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { norm } from '../../../src/math/linear-algebra/vector.ts'
import { mean } from '../../../src/math/statistics/moments.ts'
import { maxOf } from '../../../src/math/statistics/range.ts'
import { fromHe } from '../../../src/scenarios/data/he-start.ts'
import { digitsInput } from '../../support/landscapes/digits.ts'
import { expectWithin, meanOver } from '../../support/landscapes/figures.ts'
import { landing, lossesBetween, type Landing } from '../../support/landscapes/landscapes.ts'
import { isLong, onlyLong } from '../../support/long.ts'

// S51 of theory/README.md, at equal numbers of steps unless a test says otherwise.

beforeAll(() => fetchSamples(digitsInput()))

/**
 * The loss around an end, averaged over three directions, both ways, at distance 1 or, where named so, at ½.
 */
const numbers = ['loss', 'curvature', 'filter', 'half filter', 'raw', 'half raw', 'length', 'read'] as const
type Number = (typeof numbers)[number]

interface Ended {
  readonly end: Landing
  readonly numbers: Readonly<Record<Number, number>>
}

/** 64-24-24-10 under gradient descent at 0.1. */
async function trained(
  seed: number,
  batch: number,
  weightDecay: number,
  { size = 256, steps = 3000, below }: { size?: number; steps?: number; below?: number } = {},
): Promise<Ended> {
  const end = await landing({
    ...digitsInput({ size }),
    seed,
    model: { kind: 'mlp', widths: [64, 24, 24, 10], activation: 'relu' },
    algorithms: [
      {
        id: 'sgd',
        learningRate: 0.1,
        steps,
        weightDecay,
        batch: batch === size ? 'full' : { size: batch },
        ...(below !== undefined && { stop: { quantity: 'loss', below } }),
      },
    ],
    starts: fromHe(2),
  })
  const rise = (ruler: string, radius: number) => end.quantity('rise', { ruler, radius })
  return {
    end,
    numbers: {
      loss: await end.quantity('final-loss'),
      curvature: await end.quantity('hessian-top'),
      filter: await rise('filter', 1),
      'half filter': await rise('filter', 0.5),
      raw: await rise('raw', 1),
      'half raw': await rise('raw', 0.5),
      length: norm(end.weights),
      read: await end.quantity('part-accuracy'),
    },
  }
}

const seeds = isLong ? [1, 2, 3, 4, 5] : [1]
const known = new Map<string, Promise<Ended[]>>()

/** The ends of all seeds, trained once. */
function over(batch: 8 | 256, weightDecay: number, below?: number): Promise<Ended[]> {
  const key = `batch ${batch}, decay ${weightDecay}${below === undefined ? '' : `, stopped at ${below}`}`
  const make = async () => {
    const all: Ended[] = []
    for (const seed of seeds) all.push(await trained(seed, batch, weightDecay, { ...(below !== undefined && { below }) })) // prettier-ignore
    for (const of of numbers) meanOver(`${of}, ${key}`, valuesOf(of, all))
    return all
  }
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}

const valuesOf = (of: Number, all: readonly Ended[]): number[] => all.map((one) => one.numbers[of])

/** The ratio of a number's mean to its mean in others. */
const ratio = (of: Number, some: readonly Ended[], others: readonly Ended[]): number =>
  mean(valuesOf(of, some)) / mean(valuesOf(of, others))

/** On how many seeds a number exceeds that in others by the factor `times`. */
const larger = (of: Number, some: readonly Ended[], others: readonly Ended[], times = 1): number =>
  some.filter(({ numbers: here }, i) => here[of] > times * others[i]!.numbers[of]).length

/** Means in an independent program. */
const there: readonly {
  readonly batch: 8 | 256
  readonly decay: number
  readonly means: Partial<Record<Number, number>>
}[] = [
  {
    batch: 8,
    decay: 0,
    means: { loss: 0.00121, curvature: 0.353, filter: 6.9, 'half filter': 0.79, length: 14.1, read: 0.848 },
  },
  { batch: 256, decay: 0, means: { loss: 0.00136, curvature: 0.58, 'half filter': 1.2, read: 0.847 } },
  {
    batch: 8,
    decay: 0.003,
    means: { loss: 0.019, curvature: 2.34, filter: 3.16, 'half filter': 0.42, length: 9.8, read: 0.869 },
  },
  {
    batch: 8,
    decay: 0.01,
    means: { curvature: 4.11, filter: 2.07, 'half filter': 0.36, length: 8, read: 0.856 },
  },
]

test.each(onlyLong(there))(
  'batches of $batch at decay $decay end with the numbers of the independent program, on average over five seeds',
  async ({ batch, decay, means }) => {
    const all = await over(batch, decay)
    for (const [of, number] of Object.entries(means) as [Number, number][]) {
      const here = mean(valuesOf(of, all))
      if (of === 'read') expect.soft(Math.abs(here - number)).toBeLessThan(0.02)
      else expect.soft(Math.abs(here / number - 1), of).toBeLessThan(0.2)
    }
  },
  1_800_000,
)

/**
 * Intervals of single draws at decay 0: those of S51, widened by a third on both sides, or by half for means
 * over three directions.
 */
const draws = {
  8: { curvature: [0.23, 0.52], raw: [0.008, 0.22], 'half filter': [0.21, 3], read: [0.8, 0.88] },
  256: { curvature: [0.36, 0.84], raw: [0.017, 0.37], 'half filter': [0.35, 4.5], read: [0.8, 0.88] },
} as const

test.each(onlyLong([8, 256] as const))(
  'batches of %i without decay end within the intervals of single draws',
  async (batch) => {
    const all = await over(batch, 0)
    for (const of of ['curvature', 'raw', 'half filter', 'read'] as const)
      expectWithin(`${of}, batches of ${batch}`, valuesOf(of, all), draws[batch][of])
  },
  1_800_000,
)

test('weight decay after equal steps is sharper by one ruler, flatter by the other, on every seed', async () => {
  const [none, some] = [await over(8, 0), await over(8, 0.003)]
  expect(larger('curvature', some, none, 3)).toBe(seeds.length)
  expect(larger('filter', none, some, 1.5)).toBe(seeds.length)
  for (const [i, { numbers: here }] of some.entries()) {
    const { numbers: without } = none[i]!
    expect(here['half raw'] - here.loss).toBeGreaterThan(2 * (without['half raw'] - without.loss))
    expect(here.length).toBeLessThan(0.8 * without.length)
  }
}, 1_800_000)

/** The rise above an end's own loss over steps of one length. */
const climbs = (of: 'raw' | 'half raw', all: readonly Ended[]) =>
  all.map(({ numbers: here }) => here[of] - here.loss)

test('weight decay at equal loss is flatter relative to the weights, which are shorter', async () => {
  const [none, some] = [await over(8, 0, 0.018), await over(8, 0.003)]
  expect(larger('filter', none, some, 1.3)).toBe(seeds.length)
  expect(larger('half filter', none, some, 1.3)).toBe(seeds.length)
  expect(larger('length', none, some, 1.2)).toBe(seeds.length)
}, 1_800_000)

test.each(onlyLong([0.003]))(
  'weight decay of %d at equal loss: over steps of one length hardly sharper, on some draws less so, and most of the curvature was loss',
  async (decay) => {
    const [full, none, some] = [await over(8, 0), await over(8, 0, 0.018), await over(8, decay)]
    for (const of of ['raw', 'half raw'] as const) {
      const [before, after] = [climbs(of, none), climbs(of, some)]
      const ratios = after.map((rise, i) => rise / before[i]!)
      const times = meanOver(`${of} above the loss, decay over none at equal loss`, ratios)
      expect(times, of).toBeGreaterThan(1)
      expect(times, of).toBeLessThan(1.4)
      expectWithin(`draws of five that rise a tenth faster: ${of}`, [ratios.filter((one) => one > 1.1).length], [2, 4]) // prettier-ignore
    }
    const [unequal, equal] = [ratio('curvature', some, full), ratio('curvature', some, none)]
    meanOver('curvature, decay over none at equal steps, at equal loss', [unequal, equal])
    expect(unequal).toBeGreaterThan(5)
    expect(equal).toBeLessThan(1.7)
  },
  1_800_000,
)

test.each(onlyLong([0.01]))(
  'weight decay of %d gives the same result again',
  async (decay) => {
    const [some, more] = [await over(8, 0.003), await over(8, decay)]
    expect(larger('curvature', more, some)).toBe(5)
    expect(larger('filter', some, more)).toBe(5)
    for (const { numbers: here } of more) expect(here.length).toBeLessThan(9)
  },
  1_800_000,
)

test.each(onlyLong([0.003]))(
  'weight decay of %d classifies more new digits, by one or two in a hundred',
  async (decay) => {
    const [none, some] = [await over(8, 0), await over(8, decay)]
    expect(larger('read', some, none)).toBeGreaterThanOrEqual(4)
    expect(mean(valuesOf('read', some)) - mean(valuesOf('read', none))).toBeGreaterThan(0.005)
    expect(mean(valuesOf('read', some)) - mean(valuesOf('read', none))).toBeLessThan(0.04)
  },
  1_800_000,
)

test.each(onlyLong([0.003, 0.01]))(
  'weight decay of %d reduces the effect of the batch',
  async (decay) => {
    const before = [await over(256, 0), await over(8, 0)] as const
    const after = [await over(256, decay), await over(8, decay)] as const
    for (const of of ['curvature', 'half filter'] as const) {
      const times = meanOver(`${of}, all over 8, decay ${decay}`, [ratio(of, ...after)])
      expect(times, of).toBeLessThan(ratio(of, ...before))
      expect(times, of).toBeGreaterThan(0.85)
      expect(times, of).toBeLessThan(1.4)
    }
  },
  1_800_000,
)

test.each(onlyLong([256] as const))(
  'the batch of all %i is sharper by both rulers at one loss, and new digits are classified as well',
  async (full) => {
    const [all, few] = [await over(full, 0), await over(8, 0)]
    for (const loss of [...valuesOf('loss', all), ...valuesOf('loss', few)])
      expect(Math.abs(loss - 0.0013)).toBeLessThan(0.0003)
    for (const of of ['curvature', 'raw', 'half filter'] as const)
      expect(larger(of, all, few), of).toBeGreaterThanOrEqual(4)
    expect(ratio('curvature', all, few)).toBeGreaterThan(1.4)
    expect(ratio('curvature', all, few)).toBeLessThan(2.1)
    expect(ratio('half filter', all, few)).toBeGreaterThan(1.2)
    expect(ratio('half filter', all, few)).toBeLessThan(2)
    expect(Math.abs(mean(valuesOf('read', all)) - mean(valuesOf('read', few)))).toBeLessThan(0.02)
  },
  1_800_000,
)

test.each(onlyLong([0.002]))(
  'stopped at a loss of %d the full batch is sharper on every seed, and in pairs classifies as many new digits, within one in a hundred',
  async (below) => {
    const [all, few] = [await over(256, 0, below), await over(8, 0, below)]
    for (const { numbers: here } of [...all, ...few]) expect(here.loss).toBeGreaterThan(0.97 * below)
    expect(larger('curvature', all, few, 1.2)).toBe(5)
    const times = meanOver('curvature at equal loss, all over 8', [ratio('curvature', all, few)])
    expect(times).toBeGreaterThan(1.4)
    expect(times).toBeLessThan(1.9)
    const more = all.map(({ numbers: here }, i) => here.read - few[i]!.numbers.read)
    const middle = meanOver('new digits at equal loss, all less 8', more)
    const error = Math.sqrt(mean(more.map((one) => (one - middle) ** 2)) / (more.length - 1))
    expect(Math.abs(middle) + 2 * error).toBeLessThan(0.012)
  },
  1_800_000,
)

test.each(onlyLong([0, 0.003, 0.01]))(
  'both rulers rank the batches alike at decay %d: a small one is flatter, and never becomes the sharper',
  async (decay) => {
    const [all, few] = [await over(256, decay), await over(8, decay)]
    for (const of of ['raw', 'half raw', 'filter', 'half filter'] as const)
      expect(larger(of, all, few), of).toBeGreaterThanOrEqual(4)
  },
  1_800_000,
)

test.each(onlyLong([256] as const))(
  'the batch leads into the valley of all %i: no barrier between the ends, and on four seeds of five none as far on either side',
  async (full) => {
    const [all, few] = [await over(full, 0), await over(8, 0)]
    const most = (interval: readonly [number, number]) =>
      few.map(({ end }, i) => maxOf(lossesBetween(end, all[i]!.end, interval, 61)))
    const [between, beyond] = [most([0, 1]), most([-1, 2])]
    meanOver('most between the ends', between)
    beyond.forEach((highest, i) => meanOver(`most on [-1, 2], seed ${seeds[i]}`, [highest]))
    expect(maxOf(between)).toBeLessThan(0.01)
    expect(beyond.filter((loss) => loss < 0.04).length).toBeGreaterThanOrEqual(4)
  },
  1_800_000,
)

test.each(onlyLong([1, 2, 3, 4, 5]))(
  'the full batch seems far sharper after no fewer epochs, because it has not arrived yet: seed %i',
  async (seed) => {
    const few = await trained(seed, 8, 0, { size: 512, steps: 3840 })
    const all = await trained(seed, 512, 0, { size: 512, steps: 600 })
    for (const of of numbers) meanOver(`${of}, 60 epochs of 8, 600 of all`, [few, all].map((one) => one.numbers[of])) // prettier-ignore
    expect(all.numbers.loss).toBeGreaterThan(10 * few.numbers.loss)
    expect(all.numbers.curvature).toBeGreaterThan(5 * few.numbers.curvature)
    expect(all.numbers.read).toBeLessThan(few.numbers.read)
    expectWithin('curvature after 60 epochs of 8', [few.numbers.curvature], [0.33, 0.62])
    expectWithin('curvature after 600 of all', [all.numbers.curvature], [4, 7.5])
  },
  1_800_000,
)
