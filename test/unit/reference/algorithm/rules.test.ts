import { expect, test } from 'vitest'
import { applyRule, initialState } from '../../../../src/reference/algorithm/rules.ts'
import type { AlgorithmSpec } from '../../../../src/experiment/spec/algorithm.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'

/** The weight after each update with the given gradients, from w. */
function weightsOf(
  algorithm: Partial<AlgorithmSpec> & Pick<AlgorithmSpec, 'id'>,
  gradients: readonly number[],
  w = 0,
): number[] {
  const spec = algorithmSpec({ learningRate: 0.1, steps: gradients.length, ...algorithm })
  const state = initialState(spec, 1)
  const weights = Float64Array.of(w)
  return gradients.map((g, i) => {
    applyRule(spec, i + 1, weights, Float64Array.of(g), Float64Array.of(1), state)
    return weights[0]!
  })
}

const agree = (found: readonly number[], wanted: readonly number[]) =>
  found.forEach((w, i) => expect(w).toBeCloseTo(wanted[i]!, 14))

/** Polyak's recursion w_{t+1} = w_t - η λ w_t + μ (w_t - w_{t-1}) on λ w²/2 is c₁ r₁^t + c₂ r₂^t, r² - (1 + μ - ηλ) r + μ = 0. */
test('the heavy ball on a quadratic is the sum of two powers', () => {
  const [rate, mu, lambda, w0] = [0.1, 0.5, 0.5, 2]
  const middle = (1 + mu - rate * lambda) / 2
  const root = Math.sqrt(middle ** 2 - mu)
  const [r1, r2] = [middle + root, middle - root]
  const w1 = w0 * (1 - rate * lambda)
  const c1 = (w1 - r2 * w0) / (r1 - r2)
  const spec = algorithmSpec({ id: 'heavy-ball', learningRate: rate, momentum: mu })
  const state = initialState(spec, 1)
  const weights = Float64Array.of(w0)
  for (let t = 1; t <= 30; t++) {
    applyRule(spec, t, weights, Float64Array.of(lambda * weights[0]!), Float64Array.of(1), state)
    expect(weights[0]).toBeCloseTo(c1 * r1 ** t + (w0 - c1) * r2 ** t, 12)
  }
})

test('the heavy ball equals momentum at a constant rate, and keeps its speed when the rate falls', () => {
  const gradients = [1, -0.5, 2, 0.25]
  agree(weightsOf({ id: 'heavy-ball' }, gradients), weightsOf({ id: 'momentum' }, gradients))
  const schedule = { kind: 'step', every: 1, factor: 0.1 } as const
  agree(weightsOf({ id: 'heavy-ball', schedule }, [1, 0]), [-0.1, -0.19])
  agree(weightsOf({ id: 'momentum', schedule }, [1, 0]), [-0.1, -0.109])
})

test('sign descent moves by the rate, whatever the slope, and not at all at 0', () => {
  agree(weightsOf({ id: 'sign' }, [1e-9, -5, 0, 3]), [-0.1, 0, 0, -0.1])
  expect(weightsOf({ id: 'sign' }, [NaN])[0]).toBeNaN()
  expect(weightsOf({ id: 'sign' }, [Infinity])[0]).toBe(-Infinity)
})

/**
 * A table made by hand with β₁ = 0.9 and β₂ = 0.99: m = 0, 0.01, 0.0059, …; u = sign 0.1, sign(0.009 - 0.04),
 * sign(0.00531 + 0.002).
 */
test('Lion follows a table made by hand, with its weight decay separate', () => {
  agree(weightsOf({ id: 'lion' }, [1, -0.4, 0.02]), [-0.1, 0, -0.1])
  agree(weightsOf({ id: 'lion', weightDecay: 0.5 }, [1, -0.4], 2), [1.8, 1.81])
})
