import { beforeAll, expect, test } from 'vitest'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { hiddenUnits } from '../../../src/experiment/spec/model.ts'
import { norm } from '../../../src/math/linear-algebra/vector.ts'
import { mean } from '../../../src/math/statistics/moments.ts'
import { fromHe } from '../../../src/scenarios/data/he-start.ts'
import type { QuantityArguments } from '../../../src/theory/quantity/quantity.ts'
import { shareBelow } from '../../../src/theory/quantity/surface/shape.ts'
import { digitsInput } from '../../support/landscapes/digits.ts'
import { expectWithin, meanOver } from '../../support/landscapes/figures.ts'
import { landing, medianHeight, type Landing } from '../../support/landscapes/landscapes.ts'
import { isLong, onlyLong } from '../../support/long.ts'

// S54 of theory/README.md.

beforeAll(() => fetchSamples(digitsInput()))

type Network = Exclude<TrainingInput['model'], { kind: 'function' }>

interface Recipe {
  readonly model: Network
  readonly learningRate: number
  readonly steps?: number
  /** The loss at which training stops. */
  readonly below?: number
}

/** A network that learns 256 digits, with a share of the labels drawn from a hat. */
const learned = (
  { model, learningRate, steps = 500, below = 0.02 }: Recipe,
  share: number,
  seed: number,
): Promise<Landing> =>
  landing({
    ...digitsInput({ size: 256, labelCorruption: share }),
    seed,
    model,
    algorithms: [{ id: 'adam', learningRate, steps, stop: { quantity: 'loss', below } }],
    starts: fromHe(hiddenUnits(model).length),
  })

const layers = (...hidden: readonly number[]): Network => ({
  kind: 'mlp',
  widths: [64, ...hidden, 10],
  activation: 'relu',
})

/** The network of S54, and the lecture's, which takes fewer and shorter steps. */
const usual: Recipe = isLong
  ? { model: layers(48, 48), learningRate: 0.003 }
  : { model: layers(28, 28), learningRate: 0.01 }

const numbers = ['steps', 'area', 'height', 'curvature', 'length', 'filter', 'raw', 'train', 'read'] as const
type Number = (typeof numbers)[number]
type Known = Readonly<Record<Number, number>>

async function byHeart(share: number, seed: number): Promise<Known> {
  const { steps, weights, surface, quantity } = await learned(usual, share, seed)
  const around = surface(isLong ? 65 : 17)
  return {
    steps,
    area: shareBelow(around, 0.5),
    height: medianHeight(around),
    curvature: await quantity('hessian-top'),
    length: norm(weights),
    filter: await quantity('rise'),
    raw: await quantity('rise', { ruler: 'raw' }),
    train: await quantity('part-accuracy', { part: 'train' }),
    read: await quantity('part-accuracy'),
  }
}

const seeds = isLong ? [1, 2, 3, 4, 5] : [1]
const known = new Map<number, Promise<Known[]>>()

/** Networks of all seeds, trained once. */
function over(share: number): Promise<Known[]> {
  const make = async () => {
    const all: Known[] = []
    for (const seed of seeds) all.push(await byHeart(share, seed))
    for (const of of numbers) meanOver(`${of}, ${share} from a hat`, all.map((one) => one[of])) // prettier-ignore
    return all
  }
  const found = known.get(share) ?? make()
  known.set(share, found)
  return found
}

const meanOf = (of: Number, all: readonly Known[]): number => mean(all.map((one) => one[of]))

/** Expects the ratio of a number to that in other networks, on every seed. */
function expectTimes(
  of: Number,
  some: readonly Known[],
  others: readonly Known[],
  [least, most]: readonly [number, number],
): void {
  for (const [i, one] of some.entries()) {
    const times = one[of] / others[i]![of]
    expect(times, of).toBeGreaterThan(least)
    expect(times, of).toBeLessThan(most)
  }
}

test('true labels lie in a valley, labels from a hat in a pinhole, and both are memorised', async () => {
  const [truth, hat] = [await over(0), await over(1)]
  for (const { train } of [...truth, ...hat]) expect(train).toBeGreaterThan(0.99)
  for (const { read } of truth) expect(read).toBeGreaterThan(0.8)
  for (const { read } of hat) expect(read).toBeLessThan(0.2)
  expectTimes('area', truth, hat, [10, 40])
  expectTimes('steps', hat, truth, [2, 6])
  expectTimes('curvature', hat, truth, [1.5, 4])
  expectTimes('height', hat, truth, [4, 25])
  expectTimes('length', hat, truth, [1.3, 2.5])
}, 1_800_000)

/** An independent program's intervals of single draws and means, by the share of labels from a hat. */
const there = {
  0: {
    draws: { steps: [75, 95], area: [0.204, 0.256], curvature: [3.4, 4], read: [0.82, 0.87] },
    means: { steps: 84, area: 0.226, height: 2, curvature: 3.8, length: 16.8, read: 0.848 },
  },
  0.5: {
    draws: { steps: [235, 290], area: [0.013, 0.022], curvature: [8.5, 10.8], read: [0.37, 0.4] },
    means: { steps: 272, area: 0.018, height: 17, curvature: 9.8, length: 26.9, read: 0.391 },
  },
  1: {
    draws: { steps: [260, 300], area: [0.01, 0.019], curvature: [7.1, 11.4], read: [0.05, 0.17] },
    means: { steps: 280, area: 0.013, height: 20, curvature: 9.2, length: 29.6, read: 0.095 },
  },
} as const

test.each(onlyLong([0, 0.5, 1] as const))(
  'with a share of %d from a hat, five draws end as in the independent program: means within a third, draws within a half more',
  async (share) => {
    const all = await over(share)
    const { draws, means } = there[share]
    for (const of of ['steps', 'area', 'curvature', 'read'] as const) {
      const [least, most] = draws[of]
      expectWithin(`${of}, ${share} from a hat`, all.map((one) => one[of]), [least / 1.5, 1.5 * most]) // prettier-ignore
    }
    for (const of of ['steps', 'area', 'height', 'curvature', 'length', 'read'] as const)
      expect.soft(Math.abs(meanOf(of, all) / means[of] - 1), of).toBeLessThan(of === 'length' ? 0.05 : 1 / 3)
  },
  1_800_000,
)

test.each(onlyLong([0.5]))(
  'a share of %d from a hat is already a pinhole: the picture does not show how much was memorised',
  async (share) => {
    const [truth, half, hat] = [await over(0), await over(share), await over(1)]
    for (const { train } of half) expect(train).toBeGreaterThan(0.99)
    expectTimes('area', truth, half, [7, 40])
    expectTimes('read', half, hat, [1.5, 10])
    expectTimes('read', half, truth, [0.3, 0.7])
    expect(meanOf('area', half) / meanOf('area', hat)).toBeLessThan(2.5)
  },
  1_800_000,
)

test.each(onlyLong([0, 1]))(
  'over steps of one length both look flat, although relative to the weights one is far steeper: %d from a hat',
  async (share) => {
    const found = await over(share)
    for (const { raw } of found) expect(raw).toBeLessThan(0.15)
    if (share === 0) return
    expect(meanOf('raw', found) / meanOf('raw', await over(0))).toBeLessThan(5)
    expect(meanOf('filter', found) / meanOf('filter', await over(0))).toBeGreaterThan(15)
  },
  1_800_000,
)

test.each(onlyLong([0, 1]))(
  'trained further, both become flatter, so the two are compared at one loss, %d from a hat',
  async (share) => {
    const stopped = await over(share)
    const found: number[] = []
    for (const [i, seed] of seeds.entries()) {
      const end = await learned({ ...usual, steps: 600, below: 0 }, share, seed)
      found.push(await end.quantity('hessian-top'))
      expect(found[i]).toBeLessThan(0.5 * stopped[i]!.curvature)
    }
    // The independent program has .07 and 1.27.
    expectWithin(`curvature trained on, ${share} from a hat`, found, share === 0 ? [0.03, 0.3] : [0.6, 4.5])
  },
  1_800_000,
)

/** Seeds other than the lecture's, with its own network. */
const others = isLong ? Array.from({ length: 10 }, (_, k) => 11 + k) : [11]

test('over steps of one length, too, the loss rises many times more with labels from a hat', async () => {
  const recipe: Recipe = { model: layers(28, 28), learningRate: 0.01 }
  const rises = async (share: number) => {
    const found = { two: [] as number[], four: [] as number[], steps: [] as number[] }
    for (const seed of others) {
      const end = await learned(recipe, share, seed)
      // The quantity is the loss at that distance; a radius of 1 is a length of 4.
      const above = async (given: QuantityArguments) =>
        (await end.quantity('rise', { ...given, directions: 10 })) - end.loss(end.weights)
      found.two.push(await above({ ruler: 'raw', radius: 0.5 }))
      found.four.push(await above({ ruler: 'raw', radius: 1 }))
      found.steps.push(end.steps)
    }
    return found
  }
  const [truth, hat] = [await rises(0), await rises(1)]
  expectWithin('lecture, true labels: raw rise at 2', truth.two, [0.008, 0.03])
  expectWithin('lecture, true labels: raw rise at 4', truth.four, [0.06, 0.2])
  expectWithin('lecture, from a hat: raw rise at 2', hat.two, [0.14, 0.36])
  expectWithin('lecture, from a hat: raw rise at 4', hat.four, [0.9, 2.2])
  for (const [i, rise] of hat.two.entries()) {
    expect(rise / truth.two[i]!).toBeGreaterThan(5)
    expect(hat.steps[i]! / truth.steps[i]!).toBeGreaterThan(3)
  }
}, 1_800_000)

test.each(onlyLong([0, 1]))(
  'trained further, the low floors stay: a tenth of the picture, and a pinhole, %d from a hat',
  async (share) => {
    const recipe: Recipe = { model: layers(28, 28), learningRate: 0.01, steps: 600, below: 0 }
    const areas: number[] = []
    for (const seed of others) areas.push(shareBelow((await learned(recipe, share, seed)).surface(17), 0.5))
    expectWithin(`area trained on, ${share} from a hat`, areas, share === 0 ? [0.06, 0.25] : [0, 0.011])
  },
  1_800_000,
)

test.each(onlyLong([1, 2, 3, 4, 5]))(
  'a convolutional network with 1,898 weights memorises 256 labels from a hat: seed %i',
  async (seed) => {
    const maps: Recipe = {
      model: {
        kind: 'conv',
        channels: [8, 16],
        pool: ['max', 'max'],
        head: 'flatten',
        outputs: 10,
        activation: 'relu',
      },
      learningRate: 0.01,
    }
    const [truth, hat] = [await learned(maps, 0, seed), await learned(maps, 1, seed)]
    const read = [await truth.quantity('part-accuracy'), await hat.quantity('part-accuracy')] as const
    meanOver('maps: steps, true labels and from a hat', [truth.steps, hat.steps])
    meanOver('maps: new digits, from a hat and true labels', read)
    expect(hat.steps / truth.steps).toBeGreaterThan(2)
    expect(read[0]).toBeGreaterThan(0.8)
    expect(read[1]).toBeLessThan(0.2)
    expect(await hat.quantity('part-accuracy', { part: 'train' })).toBeGreaterThan(0.99)
    // The independent program reaches a loss of .1 in 40 steps, and in 140 to 160.
    const [soon, late] = [await learned({ ...maps, below: 0.1 }, 0, seed), await learned({ ...maps, below: 0.1 }, 1, seed)] // prettier-ignore
    expectWithin('maps: steps to .1, true labels', [soon.steps], [25, 60])
    expectWithin('maps: steps to .1, from a hat', [late.steps], [90, 300])
  },
  1_800_000,
)

/**
 * Shares of new digits that an independent program classifies correctly, by quarters of labels from a hat.
 */
const quarters = [0.86, 0.57, 0.37, 0.27, 0.11]

test.each(onlyLong([[64, 64, 64]]))(
  'each quarter from a hat loses new digits, while the steps are about the same from the first quarter on: widths %i, %i and %i',
  async (...widths) => {
    const wide: Recipe = { model: layers(...widths), learningRate: 0.003, below: 0.1 }
    const all: { readonly steps: number[]; readonly read: number[] }[] = []
    for (const quarter of quarters.keys()) {
      const [steps, read]: [number[], number[]] = [[], []]
      for (const seed of seeds) {
        const end = await learned(wide, quarter / 4, seed)
        steps.push(end.steps)
        read.push(await end.quantity('part-accuracy'))
      }
      meanOver(`steps, ${quarter} quarters from a hat`, steps)
      expect.soft(Math.abs(meanOver(`read, ${quarter} quarters from a hat`, read) - quarters[quarter]!)).toBeLessThan(0.1) // prettier-ignore
      all.push({ steps, read })
    }
    const [truth, ...some] = all
    for (const [i, { steps, read }] of some.entries()) {
      expect(mean(steps) / mean(truth!.steps)).toBeGreaterThan(2)
      expect(mean(read)).toBeLessThan(mean(all[i]!.read))
    }
    expect(mean(some.at(-1)!.steps) / mean(some[0]!.steps)).toBeLessThan(1.5)
  },
  1_800_000,
)
