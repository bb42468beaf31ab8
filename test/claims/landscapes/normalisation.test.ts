import { beforeAll, describe, expect, test } from 'vitest'
import { fusedObjective } from '../../../src/engine/workers/fused-objective.ts'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { norm } from '../../../src/math/linear-algebra/vector.ts'
import { mean } from '../../../src/math/statistics/moments.ts'
import { quantile } from '../../../src/math/statistics/quantile.ts'
import { maxOf } from '../../../src/math/statistics/range.ts'
import { metersAt, type Meters } from '../../../src/theory/quantity/runs/along-gradient.ts'
import { minimaOf } from '../../../src/theory/quantity/surface/shape.ts'
import { drawn, skips, trained, trainedFrom, type DeepNet } from '../../support/landscapes/deep-net.ts'
import { expectWithin, meanOver } from '../../support/landscapes/figures.ts'
import { onlyLong } from '../../support/long.ts'

// S49 of theory/README.md: digits under gradient descent, hidden layers of 24.

beforeAll(() => fetchSamples({ data: { id: 'digits' } }))

type Interval = readonly [number, number]
type Normalization = NonNullable<DeepNet['normalization']>
const normalizations = ['none', 'layer', 'batch'] as const

const descent = (
  hidden: number,
  learningRate: number,
  seed: number,
  more: Partial<DeepNet> = {},
): DeepNet => ({
  learns: 'digits',
  hidden,
  width: 24,
  algorithm: { id: 'sgd', learningRate, steps: 100 },
  seed,
  ...more,
})

const five = [1, 2, 3, 4, 5]

describe('learning rates that train (S49)', () => {
  const rates = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30]

  const trains = (net: DeepNet): boolean => trained(net).loss < 0.5

  test('ten layers at rate 1, 64 digits: batch norm trains, no normalisation and layer norm do not', () => {
    const short = { size: 64, algorithm: { id: 'sgd', learningRate: 1, steps: 60 } } as const
    const [none, layer, batch] = normalizations.map((normalization) =>
      trains(descent(10, 1, 1, { normalization, ...short })),
    )
    expect([none, layer, batch]).toEqual([false, false, true])
  })

  /** Of five seeds, the smallest and largest number that end below a loss of ½, by rate. */
  const rows: readonly {
    readonly name: string
    readonly hidden: number
    readonly more: Partial<DeepNet>
    readonly least: readonly number[]
    readonly most: readonly number[]
  }[] = [
    {
      name: 'none',
      hidden: 4,
      more: {},
      least: [0, 0, 2, 3, 0, 0, 0, 0],
      most: [0, 0, 5, 5, 2, 0, 0, 0],
    },
    {
      name: 'layer',
      hidden: 4,
      more: { normalization: 'layer' },
      least: [0, 0, 4, 4, 2, 0, 0, 0],
      most: [0, 1, 5, 5, 5, 2, 0, 0],
    },
    {
      name: 'batch',
      hidden: 4,
      more: { normalization: 'batch' },
      least: [0, 0, 4, 5, 5, 5, 4, 3],
      most: [0, 1, 5, 5, 5, 5, 5, 5],
    },
    {
      name: 'none and skips',
      hidden: 4,
      more: skips,
      least: [0, 0, 4, 4, 0, 0, 0, 0],
      most: [0, 1, 5, 5, 2, 0, 0, 0],
    },
    {
      name: 'batch and skips',
      hidden: 4,
      more: { normalization: 'batch', ...skips },
      least: [0, 0, 4, 5, 5, 5, 5, 4],
      most: [0, 4, 5, 5, 5, 5, 5, 5],
    },
    {
      name: 'none',
      hidden: 10,
      more: {},
      least: [0, 0, 0, 0, 0, 0, 0, 0],
      most: [0, 0, 1, 1, 1, 0, 0, 0],
    },
    {
      name: 'layer',
      hidden: 10,
      more: { normalization: 'layer' },
      least: [0, 0, 0, 0, 0, 0, 0, 0],
      most: [0, 0, 2, 4, 2, 0, 0, 0],
    },
    {
      name: 'batch',
      hidden: 10,
      more: { normalization: 'batch' },
      least: [0, 0, 4, 4, 4, 4, 0, 0],
      most: [0, 1, 5, 5, 5, 5, 5, 2],
    },
    {
      name: 'none and skips',
      hidden: 10,
      more: skips,
      least: [0, 0, 3, 3, 0, 0, 0, 0],
      most: [0, 1, 5, 5, 2, 0, 0, 0],
    },
    {
      name: 'batch and skips',
      hidden: 10,
      more: { normalization: 'batch', ...skips },
      least: [0, 0, 4, 5, 5, 5, 4, 4],
      most: [0, 5, 5, 5, 5, 5, 5, 5],
    },
  ]

  test.each(onlyLong(rows))(
    '$name, $hidden layers: how many of five seeds train at each rate',
    ({ name, hidden, more, least, most }) => {
      const counts = rates.map(
        (rate) => five.filter((seed) => trains(descent(hidden, rate, seed, more))).length,
      )
      for (const [k, count] of counts.entries())
        expectWithin(`${name}, ${hidden} layers, rate ${rates[k]}: seeds`, [count], [least[k]!, most[k]!])
    },
    1_800_000,
  )

  test.each(onlyLong([0.03, 0.1]))(
    'ten layers without normalisation are only slow at %d: after 400 steps all five draws have learned, after 100 none has',
    (rate) => {
      const losses = (steps: number) =>
        five.map((seed) => trained(descent(10, rate, seed, { algorithm: { id: 'sgd', learningRate: rate, steps } })).loss) // prettier-ignore
      expectWithin(`none, 10 layers, rate ${rate}: loss after 100 steps`, losses(100), [0.5, 3])
      expectWithin(`none, 10 layers, rate ${rate}: loss after 400 steps`, losses(400), [0, 0.5])
    },
    1_800_000,
  )

  test.each(onlyLong([10]))(
    '%i layers: the median loss of batch norm is small at rates where no run is lost',
    (hidden) => {
      const lost = 1e6
      const median = (normalization: Normalization, rate: number) => {
        const losses = five.map((seed) => trained(descent(hidden, rate, seed, { normalization })).loss)
        // A loss that is NaN or enormous counts as lost.
        const rising = losses.map((loss) => (loss < lost ? loss : lost)).sort((p, q) => p - q)
        const found = quantile(rising, 0.5)
        return meanOver(`${normalization}, ${hidden} layers, rate ${rate}: median loss`, [found])
      }
      for (const rate of [0.3, 1, 3]) {
        expect(median('batch', rate)).toBeLessThan(0.1)
        expect(median('none', rate)).toBeGreaterThan(1)
      }
    },
  )
})

describe('smooth along the gradient, rough across it (S49)', () => {
  type Activation = NonNullable<DeepNet['activation']>

  /** The meters of a run, at every fifth step. */
  function metersOf(net: DeepNet): readonly Meters[] {
    const start = drawn(net)
    const { problem, weights } = start
    const run = { algorithm: { linearized: false }, weights }
    const objective = fusedObjective(problem, problem.experiment.metric, run)
    const meters: Meters[] = []
    trainedFrom(start, (at) => meters.push(metersAt(objective, at, [0.05, 0.1, 0.2, 0.4])))
    return meters
  }
  const meanOf = (meters: readonly Meters[], of: keyof Meters): number => mean(meters.map((one) => one[of]))

  test('four layers, 64 digits: the loss ranges over five times less with batch norm, and the gradient changes less', () => {
    const short = { size: 64, algorithm: { id: 'sgd', learningRate: 0.1, steps: 50 } } as const
    const [none, layer, batch] = normalizations.map((normalization) => {
      const meters = metersOf(descent(4, 0.1, 1, { normalization, ...short }))
      return { range: meanOf(meters, 'loss-range'), change: meanOf(meters, 'gradient-change') }
    })
    expect(none!.range / batch!.range).toBeGreaterThan(5)
    expect(none!.change / batch!.change).toBeGreaterThan(4)
    expect(layer!.range, 'layer norm lies between').toBeGreaterThan(batch!.range)
    expect(layer!.range).toBeLessThan(none!.range)
  })

  /** For one normalisation: intervals of a run's means, and of its widest loss range. */
  type Expected = Readonly<
    Record<Normalization, { range: Interval; worst: Interval; change: Interval; beta: Interval }>
  >

  const nets: readonly { hidden: number; activation: Activation; expected: Expected }[] = [
    {
      hidden: 4,
      activation: 'relu',
      expected: {
        none: { range: [1.1, 3.8], worst: [3.8, 35], change: [4, 14], beta: [7, 22] },
        layer: { range: [0.5, 1.5], worst: [1.2, 3.8], change: [2.8, 7], beta: [11, 25] },
        batch: { range: [0.05, 0.12], worst: [0.2, 0.8], change: [0.11, 0.3], beta: [1.8, 4.5] },
      },
    },
    {
      hidden: 8,
      activation: 'tanh',
      expected: {
        none: { range: [0.22, 1], worst: [1.2, 4], change: [2, 7], beta: [6, 22] },
        layer: { range: [0.25, 1.1], worst: [1.1, 3.6], change: [2.5, 9], beta: [7, 24] },
        batch: { range: [0.03, 0.12], worst: [0.18, 0.75], change: [0.2, 1.1], beta: [1, 9] },
      },
    },
    {
      hidden: 8,
      activation: 'relu',
      expected: {
        none: { range: [0.9, 7], worst: [6, 50], change: [9, 33], beta: [10, 35] },
        layer: { range: [0.6, 2.4], worst: [1.3, 4.4], change: [3.3, 10], beta: [12, 34] },
        batch: { range: [0.1, 0.7], worst: [0.24, 1], change: [1.6, 4.3], beta: [12, 31] },
      },
    },
  ]

  test.each(onlyLong(nets))(
    '$hidden layers of $activation: the loss ranges over five times less on every seed',
    ({ hidden, activation, expected }) => {
      const [none, layer, batch] = (['none', 'layer', 'batch'] as const).map((normalization) => {
        const all = `${activation}, ${hidden} layers, ${normalization}`
        const runs = five.map((seed) => metersOf(descent(hidden, 0.1, seed, { activation, normalization })))
        const over = (of: keyof Meters) => runs.map((meters) => meanOf(meters, of))
        const { range, worst, change, beta } = expected[normalization]
        const found = {
          range: over('loss-range'),
          worst: runs.map((meters) => maxOf(meters.map((one) => one['loss-range']))),
          change: over('gradient-change'),
        }
        expectWithin(`${all}: loss range`, found.range, range)
        expectWithin(`${all}: worst loss range`, found.worst, worst)
        expectWithin(`${all}: gradient change`, found.change, change)
        const early = runs.map((meters) => meanOf(meters.slice(0, 6), 'beta'))
        return {
          ...found,
          beta: expectWithin(`${all}: beta`, over('beta'), beta),
          early: meanOver(`${all}: beta of the first thirty steps`, early),
        }
      })
      for (const k of five.keys()) {
        expect.soft(none!.range[k]! / batch!.range[k]!).toBeGreaterThan(5)
        expect.soft(none!.worst[k]! / batch!.worst[k]!).toBeGreaterThan(3)
        if (hidden === 4) expect.soft(none!.change[k]! / batch!.change[k]!).toBeGreaterThan(10)
        if (hidden === 4)
          expect.soft(layer!.range[k], 'layer norm lies between').toBeGreaterThan(batch!.range[k]!)
      }
      // The change over the distance proves little: layer norm does not lower it, it does not separate
      // networks with eight ReLU layers, and in the first steps it is small without normalisation.
      expect.soft(layer!.beta / none!.beta).toBeGreaterThan(0.7)
      if (hidden === 8 && activation === 'relu')
        expect.soft(Math.abs(Math.log(none!.beta / batch!.beta))).toBeLessThan(0.4)
      if (hidden === 4) expect.soft(none!.early).toBeLessThan(none!.beta / 2)
      if (activation === 'tanh') expect.soft(none!.early).toBeLessThan(batch!.early)
    },
    1_800_000,
  )

  /** The meters of a run at the first fifth step with a loss below 1. */
  function metersBelowOne(net: DeepNet): Meters {
    const start = drawn(net)
    const { problem, weights } = start
    const run = { algorithm: { linearized: false }, weights }
    const objective = fusedObjective(problem, problem.experiment.metric, run)
    const found: Meters[] = []
    trainedFrom(start, (at) => {
      if (found.length === 0 && objective.value(at) < 1)
        found.push(metersAt(objective, at, [0.05, 0.1, 0.2, 0.4]))
    })
    return found[0]!
  }

  test.each(onlyLong([4]))(
    '%i ReLU layers at equal loss, where each is first below 1: all three meters are lower with batch norm, on every seed',
    (hidden) => {
      const [none, batch] = (['none', 'batch'] as const).map((normalization) =>
        five.map((seed) => metersBelowOne(descent(hidden, 0.1, seed, { normalization }))),
      )
      for (const of of ['loss-range', 'gradient-change', 'beta'] as const) {
        const [some, others] = [none!, batch!].map((all) => all.map((meters) => meters[of]))
        meanOver(`at a loss of 1, none: ${of}`, some!)
        meanOver(`at a loss of 1, batch: ${of}`, others!)
        for (const k of five.keys()) expect.soft(some![k], of).toBeGreaterThan(2 * others![k]!)
      }
    },
    1_800_000,
  )

  /** The lecture's nine layers on 128 points of two spirals, under Adam at .005. */
  const nineLayers = (normalization: Normalization, seed: number, below?: number) =>
    trained({
      learns: 'spirals',
      hidden: 9,
      size: 128,
      normalization,
      algorithm: {
        id: 'adam',
        learningRate: 0.005,
        steps: 300,
        ...(below !== undefined && { stop: { quantity: 'loss', below } }),
      },
      seed,
    })

  test.each(
    onlyLong([
      { where: 'stopped at a loss of .02', below: 0.02 },
      { where: 'after 300 steps', below: undefined },
    ]),
  )(
    'across, nine layers $where: several times as many dips with batch norm, on every seed',
    ({ where, below }) => {
      const [none, batch] = (['none', 'batch'] as const).map((normalization) => {
        const nets = five.map((seed) => nineLayers(normalization, seed, below))
        meanOver(
          `nine layers, ${normalization}, ${where}: loss`,
          nets.map(({ loss }) => loss),
        )
        const dips = nets.map((net) => minimaOf(net.surface()))
        return { dips, mean: meanOver(`nine layers, ${normalization}, ${where}: dips`, dips) }
      })
      for (const k of five.keys()) expect.soft(batch!.dips[k]).toBeGreaterThan(2 * none!.dips[k]!)
      expect(batch!.mean).toBeGreaterThan(4 * none!.mean)
    },
    1_800_000,
  )

  test.each(onlyLong(['none', 'batch'] as const))(
    'across, four layers on digits, %s: one dip on every seed',
    (normalization) => {
      const dips = five.map((seed) =>
        minimaOf(trained(descent(4, 0.1, seed, { normalization })).surface({ resolution: 33 })),
      )
      expect(dips).toEqual([1, 1, 1, 1, 1])
    },
    1_800_000,
  )

  test.each(onlyLong([0.1]))(
    'along the gradient, nine layers on spirals by gradient descent at %d: after 300 steps the loss ranges more with batch norm, because hardly any is left without it',
    (learningRate) => {
      const [none, batch] = (['none', 'batch'] as const).map((normalization) =>
        five.map((seed) => {
          const net: DeepNet = {
            learns: 'spirals',
            hidden: 9,
            size: 128,
            normalization,
            algorithm: { id: 'sgd', learningRate, steps: 300 },
            seed,
          }
          return metersOf(net).at(-1)!['loss-range']
        }),
      )
      meanOver('spirals by gradient descent, none: loss range', none!)
      meanOver('spirals by gradient descent, batch: loss range', batch!)
      expect(none!.filter((range, k) => range < batch![k]!).length).toBeGreaterThanOrEqual(4)
    },
    1_800_000,
  )

  const onSpirals = (square: number, normalization: Normalization, seed: number) =>
    trained({
      learns: 'spirals',
      hidden: square + 1,
      normalization,
      algorithm: { id: 'adam', learningRate: 0.005, steps: normalization === 'none' ? 500 : 300 },
      seed,
    })

  test.each(
    onlyLong([
      { square: 4, none: [1, 12], batch: [5, 28] },
      { square: 8, none: [2, 34], batch: [30, 85] },
      { square: 12, none: [4, 50], batch: [70, 190] },
      { square: 16, none: [10, 85], batch: [120, 270] },
    ] as const),
  )(
    'across, D = $square: a random plane through the end has more dips with batch norm, on every seed',
    ({ square, ...expected }) => {
      const counts = (['none', 'batch'] as const).map((normalization) => {
        const found = five.map((seed) => minimaOf(onSpirals(square, normalization, seed).surface()))
        expectWithin(`spirals, D = ${square}, ${normalization}: dips`, found, expected[normalization])
        return found
      })
      for (const [k, none] of counts[0]!.entries()) expect.soft(counts[1]![k]).toBeGreaterThan(none)
    },
    1_800_000,
  )
})

describe('what batch norm does to the weights (S49)', () => {
  test('at a large rate the weights of normalised layers grow, and the loss with them stays the same', () => {
    const net = descent(4, 10, 1, { normalization: 'batch', size: 64 })
    const [before, after] = [drawn(net), trained(net)]
    expect(norm(after.weights)).toBeGreaterThan(3 * norm(before.weights))
    const { problem, weights } = after
    const { model, experiment } = problem
    if (model.kind !== 'network') throw new Error('expected a network')
    const run = { algorithm: { linearized: false }, weights }
    const loss = fusedObjective(problem, experiment.metric, run)
    const [first] = model.layout.layers
    const scaled = Float64Array.from(weights, (w, i) => (i < first!.end ? 3 * w : w))
    expect(Math.abs(loss.value(scaled) - loss.value(weights))).toBeLessThan(1e-4)
  })
})
