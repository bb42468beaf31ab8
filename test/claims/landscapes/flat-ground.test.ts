import { beforeAll, expect, test } from 'vitest'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { mean } from '../../../src/math/statistics/moments.ts'
import { maxOf, minOf } from '../../../src/math/statistics/range.ts'
import { fromHe } from '../../../src/scenarios/data/he-start.ts'
import { digitsInput } from '../../support/landscapes/digits.ts'
import { landing, type Landing } from '../../support/landscapes/landscapes.ts'
import { expectWithin, meanOver } from '../../support/landscapes/figures.ts'
import { onlyLong } from '../../support/long.ts'

// S56 of theory/README.md.

beforeAll(() => fetchSamples(digitsInput()))

type Algorithm = TrainingInput['algorithms'][number]

const every = 50
const step = { learningRate: 0.1, steps: 2000, batch: { size: 32 } } as const
const descent = { id: 'sgd', ...step } as const
const sam = (rho: number): Algorithm => (rho === 0 ? descent : { id: 'sam', rho, ...step })
const decayed = (weightDecay: number): Algorithm => ({ ...descent, weightDecay })

/** 64-24-24-10 on 256 digits, with a share of the labels randomised. */
const trained = (algorithm: Algorithm, labelCorruption: number, seed: number): Promise<Landing> =>
  landing(
    {
      ...digitsInput({ size: 256, labelCorruption }),
      seed,
      model: { kind: 'mlp', widths: [64, 24, 24, 10], activation: 'relu' },
      algorithms: [algorithm],
      starts: fromHe(2),
    },
    every,
  )

/** The numbers of S56 at an end and on the way there. */
interface Measured {
  /** On the labels that were learned. */
  readonly loss: number
  readonly train: number
  readonly curvature: number
  readonly rise: number
  /** The share of new digits classified correctly: at the end, and its maximum. */
  readonly read: number
  readonly peak: number
  readonly peakStep: number
}

async function measured(algorithm: Algorithm, labelCorruption: number, seed: number): Promise<Measured> {
  const end = await trained(algorithm, labelCorruption, seed)
  const peak = maxOf(end.read)
  return {
    loss: await end.quantity('final-loss'),
    train: await end.quantity('part-accuracy', { part: 'train' }),
    curvature: await end.quantity('hessian-top'),
    rise: await end.quantity('rise'),
    read: end.read.at(-1)!,
    peak,
    peakStep: every * end.read.indexOf(peak),
  }
}

const seeds = [1, 2, 3, 4, 5]
const numbers = ['loss', 'train', 'curvature', 'rise', 'read', 'peak', 'peakStep'] as const
type Number = (typeof numbers)[number]

const known = new Map<string, Promise<Measured[]>>()

/** The runs of an algorithm over all seeds, trained once. */
function over(algorithm: Algorithm, labelCorruption: number): Promise<Measured[]> {
  const key = JSON.stringify([labelCorruption, algorithm])
  const make = async () => {
    const all: Measured[] = []
    for (const seed of seeds) all.push(await measured(algorithm, labelCorruption, seed))
    for (const of of numbers) meanOver(`${of} of ${key}`, all.map((one) => one[of])) // prettier-ignore
    return all
  }
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}

const meanOf = (of: Number, all: readonly Measured[]): number => mean(all.map((one) => one[of]))

/** On how many seeds a number is smaller in the second list. */
const falls = (of: Number, some: readonly Measured[], others: readonly Measured[]): number =>
  some.filter((one, i) => others[i]![of] < one[of]).length

const [clean, mislabelled] = [0, 0.3]

/** An independent program's results for a rule: intervals of single draws, and means. */
interface There {
  readonly name: string
  readonly labels: number
  readonly algorithm: Algorithm
  readonly curvature?: readonly [number, number]
  readonly rise?: number
  readonly train?: readonly [number, number]
  readonly read: number
  readonly peak?: number
  readonly peakStep?: number
}

const there: readonly There[] = [
  {
    name: 'true labels, ρ = 0',
    labels: clean,
    algorithm: sam(0),
    curvature: [0.65, 0.83],
    rise: 1.05,
    read: 0.846,
  },
  {
    name: 'true labels, ρ = 0.1',
    labels: clean,
    algorithm: sam(0.1),
    curvature: [0.13, 0.16],
    rise: 0.57,
    read: 0.855,
  },
  // A third program has curvatures of .05 to .35 on eight draws, where the independent one has .03 to .19.
  {
    name: 'true labels, ρ = 0.3',
    labels: clean,
    algorithm: sam(0.3),
    curvature: [0.03, 0.35],
    rise: 0.26,
    read: 0.858,
  },
  {
    name: 'labels drawn anew, ρ = 0',
    labels: mislabelled,
    algorithm: sam(0),
    curvature: [9.1, 15],
    rise: 4.8,
    train: [0.96, 1],
    read: 0.523,
    peak: 0.664,
    peakStep: 300,
  },
  {
    name: 'labels drawn anew, ρ = 0.1',
    labels: mislabelled,
    algorithm: sam(0.1),
    curvature: [5.5, 7],
    rise: 2.9,
    train: [0.94, 0.97],
    read: 0.582,
    peak: 0.714,
    peakStep: 400,
  },
  {
    name: 'labels drawn anew, ρ = 0.3',
    labels: mislabelled,
    algorithm: sam(0.3),
    curvature: [2.1, 2.9],
    rise: 1.4,
    train: [0.81, 0.83],
    read: 0.661,
    peak: 0.732,
    peakStep: 700,
  },
  {
    name: 'labels drawn anew, ρ = 0.5',
    labels: mislabelled,
    algorithm: sam(0.5),
    read: 0.706,
    peak: 0.717,
    peakStep: 1650,
  },
  {
    name: 'labels drawn anew, decay 0.01',
    labels: mislabelled,
    algorithm: decayed(0.01),
    read: 0.621,
    peak: 0.698,
  },
  {
    name: 'labels drawn anew, decay 0.03',
    labels: mislabelled,
    algorithm: decayed(0.03),
    read: 0.676,
    peak: 0.706,
  },
]

test.each(onlyLong(there))(
  '$name: matches the independent program, over five seeds',
  async ({ name, labels, algorithm, curvature, rise, train, read, peak, peakStep }) => {
    const all = await over(algorithm, labels)
    const each = (of: Number) => all.map((one) => one[of])
    if (curvature) expectWithin(`${name}: curvature`, each('curvature'), [curvature[0] / 2, 2 * curvature[1]])
    if (rise) expectWithin(`${name}: mean rise`, [meanOf('rise', all)], [rise / 1.5, 1.5 * rise])
    if (train) expectWithin(`${name}: train`, each('train'), [train[0] - 0.07, Math.min(1, train[1] + 0.07)])
    expectWithin(`${name}: mean read`, [meanOf('read', all)], [read - 0.06, read + 0.06])
    if (peak) expectWithin(`${name}: mean peak`, [meanOf('peak', all)], [peak - 0.06, peak + 0.06])
    if (peakStep) expectWithin(`${name}: mean step of the peak`, [meanOf('peakStep', all)], [peakStep / 1.5, 1.5 * peakStep]) // prettier-ignore
  },
  1_800_000,
)

test('a gradient from uphill leads to flatter ground', async () => {
  const [plain, flat] = await Promise.all(
    [0, 0.3].map(async (rho) => {
      const { quantity } = await trained({ ...sam(rho), steps: 600 }, clean, 1)
      return { rise: await quantity('rise'), curvature: await quantity('hessian-top') }
    }),
  )
  expect(flat!.rise).toBeLessThan(0.8 * plain!.rise)
  expect(flat!.curvature).toBeLessThan(0.5 * plain!.curvature)
})

test.each(onlyLong([[0, 0.1, 0.3]]))(
  'on clean labels the ground is flatter with each ρ, and new digits are classified as before',
  async (...rhos) => {
    const [none, some, more] = await Promise.all(rhos.map((rho) => over(sam(rho), clean)))
    expect(falls('rise', none!, some!)).toBeGreaterThanOrEqual(4)
    expect(falls('rise', some!, more!)).toBeGreaterThanOrEqual(4)
    expect(falls('curvature', none!, some!)).toBe(5)
    expect(falls('curvature', none!, more!)).toBe(5)
    // From .1 to .3 it falls only on some draws, following the remaining loss.
    expectWithin(
      'draws on which the curvature falls from .1 to .3',
      [falls('curvature', some!, more!)],
      [1, 4],
    )
    const lossesWhere = (isLess: boolean) =>
      more!.filter((one, i) => one.curvature < some![i]!.curvature === isLess).map(({ loss }) => loss)
    expect(maxOf(lossesWhere(true))).toBeLessThan(minOf(lossesWhere(false)))
    expect(Math.abs(meanOf('read', more!) - meanOf('read', none!))).toBeLessThan(0.04)
    for (const all of [none!, some!, more!]) for (const { train } of all) expect(train).toBeGreaterThan(0.98)
  },
  1_800_000,
)

test.each(onlyLong([[0, 0.1, 0.3]]))(
  'with three labels in ten randomised, each ρ makes the ground flatter, learns fewer wrong labels and classifies more new digits',
  async (...rhos) => {
    const all = await Promise.all([...rhos, 0.5].map((rho) => over(sam(rho), mislabelled)))
    const [none, some, more, most] = all
    for (const of of ['curvature', 'rise'] as const) {
      expect(falls(of, none!, some!), of).toBeGreaterThanOrEqual(4)
      expect(falls(of, some!, more!), of).toBeGreaterThanOrEqual(4)
    }
    expect(meanOf('read', more!) - meanOf('read', none!)).toBeGreaterThan(0.08)
    expect(meanOf('read', most!)).toBeGreaterThan(meanOf('read', more!))
    expect(meanOf('train', none!)).toBeGreaterThan(0.95)
    expect(meanOf('train', more!)).toBeLessThan(0.9)
    expect(meanOf('loss', more!)).toBeGreaterThan(0.3)
  },
  1_800_000,
)

test.each(onlyLong([0.3]))(
  'on clean labels SAM of %d classifies about one in a hundred more, in 24 pairs from equal starts that would have shown less',
  async (rho) => {
    const more: number[] = []
    for (let seed = 1; seed <= 24; seed++) {
      const [some, none] = [await trained(sam(rho), clean, seed), await trained(descent, clean, seed)]
      more.push((await some.quantity('part-accuracy')) - (await none.quantity('part-accuracy')))
    }
    const gained = meanOver(`new digits, ρ = ${rho} less 0, ${more.length} pairs`, more)
    const error = Math.sqrt(mean(more.map((one) => (one - gained) ** 2)) / (more.length - 1))
    meanOver('its standard error, draws that gain', [error, more.filter((one) => one > 0).length])
    expect(gained).toBeGreaterThan(2 * error)
    expect(gained).toBeLessThan(0.02)
    expect(2 * error).toBeLessThan(0.008)
    expectWithin('draws of 24 that gain', [more.filter((one) => one > 0).length], [15, 19])
  },
  1_800_000,
)

test.each(onlyLong([0.0023]))(
  'on clean labels, stopped at a loss of %d, the largest curvature falls with each ρ',
  async (below) => {
    const stopped = { steps: 8000, stop: { quantity: 'loss' as const, below } }
    const [none, some, more] = await Promise.all(
      [0, 0.1, 0.3].map((rho) => over({ ...sam(rho), ...stopped }, clean)),
    )
    for (const all of [none!, some!, more!])
      for (const { loss } of all) expect(loss).toBeGreaterThan(0.85 * below)
    expect(falls('curvature', none!, some!)).toBe(5)
    expect(falls('curvature', some!, more!)).toBeGreaterThanOrEqual(4)
    const expected = [0.8, 0.33, 0.18]
    for (const [i, all] of [none!, some!, more!].entries())
      expect(Math.abs(meanOf('curvature', all) / expected[i]! - 1)).toBeLessThan(0.25)
  },
  1_800_000,
)

test.each(onlyLong([0.03]))(
  'weight decay of %d ends on the flattest ground measured by distances above its loss, but not by the largest curvature',
  async (decay) => {
    const ends = await Promise.all(
      [sam(0), sam(0.3), sam(0.5), decayed(decay)].map((one) => over(one, mislabelled)),
    )
    const climbs = ends.map((all) => all.map(({ rise, loss }) => rise - loss))
    for (const [i, all] of climbs.entries()) {
      meanOver(`rise above the loss, rule ${i}`, all)
      if (i > 0) expect(all.filter((one, k) => one < climbs[i - 1]![k]!).length).toBeGreaterThanOrEqual(4)
    }
    expect(falls('curvature', ends[3]!, ends[1]!)).toBe(5)
    expect(falls('curvature', ends[3]!, ends[2]!)).toBe(5)
  },
  1_800_000,
)

test.each(onlyLong([0.3]))(
  'two thirds of the gain of SAM of %d comes from learning wrong labels later',
  async (rho) => {
    const [none, some] = [await over(sam(0), mislabelled), await over(sam(rho), mislabelled)]
    const gain = (of: 'read' | 'peak') => meanOf(of, some) - meanOf(of, none)
    expect(gain('peak')).toBeGreaterThan(0)
    expect(gain('peak') / gain('read')).toBeGreaterThan(0.2)
    expect(gain('peak') / gain('read')).toBeLessThan(0.45)
    expect(falls('peakStep', some, none)).toBeGreaterThanOrEqual(4)
    for (const all of [none, some]) for (const { peak, read } of all) expect(peak).toBeGreaterThan(read)
  },
  1_800_000,
)

test.each(onlyLong([[0.01, 0.03]]))(
  'weight decay achieves as much at half the cost',
  async (...decays) => {
    const [none, flat] = [await over(descent, mislabelled), await over(sam(0.3), mislabelled)]
    const [some, more] = await Promise.all(decays.map((one) => over(decayed(one), mislabelled)))
    expect(meanOf('read', some!)).toBeGreaterThan(meanOf('read', none) + 0.05)
    expect(meanOf('read', more!)).toBeGreaterThan(meanOf('read', flat) - 0.02)
    expect(meanOf('peak', more!)).toBeGreaterThan(meanOf('peak', flat) - 0.04)
  },
  1_800_000,
)

test.each(onlyLong([0.3]))(
  'on momentum the ground is flatter by as much: ρ = %d',
  async (rho) => {
    const plain = await over({ ...step, id: 'momentum', momentum: 0.9, learningRate: 0.01 }, clean)
    const flat = await over({ ...step, id: 'sam', rho, base: { momentum: 0.9 }, learningRate: 0.01 }, clean)
    expect(falls('rise', plain, flat)).toBe(5)
    expect(falls('curvature', plain, flat)).toBe(5)
    expect(meanOf('rise', flat) / meanOf('rise', plain)).toBeLessThan(0.6)
  },
  1_800_000,
)

test('three labels in ten randomised leave about 70 of 256 wrong', () => {
  const labels = (labelCorruption: number, seed: number) => {
    const { model } = buildTrainingProblem(
      parseTraining({ ...digitsInput({ size: 256, labelCorruption }), seed }),
    )
    return model.kind === 'network' ? model.data.parts['train']!.targets : []
  }
  for (const seed of seeds) {
    const [truth, drawn] = [labels(clean, seed), labels(mislabelled, seed)]
    const wrong = truth.filter((target, i) => target !== drawn[i]).length / 2
    expect(wrong).toBeGreaterThan(50)
    expect(wrong).toBeLessThan(90)
  }
})
