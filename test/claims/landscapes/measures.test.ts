import { beforeAll, describe, expect, test } from 'vitest'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'
import { symmetricEigen } from '../../../src/math/linear-algebra/eigen.ts'
import { addScaled, dot, norm } from '../../../src/math/linear-algebra/vector.ts'
import { mean } from '../../../src/math/statistics/moments.ts'
import { quantile } from '../../../src/math/statistics/quantile.ts'
import { maxOf, minOf } from '../../../src/math/statistics/range.ts'
import { finish } from '../../../src/math/work.ts'
import { largestCurvatures } from '../../../src/reference/objective/hessian.ts'
import { objectiveOf } from '../../../src/reference/objective/objective.ts'
import { randomDirection } from '../../../src/reference/plane/directions.ts'
import { minimaOf } from '../../../src/theory/quantity/surface/shape.ts'
import type { Surface } from '../../../src/theory/quantity/surface/surface.ts'
import { onDigits, onSpirals, skips, type DeepNet, type Net } from '../../support/landscapes/deep-net.ts'
import { expectWithin, meanOver } from '../../support/landscapes/figures.ts'
import { onlyLong } from '../../support/long.ts'

// S48 of theory/README.md: measurements that do not separate plain networks from those with skips, and those
// that do so only under conditions.

beforeAll(() => fetchSamples({ data: { id: 'digits' } }))

const five = [1, 2, 3, 4, 5]

/** Two spirals without normalisation, 500 steps. */
const unnormalised = (
  square: number,
  activation: 'relu' | 'tanh',
  seed: number,
  more: Partial<DeepNet> = {},
) =>
  onSpirals(square, seed, {
    normalization: 'none',
    activation,
    algorithm: { id: 'adam', learningRate: 0.005, steps: 500 },
    ...more,
  })

/**
 * The mean over a surface's inner points of |λ_min/λ_max| of its own two curvatures, with the smaller
 * magnitude over the larger.
 */
function curvatureRatio({ values, resolution: [na, nb] }: Surface): number {
  const ratios: number[] = []
  for (let j = 1; j < nb - 1; j++)
    for (let i = 1; i < na - 1; i++) {
      const at = (di: number, dj: number) => values[(j + dj) * na + i + di]!
      const aa = at(1, 0) - 2 * at(0, 0) + at(-1, 0)
      const bb = at(0, 1) - 2 * at(0, 0) + at(0, -1)
      const ab = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / 4
      const [half, root] = [(aa + bb) / 2, Math.hypot((aa - bb) / 2, ab)]
      const [least, most] = [Math.abs(half) - root, Math.abs(half) + root]
      if (most > 0) ratios.push(Math.abs(least) / most)
    }
  return mean(ratios)
}

/** Number of products in each search for the outermost eigenvalues. */
const products = 12

/** |λ_min/λ_max| of the full Hessian at a point, after twelve Lanczos steps. */
function hessianRatio(objective: ReturnType<typeof objectiveOf>, weights: Float64Array): number {
  const stream = new RandomStream(1, 'ratio')
  const basis: Float64Array[] = []
  const matrix = new Float64Array(products ** 2)
  let next = weights.map((_, i) => stream.normal(i))
  for (let k = 0; k < products; k++) {
    const length = norm(next)
    basis.push(next.map((entry) => entry / length))
    next = Float64Array.from(objective.curvature(weights, basis[k]!))
    for (const [j, q] of basis.entries()) {
      const part = dot(q, next)
      matrix[k * products + j] = part
      matrix[j * products + k] = part
      addScaled(next, -part, q)
    }
  }
  const { values } = symmetricEigen(matrix, products)
  return Math.abs(values[0]! / values.at(-1)!)
}

/** The median of that ratio on 5 × 5 points of a network's picture, as in Figure 7 of Li et al. */
function medianRatio({ problem, weights }: Net): number {
  const objective = objectiveOf(problem, problem.experiment.metric)
  const [u, v] = [0, 1].map((index) => finish(randomDirection(problem, weights, 'filter', index)))
  const ticks = [-1, -0.5, 0, 0.5, 1]
  const ratios = ticks.flatMap((b) =>
    ticks.map((a) =>
      hessianRatio(
        objective,
        weights.map((w, k) => w + a * u![k]! + b * v![k]!),
      ),
    ),
  )
  const rising = ratios.sort((p, q) => p - q)
  return quantile(rising, 0.5)
}

/** True if no threshold separates the two lists. */
const overlap = (some: readonly number[], others: readonly number[]): boolean =>
  minOf(some) < maxOf(others) && minOf(others) < maxOf(some)

describe('measures that do not separate plain networks from those with skips, and conditions of the picture (S48)', () => {
  test.each(onlyLong([[4, 16]]))(
    'the largest curvature at the end of tanh networks has no order, as the loss there is almost 0',
    (...depths) => {
      const found = depths.map((square) =>
        [{}, skips].map((more) =>
          five.map((seed) => {
            const { problem, weights } = unnormalised(square, 'tanh', seed, more)
            const objective = objectiveOf(problem, problem.experiment.metric)
            return largestCurvatures(objective, weights, 1)?.values[0] ?? NaN
          }),
        ),
      )
      for (const [k, [plain, bowl]] of found.entries()) {
        expectWithin(`tanh, D = ${depths[k]}, plain: largest curvature`, plain!, [1e-3, 8])
        expectWithin(`tanh, D = ${depths[k]}, skips: largest curvature`, bowl!, [1e-3, 0.2])
      }
      expect(overlap(found.flatMap(([plain]) => plain!), found.flatMap(([, bowl]) => bowl!))).toBe(true) // prettier-ignore
      const [plain, bowl] = found[1]!
      const decades = plain!.map((curvature, k) => Math.log10(curvature / bowl![k]!))
      const middle = meanOver('decades that plain is above skips, pairs at D = 16', decades)
      const error = Math.sqrt(mean(decades.map((one) => (one - middle) ** 2)) / (decades.length - 1))
      meanOver('decades that would have shown', [2 * error])
      expect(Math.abs(middle)).toBeLessThan(2 * error)
      expect(Math.abs(2 * error - 1)).toBeLessThan(0.3)
    },
    1_800_000,
  )

  /** The largest curvature at a network's end. */
  const largestAt = ({ problem, weights }: Net): number =>
    largestCurvatures(objectiveOf(problem, problem.experiment.metric), weights, 1)?.values[0] ?? NaN

  const stopped = {
    id: 'adam',
    learningRate: 0.005,
    steps: 400,
    stop: { quantity: 'loss', below: 0.05 },
  } as const

  /**
   * Digits stopped at equal loss, by square layers: dips on 33 points a side, the share of new digits
   * classified correctly, and the largest curvature.
   */
  const atOneLoss: readonly {
    readonly square: number
    readonly plain: Readonly<Record<'dips' | 'read' | 'curvature', readonly [number, number]>>
    readonly bowl: Readonly<Record<'dips' | 'read' | 'curvature', readonly [number, number]>>
    /** The ratio of the plain networks' mean curvature to that of the others. */
    readonly times: readonly [number, number]
  }[] = [
    {
      square: 4,
      plain: { dips: [1, 2], read: [0.65, 0.85], curvature: [0.5, 2] },
      bowl: { dips: [1, 1], read: [0.72, 0.88], curvature: [0.4, 1.3] },
      times: [1, 2.2],
    },
    {
      square: 12,
      plain: { dips: [18, 50], read: [0.15, 0.4], curvature: [100, 1200] },
      bowl: { dips: [1, 2], read: [0.72, 0.88], curvature: [0.8, 2] },
      times: [100, 400],
    },
  ]

  test.each(onlyLong(atOneLoss))(
    'digits stopped at a loss of .05, D = $square: dips and test accuracy are those of the ends, but at low depth the curvature hardly differs',
    ({ square, times, ...expected }) => {
      const curvatures = (['plain', 'bowl'] as const).map((name) => {
        const nets = five.map((seed) =>
          onDigits(square, seed, { ...(name === 'bowl' && skips), algorithm: stopped }),
        )
        const all = `digits at a loss of .05, D = ${square}, ${name}`
        const over = (what: string, of: (net: Net) => number, interval: readonly [number, number]) =>
          expectWithin(
            `${all}: ${what}`,
            nets.map((net) => of(net)),
            interval,
          )
        over('loss', ({ loss }) => loss, [0.047, 0.05])
        over('dips', (net) => minimaOf(net.surface({ resolution: 33 })), expected[name].dips)
        over('new digits', (net) => net.right('test'), expected[name].read)
        return over('largest curvature', largestAt, expected[name].curvature)
      })
      expectWithin('times the curvature', [curvatures[0]! / curvatures[1]!], times)
    },
    1_800_000,
  )

  test.each(onlyLong([4, 8, 12]))(
    'digits, D = %i: losses end near .03 without skips and near .01 with them',
    (square) => {
      for (const [name, more, loss] of [
        ['plain', {}, 0.03],
        ['skips', skips, 0.01],
      ] as const)
        // prettier-ignore
        expectWithin(
          `digits, D = ${square}, ${name}: loss`,
          five.map((seed) => onDigits(square, seed, more).loss),
          [0.5 * loss, 1.5 * loss],
        )
    },
    1_800_000,
  )

  test.each(onlyLong([12]))(
    "D = %i, batch norm: the ratio of the surface's two curvatures is the same with and without skips",
    (square) => {
      const [plain, bowl] = [{}, skips].map((more, k) =>
        meanOver(
          `D = ${square}, ${k ? 'skips' : 'plain'}: ratio in the plane`,
          five.map((seed) => curvatureRatio(onSpirals(square, seed, more).surface())),
        ),
      )
      expect(Math.abs(plain! - bowl!)).toBeLessThan(0.15)
    },
    1_800_000,
  )

  test.each(
    onlyLong([
      { name: 'digits', of: onDigits, square: 12, ratio: [0.03, 0.6] },
      { name: 'spirals', of: onSpirals, square: 8, ratio: [0.05, 0.9] },
    ] as const),
  )(
    '$name, D = $square, batch norm: the ratio of the outermost curvatures of the whole Hessian hardly differs',
    ({ name, of, square, ratio }) => {
      const [plain, bowl] = [{}, skips].map((more, k) => {
        const medians = [1, 2].map((seed) => medianRatio(of(square, seed, more)))
        return expectWithin(`${name}, D = ${square}, ${k ? 'skips' : 'plain'}: median ratio`, medians, ratio)
      })
      expect(Math.abs(plain! - bowl!)).toBeLessThan(0.15)
    },
    1_800_000,
  )

  test.each(onlyLong([[4, 8, 12]]))(
    'but with batch norm the largest curvature at the end separates networks on digits, the more the deeper they are',
    (...depths) => {
      const largest = (square: number, more: Partial<DeepNet>) =>
        five.map((seed) => {
          const { problem, weights } = onDigits(square, seed, more)
          const objective = objectiveOf(problem, problem.experiment.metric)
          return largestCurvatures(objective, weights, 1)?.values[0] ?? NaN
        })
      const means = depths.map((square) => {
        const bowl = largest(square, skips)
        expectWithin(`digits, D = ${square}, skips: largest curvature`, bowl, [0.05, 1])
        const plain = meanOver(`digits, D = ${square}, plain: largest curvature`, largest(square, {}))
        expect(plain).toBeGreaterThan(2 * maxOf(bowl))
        return plain
      })
      expect(means).toEqual([...means].sort((p, q) => p - q))
      expect(means[2]! / means[0]!).toBeGreaterThan(50)
    },
    1_800_000,
  )

  test.each(onlyLong(['relu', 'tanh'] as const))(
    '%s, D = 16 without normalisation: a branch of 1 leaves about the dips of the plain network, one of 1/√D a few',
    (activation) => {
      const variants = [
        ['plain', {}],
        ['branch 1', { residual: { strength: 1, branch: 1 } }],
        ['branch 1/√D', skips],
      ] as const
      const [plain, whole, divided] = variants.map(([name, more]) =>
        meanOver(
          `${activation}, D = 16, ${name}: dips`,
          five.map((seed) => minimaOf(unnormalised(16, activation, seed, more).surface())),
        ),
      )
      expect(whole!).toBeGreaterThan(plain! / 2.5)
      expect(whole!).toBeGreaterThan(2.5 * divided!)
    },
    1_800_000,
  )

  test('with the means and deviations of training kept, the function on its samples stays, and the plain surface explodes', () => {
    const short = { size: 128, algorithm: { id: 'adam', learningRate: 0.005, steps: 100 } } as const
    const [plain, bowl] = [onSpirals(8, 1, short), onSpirals(8, 1, { ...short, ...skips })]
    const [highest, high] = [plain, bowl].map((net) => {
      expect(Math.abs(net.frozen().loss - net.loss)).toBeLessThan(1e-9)
      return medianHeight(net.frozen().surface({ resolution: 17 }))
    })
    expect(highest!).toBeGreaterThan(5)
    expect(highest!).toBeGreaterThan(3 * high!)
  })

  const medianHeight = ({ values }: Surface): number => quantile([...values].sort((p, q) => p - q), 0.5) // prettier-ignore

  test.each(
    onlyLong([
      { square: 8, dips: [2, 16] },
      { square: 12, dips: [2, 40] },
      { square: 16, dips: [8, 65] },
    ] as const),
  )(
    'D = $square: the frozen surface has a plateau of tens, and dips of its own',
    ({ square, dips }) => {
      const frozen = (more: Partial<DeepNet>) => five.map((seed) => onSpirals(square, seed, more).frozen())
      const [plain, bowl] = [frozen({}), frozen(skips)]
      const all = `frozen, D = ${square}`
      expectWithin(
        `${all}, plain: median height`,
        plain.map((net) => medianHeight(net.surface())),
        [5, 400],
      )
      expectWithin(
        `${all}, plain: dips`,
        plain.map((net) => minimaOf(net.surface())),
        dips,
      )
      expectWithin(
        `${all}, skips: dips`,
        bowl.map((net) => minimaOf(net.surface())),
        [0, 4],
      )
      meanOver(
        `${all}, skips: median height`,
        bowl.map((net) => medianHeight(net.surface())),
      )
    },
    1_800_000,
  )
})
