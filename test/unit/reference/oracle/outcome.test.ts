import { describe, expect, it } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { endOf } from '../../../../src/reference/oracle/outcome.ts'
import { finish } from '../../../../src/math/work.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { onlyLong } from '../../../support/long.ts'
import { branchBasins, himmelblauBasins, shareOf, strays } from '../../../support/theory/basins.ts'
import { functionProblem } from '../../../support/kernels/function.ts'

const resolution = 31

describe("basins of Himmelblau's function", () => {
  // S07 has these shares for 121 x 121 starts. Of 31 x 31 starts, one is .001, and those in a cell that an
  // edge crosses decide up to .01.
  it.each([{ resolution: 31, within: 0.01 }, ...onlyLong([{ resolution: 121, within: 0.002 }])])(
    'has the fractions of gradient descent at .002: $resolution starts a side (S07)',
    ({ resolution, within }) => {
      const { values, outcome, nonFinite } = oracle.terrain(
        himmelblauBasins({ id: 'sgd', learningRate: 0.002, steps: 4000 }),
        { resolution },
      )
      expect(nonFinite).toBe(0)
      expect(shareOf(outcome!.status, 0)).toBe(1)
      expect([...values]).toEqual([...outcome!.cluster])
      for (const [i, wanted] of [0.2554, 0.26, 0.2374, 0.2471].entries())
        expect(Math.abs(shareOf(values, i) - wanted)).toBeLessThan(within)
    },
    600_000,
  )

  it('loses two of the four at .02: exactly none, and cycles are apart (S08)', () => {
    const { outcome } = oracle.terrain(himmelblauBasins({ id: 'sgd', learningRate: 0.02, steps: 2000 }), {
      resolution,
    })
    expect(outcome!.clusters.map(({ size }) => size).slice(2)).toEqual([0, 0])
    expect(shareOf(outcome!.status, 2)).toBeGreaterThan(0.3)
    expect(shareOf(outcome!.status, 0) + shareOf(outcome!.status, 2)).toBeGreaterThan(0.99)
  })

  it('calls starts that blow up diverged', () => {
    const { outcome } = oracle.terrain(himmelblauBasins({ id: 'sgd', learningRate: 0.1, steps: 200 }), {
      resolution: 9,
    })
    expect(shareOf(outcome!.status, 3)).toBeGreaterThan(0.5)
    expect([...outcome!.status].every((status, k) => status !== 3 || outcome!.cluster[k] === -1)).toBe(true)
  })
})

it('judges a run where it ends, and on its way only if its convergence is requested', () => {
  const run = {
    start: 0,
    weights: Float64Array.of(1, 0),
    algorithm: algorithmSpec({
      id: 'sgd',
      learningRate: 1e5,
      steps: 2,
      schedule: { kind: 'step', every: 1, factor: 1e-5 },
    }),
  }
  const end = (convergence: boolean) => finish(endOf(functionProblem('quadratic'), run, convergence))
  expect(end(false)).toMatchObject({ diverged: false, steps: 2, loss: 0 })
  expect(end(true)).toMatchObject({ diverged: true, steps: 1 })
})

describe.each(['linear', 'tanh'] as const)('basins of the two-weight network, %s', (activation) => {
  it('end at the closed form (S24)', () => {
    const experiment = branchBasins(activation)
    const { outcome } = oracle.terrain(experiment, { resolution: 20 })
    expect(strays(experiment, 20, outcome!)).toBe(0)
    const signs = outcome!.clusters.map(() => new Set<number>())
    outcome!.cluster.forEach((number, k) =>
      signs[number]!.add(Math.sign(Math.round(outcome!.weights![2 * k]! * 1e6))),
    )
    for (const found of signs) expect(found.size).toBe(1)
    const [first, second] = outcome!.clusters.map(({ size }) => size)
    expect(first).toBe(second)
    expect(first).toBeGreaterThanOrEqual(160)
  })
})

describe('the quantities of a terrain of outcomes', () => {
  const experiment = himmelblauBasins({ id: 'adam', learningRate: 0.05, steps: 60 })
  const shown = (show: 'loss' | 'steps' | 'status' | 'convergence', stop?: number) =>
    oracle.terrain(
      {
        ...experiment,
        algorithms: [
          {
            ...experiment.algorithms[0]!,
            ...(stop !== undefined && { stop: { quantity: 'loss' as const, below: stop } }),
          },
        ],
        terrain: { ...experiment.terrain!, show },
      },
      { resolution: 5 },
    )

  it('are the loss at the end, the steps, the status', () => {
    const { values, outcome } = shown('loss', 1)
    expect([...values]).toEqual([...outcome!.loss])
    expect([...shown('steps', 1).values]).toEqual([...outcome!.steps])
    expect(new Set(outcome!.steps).size).toBeGreaterThan(5)
    expect([...shown('status', 1).values]).toEqual([...outcome!.status])
  })

  it("include S10's measure, over every loss on the way", () => {
    const { values } = shown('convergence')
    const [run] = oracle.train(
      { ...experiment, starts: [{ kind: 'weights', values: [-5, -5] }] },
      { record: 'all' },
    )
    const sum = run!.loss.reduce((total, loss) => total + loss / run!.loss[0]!, 0)
    expect(values[0]).toBeCloseTo(-sum, 10)
  })

  it('come from the run that a start at that point makes', () => {
    const { outcome } = shown('loss')
    const dragged = { kind: 'plane' as const, a: 2.5, b: -2.5 }
    const [run] = oracle.train({ ...experiment, starts: [dragged] })
    const k = 1 * 5 + 3
    expect(outcome!.loss[k]).toBe(run!.loss.at(-1))
    expect([...outcome!.weights!.subarray(2 * k, 2 * k + 2)]).toEqual([...run!.finalWeights])
  })
})

describe('an ensemble', () => {
  const experiment = (activation: 'tanh' | 'linear', count: number) => ({
    version: 1 as const,
    seed: 3,
    data: { kind: 'generated' as const, id: 'xor-points' },
    model: { kind: 'mlp' as const, widths: [2, 2, 1], activation },
    metric: { loss: 'squared' as const },
    algorithms: [{ id: 'sgd' as const, learningRate: 0.05, steps: 300 }],
    starts: [{ kind: 'random' as const, distribution: 'normal' as const, biasScale: 0.5, count }],
    plane: { kind: 'weights' as const, first: 0, second: 1 },
  })

  it('has the starts of indices 0, 1, …, each with its own run', () => {
    const outcome = oracle.ensemble(experiment('tanh', 5))
    const { starts, ...rest } = experiment('tanh', 1)
    for (let index = 0; index < 5; index++) {
      const [run] = oracle.train({ ...rest, starts: [{ ...starts[0]!, index }] })
      expect(outcome.loss[index]).toBe(run!.loss.at(-1))
    }
    expect(new Set(outcome.loss).size).toBe(5)
  })

  it('of linear networks on xor ends at the variance of the labels (S25)', () => {
    const { loss, clusters } = oracle.ensemble({
      ...experiment('linear', 12),
      algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 3000 }],
    })
    for (const value of loss) expect(Math.abs(value - 1)).toBeLessThan(1e-6)
    expect(clusters.map(({ size }) => size)).toEqual([12])
  })

  it('of a fixed start is one run', () => {
    const { loss } = oracle.ensemble({
      ...experiment('tanh', 1),
      starts: [{ kind: 'weights', values: Array.from({ length: 9 }, () => 0.1) }],
    })
    expect(loss).toHaveLength(1)
  })
})
