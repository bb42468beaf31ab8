import { describe, expect, test } from 'vitest'
import { flowed } from '../../../../../src/math/numerics/runge-kutta.ts'
import { solved } from '../../../../../src/math/linear-algebra/solve.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'

type AlgorithmInput = Exclude<TrainingInput['algorithms'][number], { id: 'recorded' }>

const onQuadratic = (
  algorithm: Partial<AlgorithmInput> & Pick<AlgorithmInput, 'id'>,
  values = [1, -2],
  parameters = { a: 2, b: 5 },
) =>
  oracle.train(
    {
      version: 1,
      seed: 3,
      data: { kind: 'none' },
      model: { kind: 'function', id: 'quadratic', parameters },
      metric: { loss: 'squared' },
      algorithms: [{ learningRate: 0.1, steps: 1, ...algorithm }],
      starts: [{ kind: 'weights', values }],
      plane: { kind: 'weights', first: 0, second: 1 },
    },
    { record: 1 },
  )[0]!

const onFunction = (id: string, algorithm: AlgorithmInput, values: number[]) =>
  oracle.train(
    {
      version: 1,
      seed: 3,
      data: { kind: 'none' },
      model: { kind: 'function', id },
      metric: { loss: 'squared' },
      algorithms: [algorithm],
      starts: [{ kind: 'weights', values }],
      plane: { kind: 'weights', first: 0, second: 1 },
    },
    { record: 1 },
  )[0]!

const regression = (algorithm: AlgorithmInput, linearity: number): TrainingInput => ({
  version: 1,
  seed: 3,
  data: {
    kind: 'table',
    task: 'regression',
    inputs: [[1, 0], [0, 1], [1, 1], [2, -1]],
    targets: [[1], [-1], [0.5], [2]],
  },
  model: { kind: 'mlp', widths: [2, 1], activation: 'tanh', outputActivation: 'tanh', linearity },
  metric: { loss: 'squared' },
  algorithms: [algorithm],
  starts: [{ kind: 'weights', values: [0.3, -0.2, 0.1] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}) // prettier-ignore

const close = (found: ArrayLike<number>, wanted: readonly number[], digits = 12) =>
  wanted.forEach((w, i) => expect(found[i]).toBeCloseTo(w, digits))

describe('Newton', () => {
  test('overshoots on Rosenbrock and ends quadratically (S12)', () => {
    const { loss } = onFunction('rosenbrock', { id: 'newton', learningRate: 1, steps: 6 }, [-1.5, 2])
    const wanted = [6.0079, 751.61, 0.63062, 39.702, 1.09e-7, 1.2e-12]
    const digits = [5, 5, 5, 5, 3, 2]
    wanted.forEach((w, i) => expect(Number(loss[i + 1]!.toPrecision(digits[i]))).toBe(w))
  })

  test('reaches the bottom of a quadratic in one step, and with rate and damping follows the closed form', () => {
    close(onQuadratic({ id: 'newton', learningRate: 1 }).finalWeights, [0, 0])
    close(onQuadratic({ id: 'newton', learningRate: 0.5, damping: 1 }).finalWeights, [
      1 - (0.5 * 2) / 3,
      -2 * (1 - (0.5 * 5) / 6),
    ])
  })

  test('goes to a saddle, which gradient descent leaves', () => {
    const saddle = { a: 2, b: -5 }
    close(onQuadratic({ id: 'newton', learningRate: 1 }, [1, -2], saddle).finalWeights, [0, 0])
    expect(onQuadratic({ id: 'sgd' }, [1, -2], saddle).finalWeights[1]).toBeCloseTo(-3, 12)
  })

  test('takes the shortest solution if the Hessian is singular', () => {
    close(onQuadratic({ id: 'newton', learningRate: 1 }, [1, -2], { a: 2, b: 0 }).finalWeights, [0, -2])
    close(solved(Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 2)), [0.2, 0.4])
  })

  test('is refused for more weights than it solves for, with the limit', () => {
    const experiment = regression({ id: 'newton', learningRate: 1, steps: 1 }, 0)
    const wide = { ...experiment, model: { ...experiment.model, widths: [2, 101, 1] } as typeof experiment.model, starts: [{ kind: 'random' as const, distribution: 'normal' as const }] } // prettier-ignore
    expect(() => oracle.train(wide)).toThrow('at most 400')
    const batches = { id: 'newton' as const, learningRate: 1, steps: 1, batch: { size: 2 } }
    expect(() => oracle.train(regression(batches, 0))).toThrow("Choose 'full'")
  })
})

describe('Gauss-Newton', () => {
  const step = (id: 'newton' | 'gauss-newton', linearity: number) =>
    oracle.train(regression({ id, learningRate: 1, steps: 1, damping: 0 }, linearity))[0]!.finalWeights

  test('solves linear least squares in one step, as Newton does', () => {
    const [x = 0, y = 0, b = 0] = step('gauss-newton', 1)
    close(step('newton', 1), [x, y, b], 10)
    const rows = [[1, 0, 1], [0, 1, -1], [1, 1, 0.5], [2, -1, 2]] // prettier-ignore
    const residuals = rows.map(([p = 0, q = 0, t = 0]) => p * x + q * y + b - t)
    for (const k of [0, 1])
      expect(rows.reduce((sum, row, n) => sum + row[k]! * residuals[n]!, 0)).toBeCloseTo(0, 12)
    expect(residuals.reduce((sum, r) => sum + r, 0)).toBeCloseTo(0, 12)
  })

  test('solves Rosenbrock in two steps (S12), and on a sum of squares takes 2 JᵀJ', () => {
    const undamped = { id: 'gauss-newton', learningRate: 1, damping: 0 } as const
    const run = onFunction('rosenbrock', { ...undamped, steps: 2 }, [-1.5, 2])
    close(run.weights(1), [1, -5.25], 12)
    close(run.weights(2), [1, 1], 12)
    // Himmelblau at (1, 2): r = (-8, -2), J = ((2, 1), (1, 4)), with λ + c = 0.5 and g = 2 Jᵀ r + c w.
    const [x, y] = onFunction('himmelblau', { ...undamped, damping: 0.3, weightDecay: 0.2, steps: 1 }, [1, 2])
      .finalWeights as unknown as [number, number]
    const [p, q] = [1 - x, 2 - y]
    close([10.5 * p + 12 * q, 12 * p + 34.5 * q], [-36 + 0.2, -32 + 0.4], 10)
    // The metric's own weight decay belongs to g and to the matrix.
    const decaying = oracle.train({ ...regression({ ...undamped, steps: 1 }, 0), data: { kind: 'none' }, model: { kind: 'function', id: 'booth' }, metric: { loss: 'squared', weightDecay: 2 }, starts: [{ kind: 'weights', values: [3, 1] }] })[0]! // prettier-ignore
    const [a = NaN, b = NaN] = decaying.finalWeights
    close([12 * a + 8 * b, 8 * a + 12 * b], [34, 38], 10)
  })

  test('is refused without a sum of squares', () => {
    expect(() => onFunction('matyas', { id: 'gauss-newton', learningRate: 1, steps: 1 }, [1, 1])).toThrow(
      "'gauss-newton' needs a sum of squares, and matyas is not one. Choose another rule",
    )
  })

  test('ignores the curvature of the outputs', () => {
    expect(Math.abs(step('gauss-newton', 0)[0]! - step('newton', 0)[0]!)).toBeGreaterThan(1e-3)
  })
})

describe('gradient flow', () => {
  test('on a quadratic is w e^{-λt}, whatever its stiffness', () => {
    const run = onQuadratic({ id: 'flow', learningRate: 0.25, steps: 4 }, [1, -2], { a: 2, b: 300 })
    for (const i of [1, 2, 3, 4]) close(run.weights(i), [Math.exp(-0.5 * i), -2 * Math.exp(-75 * i)], 8)
  })

  test('keeps 1e-7 on a circle, and gives NaN if it cannot continue', () => {
    const turn = (y: Float64Array) => Float64Array.of(-y[1]!, y[0]!)
    close(flowed(Float64Array.of(1, 0), 2 * Math.PI, turn), [1, 0], 7)
    const blows = flowed(Float64Array.of(1), 2, (y) => Float64Array.of(y[0]! ** 2))
    expect(Number.isFinite(blows[0])).toBe(false)
  })
})

test('SAM takes the gradient at w + ρ g/|g|', () => {
  const size = Math.hypot(2, 10)
  close(onQuadratic({ id: 'sam', rho: 0.5 }).finalWeights, [
    1 - 0.1 * 2 * (1 + (0.5 * 2) / size),
    -2 - 0.1 * 5 * (-2 - (0.5 * 10) / size),
  ])
  close(onQuadratic({ id: 'sam' }, [0, 0]).finalWeights, [0, 0])
  // Along an axis x ← x - ηa (x + ρ), so x + ρ shrinks by 1 - ηa.
  const along = onQuadratic({ id: 'sam', rho: 0.3, steps: 5 }, [2, 0])
  for (let t = 0; t <= 5; t++) close(along.weights(t), [0.8 ** t * 2.3 - 0.3, 0])
  // With momentum v ← μ v + a (x + ρ), x ← x - η v while x > 0, so x + ρ follows momentum from 2.25.
  const onMomentum = onQuadratic({ id: 'sam', rho: 0.25, steps: 4, base: { momentum: 0.5 } }, [2, 0])
  const ball = onQuadratic({ id: 'momentum', momentum: 0.5, steps: 4 }, [2.25, 0])
  for (let t = 0; t <= 4; t++) close(onMomentum.weights(t), [ball.weights(t)[0]! - 0.25, 0])
  // theory/README.md, S12
  const run = onFunction('himmelblau', { id: 'sam', learningRate: 1e-3, steps: 3 }, [0.5, -0.5])
  const wanted = [[0.533012, -0.490295], [0.567391, -0.480375], [0.603175, -0.470243]] // prettier-ignore
  wanted.forEach((place, i) => close(run.weights(i + 1), place, 6))
})

describe('kicks', () => {
  test('leave a saddle at which gradient descent stays, and occur only where the slope is small', () => {
    const saddle = { a: 2, b: -5 }
    const perturbed = { id: 'perturbed' as const, interval: 3, radius: 0.1, threshold: 0.5 }
    close(onQuadratic({ id: 'sgd', steps: 9 }, [0, 0], saddle).finalWeights, [0, 0])
    const run = onQuadratic({ ...perturbed, steps: 9 }, [0, 0], saddle)
    close(run.weights(2), [0, 0])
    expect(Math.hypot(...run.weights(3))).toBeGreaterThan(0.01)
    close(onQuadratic({ ...perturbed, steps: 9 }, [1, -2]).finalWeights.slice(0, 1), [0.8 ** 9], 1)
    close(onQuadratic({ ...perturbed, steps: 3 }, [1, -2]).finalWeights, [0.512, -0.25])
  })

  /** w' = (1 - ηλ) w - √(2ηT) ξ reaches the variance 2ηT/(1 - (1 - ηλ)²) = T/(λ (1 - ηλ/2)). */
  test('of Langevin dynamics give each weight the variance of their temperature', () => {
    const run = onQuadratic({ id: 'langevin', temperature: 0.3, steps: 40_000 }, [0, 0])
    const sums = [0, 0]
    for (const i of run.steps.keys())
      for (const j of [0, 1]) sums[j]! += run.weights(i)[j]! ** 2 / run.steps.length
    expect(sums[0]! / (0.3 / (2 * 0.9))).toBeCloseTo(1, 1)
    expect(sums[1]! / (0.3 / (5 * 0.75))).toBeCloseTo(1, 1)
    close(onQuadratic({ id: 'langevin', temperature: 0 }).finalWeights, [0.8, -1])
  })
})
