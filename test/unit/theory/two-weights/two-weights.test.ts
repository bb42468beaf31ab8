import { describe, expect, test } from 'vitest'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { symmetricEigen } from '../../../../src/math/linear-algebra/eigen.ts'
import { activationFunction } from '../../../../src/experiment/model/activation.ts'
import { hessianOf } from '../../../../src/reference/objective/hessian.ts'
import { objectiveOf } from '../../../../src/reference/objective/objective.ts'
import { trainRun } from '../../../../src/reference/oracle/run/run.ts'
import { bentSquareOf } from '../../../../src/theory/two-weights/setting.ts'
import { descentState, nextDescentState } from '../../../../src/theory/two-weights/gradient-descent.ts'
import { twoWeights, type TwoWeights } from '../../../../src/theory/two-weights/two-weights.ts'
import type { Activation } from '../../../../src/experiment/spec/model.ts'
import type { RuleSpec } from '../../../../src/experiment/spec/algorithm.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { onlyLong } from '../../../support/long.ts'
import { metricSpec } from '../../../support/network.ts'
import { twoWeightExperiment, twoWeightProblem } from '../../../support/theory/two-weights.ts'

const extent = { a: [-3.5, 3.5], b: [-3.5, 3.5] } as const
const window = { a: [...extent.a] as [number, number], b: [...extent.b] as [number, number] }

function theory(activation: Activation, linearity = 0, target = 1): TwoWeights {
  const found = twoWeights(twoWeightExperiment(activation, linearity, target))
  if (!found) throw new Error('no theory')
  return found
}

function descend(
  activation: Activation,
  w0: readonly [number, number],
  learningRate: number,
  steps: number,
  linearity = 0,
  rest: Partial<RuleSpec> = {},
) {
  return trainRun(twoWeightProblem(activation, linearity), {
    start: 0,
    algorithm: algorithmSpec({ id: 'sgd', learningRate, steps, ...rest }),
    weights: Float64Array.from(w0),
    every: steps,
  })
}

const starts = (count: number, lane: number): [number, number][] => {
  const stream = new RandomStream(24, 'starts')
  return Array.from({ length: count }, (_, n) => [stream.normal(2 * n, lane), stream.normal(2 * n + 1, lane)])
}

const away = (p: ArrayLike<number>, q: readonly [number, number]) => Math.hypot(p[0]! - q[0], p[1]! - q[1])

describe('where the flow ends', () => {
  test('the linear end point and its sharpness, from (2, -1)', () => {
    const end = theory('linear').flowEnd([2, -1])!
    expect(end.point[0]).toBeCloseTo(1.81735402, 8)
    expect(end.point[1]).toBeCloseTo(0.55025052, 8)
    expect(end.sharpness).toBeCloseTo(3.60555128, 8)
  })

  test('the linear end points are those of the closed form with D conserved', () => {
    for (const target of [1, -0.7]) {
      for (const [first, second] of starts(200, 1)) {
        const kept = first ** 2 - second ** 2
        const root = Math.sqrt(kept ** 2 + 4 * target ** 2)
        const sign = Math.sign(target > 0 ? first + second : first - second)
        const end = theory('linear', 0, target).flowEnd([first, second])!
        expect(end.point[0]).toBeCloseTo(sign * Math.sqrt((root + kept) / 2), 9)
        expect(end.point[1]).toBeCloseTo(Math.sign(target) * sign * Math.sqrt((root - kept) / 2), 9)
        expect(end.sharpness).toBeCloseTo(root, 9)
      }
    }
  })

  test('gradient descent at .01 ends at (1.808071, .553075), near the flow', () => {
    const { finalWeights } = descend('linear', [2, -1], 0.01, 4000)
    expect(away(finalWeights, [1.808071, 0.553075])).toBeLessThan(1e-6)
    expect(away(finalWeights, theory('linear').flowEnd([2, -1])!.point)).toBeLessThan(0.0101)
  })

  test('tanh from (.5, 1)', () => {
    const end = theory('tanh').flowEnd([0.5, 1])!
    expect(end.point[0]).toBeCloseTo(0.93002951, 8)
    expect(end.point[1]).toBeCloseTo(1.36872368, 8)
  })

  test.each([
    ['linear', 0],
    ['tanh', 0],
    ['tanh', 0.4],
    ['relu', 0],
    ['relu', 0.3],
    ['leaky-relu', 0.2],
  ] as const)('%s with linearity %d: small steps end there', (activation, linearity) => {
    for (const w0 of starts(8, 2)) {
      const end = theory(activation, linearity).flowEnd(w0)
      const { finalWeights, loss } = descend(activation, w0, 0.005, 6000, linearity)
      if (end) expect(away(finalWeights, end.point)).toBeLessThan(0.03)
      else expect(loss.at(-1)).toBeGreaterThan(0.4)
    }
  })

  test('on the stage the step of .01 ends at most .053 from the flow', () => {
    let most = 0
    for (let i = 0; i < 12; i++) {
      const w0 = [3.5, -3.45 + (i * 6.9) / 11] as const
      const { finalWeights } = descend('linear', w0, 0.01, 2000)
      most = Math.max(most, away(finalWeights, theory('linear').flowEnd(w0)!.point))
    }
    expect(most).toBeLessThan(0.053)
    expect(most).toBeGreaterThan(0.03)
  })
})

describe('what is conserved', () => {
  test('quadrature meets both ends of the dial', () => {
    const linear = bentSquareOf(activationFunction('tanh', 1))
    const bent = bentSquareOf(activationFunction('tanh', 0))
    for (const z of [0.01, 0.5, -1.7, 3.5, 9.9]) {
      expect(Math.abs(linear(z) / z ** 2 - 1)).toBeLessThan(1e-12)
      expect(Math.abs(bent(z) / Math.sinh(z) ** 2 - 1)).toBeLessThan(1e-12)
      const nearly = bentSquareOf(activationFunction('tanh', 1e-9))(z)
      expect(Math.abs(nearly / Math.sinh(z) ** 2 - 1)).toBeLessThan(1e-6 * Math.cosh(z) ** 2)
    }
  })

  test('small steps keep it, for every mixture', () => {
    for (const [activation, linearity] of [
      ['linear', 0],
      ['tanh', 0],
      ['tanh', 0.5],
      ['relu', 0.5],
    ] as const) {
      const { conserved } = theory(activation, linearity)
      const { finalWeights } = descend(activation, [1.2, -0.6], 1e-4, 3000, linearity)
      expect(conserved([finalWeights[0]!, finalWeights[1]!])).toBeCloseTo(conserved([1.2, -0.6]), 3)
    }
  })

  test('every point of a rail has the conserved number of w_0, inside the extent', () => {
    for (const [activation, linearity] of [
      ['linear', 0],
      ['tanh', 0],
      ['tanh', 0.5],
      ['relu', 0],
      ['leaky-relu', 0],
    ] as const) {
      const found = theory(activation, linearity)
      for (const w0 of [
        [2, -1],
        [0.5, 1],
        [0.3, -2],
      ] as const) {
        const level = found.conserved(w0)
        const pieces = found.rail(w0, window)
        expect(pieces.length).toBeGreaterThan(0)
        for (const [a, b] of pieces.flat()) {
          expect(Math.max(Math.abs(a), Math.abs(b))).toBeLessThanOrEqual(3.5)
          const scale = 1 + Math.abs(level) + b * b
          expect(Math.abs(found.conserved([a, b]) - level) / scale).toBeLessThan(0.01)
        }
      }
    }
    expect(theory('relu').rail([-1, 1], window)).toEqual([])
    expect(theory('linear').rail([0, 0], window)).toEqual([])
  })

  test("gradient descent's identities hold to 1e-14 a step", () => {
    let [first, second] = [2, -1]
    for (let step = 0; step < 50; step++) {
      const before = descentState(first, second, 1)
      const predicted = nextDescentState(before, 1, 0.1)
      const pull = 0.1 * before.residual
      ;[first, second] = [first - pull * second, second - pull * first]
      const after = descentState(first, second, 1)
      for (const key of Object.keys(after) as (keyof typeof after)[]) {
        expect(Math.abs(after[key] - predicted[key])).toBeLessThan(1e-14 * (1 + before.sharpness))
      }
    }
  })
})

describe('minima', () => {
  test('sharpness is the largest eigenvalue of the exact Hessian, the other is 0', () => {
    for (const [activation, linearity] of [
      ['linear', 0],
      ['tanh', 0],
      ['tanh', 0.5],
      ['relu', 0.2],
    ] as const) {
      const objective = objectiveOf(twoWeightProblem(activation, linearity), metricSpec({ factor: 0.5 }))
      for (const w0 of starts(10, 3)) {
        const { point, sharpness } = theory(activation, linearity).flowEnd(w0)!
        const { values } = symmetricEigen(hessianOf(objective, Float64Array.from(point)), 2)
        expect(values[0]).toBeCloseTo(0, 9)
        expect(Math.abs(values[1]! / sharpness - 1)).toBeLessThan(1e-9)
      }
    }
  })

  test('the saddle at the origin curves by ±s', () => {
    const objective = objectiveOf(twoWeightProblem('linear', 0, 0.7), metricSpec({ factor: 0.5 }))
    const { values } = symmetricEigen(hessianOf(objective, new Float64Array(2)), 2)
    expect(values[0]).toBeCloseTo(-0.7, 14)
    expect(values[1]).toBeCloseTo(0.7, 14)
  })

  test('the flattest minimum: linear 2|s|, tanh 2s(√(1+s²) - s), on both sides', () => {
    const published = [
      [0.5, 0.618034, 0.80846],
      [1, 0.8284271, 1.22423],
      [2, 0.9442719, 1.78982],
    ] as const
    for (const [target, sharpness, first] of published) {
      for (const flat of theory('tanh', 0, target).flattest) {
        expect(flat.sharpness).toBeCloseTo(sharpness, 7)
        expect(flat.sharpness).toBeCloseTo(2 * target * (Math.sqrt(1 + target ** 2) - target), 12)
        expect(Math.abs(flat.point[0])).toBeCloseTo(first, 5)
      }
      const linear = theory('linear', 0, target).flattest
      expect(linear).toHaveLength(2)
      expect(linear[0]!.sharpness).toBeCloseTo(2 * target, 12)
    }
    expect(theory('relu').flattest).toHaveLength(1)
    expect(theory('relu', 0.5).flattest[0]!.sharpness).toBeCloseTo(1, 9)
    expect(theory('relu', 0.5).flattest[1]!.sharpness).toBeCloseTo(2, 9)
  })

  test('minima of tanh stay flatter than 1 where w_1 grows, and become ever sharper where w_2 grows', () => {
    const objective = objectiveOf(twoWeightProblem('tanh'), metricSpec({ factor: 0.5 }))
    const sharpness = (first: number) => {
      const at = Float64Array.of(first, 1 / Math.tanh(first))
      return symmetricEigen(hessianOf(objective, at), 2).values[1]!
    }
    for (const first of [1, 2, 3, 4, 6]) expect(sharpness(first)).toBeLessThan(1)
    expect(sharpness(0.8)).toBeGreaterThan(1)
    expect(sharpness(0.3)).toBeCloseTo(9.9534, 4)
    expect(sharpness(0.01)).toBeCloseTo(9998.6669, 3)
  })

  test('the valley is where the loss is 0', () => {
    for (const [activation, linearity, branches] of [
      ['linear', 0, 2],
      ['tanh', 0, 2],
      ['tanh', 0.5, 2],
      ['relu', 0, 1],
    ] as const) {
      const objective = objectiveOf(twoWeightProblem(activation, linearity), metricSpec({ factor: 0.5 }))
      const pieces = theory(activation, linearity).valley(window)
      expect(pieces).toHaveLength(branches)
      for (const point of pieces.flat()) {
        expect(objective.value(Float64Array.from(point))).toBeLessThan(1e-4)
      }
    }
  })
})

describe('basins', () => {
  test('the edge is -w_1 and -sinh w_1, and mirrored for a negative target', () => {
    for (const [a, b] of theory('linear').basinEdge(window).flat()) expect(b).toBeCloseTo(-a, 12)
    for (const [a, b] of theory('linear', 0, -1).basinEdge(window).flat()) expect(b).toBeCloseTo(a, 12)
    const curved = theory('tanh').basinEdge(window).flat()
    expect(curved.length).toBeGreaterThan(50)
    for (const [a, b] of curved) expect(b).toBeCloseTo(-Math.sinh(a), 1)
    expect(theory('relu').basinEdge(window)).toHaveLength(2)
  })

  test('of 20,000 N(0, I) starts all reach a minimum for linear and tanh, half on each branch, 3/8 for ReLU', () => {
    const all = starts(20_000, 4)
    for (const activation of ['linear', 'tanh'] as const) {
      const found = theory(activation)
      const ends = all.slice(0, 4000).map((w0) => found.flowEnd(w0))
      expect(ends.every(Boolean)).toBe(true)
      const right = ends.filter((end) => end!.point[0] > 0).length / ends.length
      expect(Math.abs(right - 0.5)).toBeLessThan(0.03)
    }
    const { flowEnd } = theory('relu')
    const share = all.filter((w0) => flowEnd(w0)).length / all.length
    expect(Math.abs(share - 0.375)).toBeLessThan(0.01)
  })

  test('the basin formula agrees with simulation', () => {
    for (const activation of ['tanh', 'relu'] as const) {
      const found = theory(activation)
      for (const w0 of starts(100, 5)) {
        const { finalWeights, loss } = descend(activation, w0, 0.1, 500)
        const end = found.flowEnd(w0)
        expect(loss.at(-1)! < 0.05).toBe(end !== undefined)
        if (end) expect(Math.sign(finalWeights[0]!)).toBe(Math.sign(end.point[0]))
      }
    }
  })

  test.each(onlyLong(['linear', 'tanh', 'relu'] as const))(
    '%s: the formula agrees with simulation on .9999 of 20,000 N(0, I) starts (long)',
    (activation) => {
      const { flowEnd } = theory(activation)
      const arrived = { stop: { quantity: 'loss', below: 0.05 } } as const
      const all = starts(20_000, 6)
      const agreeing = all.filter((w0) => {
        const { finalWeights, loss } = descend(activation, w0, 0.01, 4000, 0, arrived)
        const branch = loss.at(-1)! < 0.05 ? Math.sign(finalWeights[0]!) : undefined
        const end = flowEnd(w0)
        return branch === (end && Math.sign(end.point[0]))
      })
      expect(agreeing.length / all.length).toBeGreaterThanOrEqual(0.9999)
    },
    600_000,
  )
})

test('large learning rates from (2, .6): .6 ends with Q = 2.56892 ≤ 2/η, .99 diverges', () => {
  const { finalWeights } = descend('linear', [2, 0.6], 0.6, 3000)
  const sharpness = finalWeights[0]! ** 2 + finalWeights[1]! ** 2
  expect(sharpness).toBeCloseTo(2.56892, 5)
  expect(sharpness).toBeLessThan(2 / 0.6)
  expect(descend('linear', [2, 0.6], 0.99, 3000).status).toBe('diverged')
})

test('it applies to two weights and one datum only', () => {
  const plain = twoWeightExperiment('tanh')
  expect(twoWeights(plain)).toBeDefined()
  expect(twoWeights(twoWeightExperiment('sigmoid'))).toBeUndefined()
  expect(twoWeights(twoWeightExperiment('sigmoid', 1))).toBeDefined()
  expect(twoWeights(twoWeightExperiment('tanh', 0, 0))).toBeUndefined()
  expect(twoWeights({ ...plain, metric: metricSpec({ weightDecay: 0.1 }) })).toBeUndefined()
  expect(twoWeights({ ...plain, data: { kind: 'none' } })).toBeUndefined()
})
