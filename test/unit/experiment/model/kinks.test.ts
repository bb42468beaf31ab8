import { describe, expect, test } from 'vitest'
import { cornersOf, turningCorners } from '../../../../src/experiment/model/kinks.ts'
import { layoutOf } from '../../../../src/experiment/model/layout.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { quantityOf } from '../../../../src/theory/quantity/index.ts'
import { observe } from '../../../../src/theory/quantity/source.ts'
import type { Activation } from '../../../../src/experiment/spec/model.ts'
import {
  flatWeights,
  flatWidths,
  squareWeights,
  squareWidths,
  tentWeights,
  tentWidths,
} from '../../../../src/scenarios/data/sawtooth-weights.ts'
import { foldUnits, foldedExactly } from '../../../../src/theory/quantity/theory/depth.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

const network = (widths: number[], values: readonly number[], activation: Activation = 'relu') =>
  parseExperiment({
    version: 1,
    seed: 1,
    data: {
      kind: 'table',
      task: 'regression',
      inputs: Array.from({ length: 129 }, (_, i) => [i / 128]),
      targets: Array.from({ length: 129 }, (_, i) => [(i / 128) ** 2]),
    },
    model: { kind: 'mlp', widths, activation },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 1, steps: 0 }],
    starts: [{ kind: 'weights', values: [...values] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })

test('a folded point reaches 0 at the 28th fold in float32, and at the 56th in float64 (S03)', async () => {
  const source = await observe(oracle, network(tentWidths(1), tentWeights(1)))
  const after = (times: number, as: 'float32' | 'float64') => quantityOf(source, 'folded', { times, as })
  // The 24 bits of 0.1 end at 2^-27, the 53 bits at 2^-55: the same places, 28 folds apart.
  for (const [times, place] of [
    [20, 0.3984375],
    [25, 0.75],
    [26, 0.5],
    [27, 1],
    [28, 0],
    [40, 0],
  ] as const) {
    expect(await after(times, 'float32'), `${times} folds`).toBe(place)
    expect(await after(times + 28, 'float64'), `${times + 28} folds`).toBe(place)
  }
  // From here on it is off by a fortieth.
  expect(0.4 - Number(await after(24, 'float32'))).toBeCloseTo(1 / 40, 12)
  expect(0.4 - Number(await after(52, 'float64'))).toBeCloseTo(1 / 40, 12)
})

describe('corners', () => {
  test('a random network is straight between its corners, and bends at each', () => {
    const widths = [1, 5, 4, 1]
    const draws = new RandomStream(4, 'corners')
    for (const activation of ['relu', 'leaky-relu'] as const) {
      const values = Array.from({ length: 39 }, (_, i) => draws.normal(i))
      const experiment = network(widths, values, activation)
      const { model } = experiment
      if (model.kind !== 'mlp') throw new Error('a network')
      const corners = cornersOf(layoutOf(model), Float64Array.from(values), [-2, 3])!
      const f = (x: number) => oracle.predict(experiment, Float64Array.from(values), [[x]])[0]!
      for (let i = 1; i < corners.x.length; i++) {
        const [from, to] = [corners.x[i - 1]!, corners.x[i]!]
        expect(from).toBeLessThanOrEqual(to)
        expect(f(to)).toBeCloseTo(corners.y[i]!, 9)
        expect(f((from + to) / 2)).toBeCloseTo((corners.y[i - 1]! + corners.y[i]!) / 2, 9)
      }
      expect(turningCorners(corners).length).toBeLessThanOrEqual(corners.x.length)
    }
  })

  test('a curve that is not piecewise linear has none', () => {
    const { model } = network([1, 2, 1], tentWeights(1), 'tanh')
    if (model.kind !== 'mlp') throw new Error('a network')
    expect(cornersOf(layoutOf(model), Float64Array.from(tentWeights(1)), [0, 1])).toBeUndefined()
  })
})

const folds = [1, 2, 3, 4, 5, 6, 7, 8]

/**
 * The fewest wrong dots, out of `dots` labelled 0, 1, 0, 1 and so on, if all dots in a run get the same
 * label.
 */
function leastWrong(dots: number, runs: number): number {
  // least[r][label]: errors among the dots so far, with r runs and this last label.
  let least = Array.from({ length: runs + 1 }, (_, r) => (r === 0 ? [0, 0] : [Infinity, Infinity]))
  for (let dot = 0; dot < dots; dot++)
    least = least.map((same, r) =>
      [0, 1].map((label) => {
        const begun = least[r - 1]?.[1 - label] ?? Infinity
        const gone = r === 0 ? Infinity : Math.min(same[label]!, begun)
        return gone + (dot % 2 === label ? 0 : 1)
      }),
    )
  return Math.min(...least.flat())
}

describe('the sawtooth (S03)', () => {
  test('k folds have 2^k pieces and crossings, 2^(k-1) peaks and slope 2^k, and one layer needs 2^k units for the same', async () => {
    for (const k of folds)
      for (const [widths, weights] of [
        [tentWidths(k), tentWeights(k)],
        [flatWidths(k), flatWeights(k)],
      ] as const) {
        const source = await observe(oracle, network(widths, weights))
        const found = await Promise.all(
          ['pieces', 'crossings', 'peaks', 'slope'].map((of) => quantityOf(source, 'pieces', { of })),
        )
        expect(found).toEqual([2 ** k, 2 ** k, 2 ** (k - 1), 2 ** k])
        expect(await quantityOf(source, 'needed-units')).toBe(2 ** k)
      }
  })

  test('approximates x² to exactly 4^-(m + 1)', async () => {
    const errors = await Promise.all(
      folds
        .slice(0, 6)
        .map(async (m) =>
          quantityOf(await observe(oracle, network(squareWidths(m), squareWeights(m))), 'largest-error'),
        ),
    )
    expect(errors).toEqual([0.0625, 0.015625, 0.00390625, 9.765625e-4, 2.44140625e-4, 6.103515625e-5])
  })

  // m units make m + 1 pieces, which cross ½ at most as often, so there are at most m + 2 runs of dots on the
  // same side.
  test('one layer of 2^(k - 4) units misclassifies nearly half of the dots at best', () => {
    for (const k of [5, 6, 7, 8]) {
      const share = leastWrong(2 ** k + 1, foldUnits(k, 1) + 2) / (2 ** k + 1)
      expect(share).toBeGreaterThan(0.45)
      expect(share).toBeLessThan(0.5)
    }
  })

  test('one hidden layer misclassifies a sixth up to 4, 16, 64 units for k = 6, 8, 10', () => {
    expect([6, 8, 10].map((k) => foldUnits(k, 1))).toEqual([4, 16, 64])
  })

  test('float32 leaves the orbit of 0.1 before 32 folds and float64 before 64, and both end at 0', async () => {
    const at = async (k: number, times: number, as: string) =>
      quantityOf(await observe(oracle, network(tentWidths(k), tentWeights(k))), 'folded', { times, as })
    expect(await at(5, 2, 'float32')).toBeCloseTo(0.40000153, 8)
    expect(await at(5, 4, 'float32')).toBeCloseTo(0.3984, 4)
    expect(await at(5, 5, 'float32')).toBe(0.75)
    expect(await at(2, 13, 'float32')).toBe(0.5)
    expect(await at(8, 4, 'float32')).toBe(0)
    expect(await at(8, 4, 'float64')).toBeCloseTo(0.4, 5)
    expect(await at(8, 8, 'float64')).toBe(0)
    expect(await at(8, 8, 'exact')).toBe(0.4)
    expect(foldedExactly(1, 10, 25)).toBe(0.8)
  })
})
