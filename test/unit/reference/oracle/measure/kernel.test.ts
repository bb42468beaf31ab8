import { describe, expect, test } from 'vitest'
import { symmetricEigen } from '../../../../../src/math/linear-algebra/eigen.ts'
import { RandomStream } from '../../../../../src/math/statistics/random.ts'
import { dot } from '../../../../../src/math/linear-algebra/vector.ts'
import { layerValues, networkOutputs } from '../../../../../src/experiment/model/forward.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { tangentKernel } from '../../../../../src/reference/objective/ntk.ts'
import { layoutOf } from '../../../../../src/experiment/model/layout.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { activations, parameterizations } from '../../../../../src/experiment/spec/model.ts'
import { mlpSpec } from '../../../../support/network.ts'
import reference from '../../../../support/reference/random_labels_16.json'

const stream = new RandomStream(9, 'kernel test')
const draw = (count: number, lane: number) =>
  Float64Array.from({ length: count }, (_, i) => stream.normal(i, lane))

/** One weight per layer: f = w₂ w₁ x on three inputs. */
const line: TrainingInput = {
  version: 1,
  seed: 3,
  data: { kind: 'table', task: 'regression', inputs: [[1], [2], [-1]], targets: [[1], [0], [1]] },
  model: { kind: 'mlp', widths: [1, 1, 1], activation: 'linear', bias: false },
  metric: { loss: 'squared', factor: 0.5 },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 40 }],
  starts: [{ kind: 'weights', values: [2, -1] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

/** J by central differences of the outputs, with one row for each output of a sample. */
function jacobian(layout: ReturnType<typeof layoutOf>, weights: Float64Array, inputs: Float64Array) {
  const outputs = (at: Float64Array) => networkOutputs(layout, layerValues(layout, at, inputs, 3), undefined)
  const h = 1e-5
  const rows = Array.from({ length: 3 * layout.outputs }, () => new Float64Array(layout.size))
  for (let j = 0; j < layout.size; j++) {
    const up = outputs(weights.with(j, weights[j]! + h))
    const down = outputs(weights.with(j, weights[j]! - h))
    rows.forEach((row, i) => (row[j] = (up[i]! - down[i]!) / (2 * h)))
  }
  return rows
}

describe('ntk', () => {
  test('is J Jᵀ, by central differences, for every activation and parameterisation, within 1e-8', () => {
    for (const activation of activations)
      for (const parameterization of parameterizations) {
        const layout = layoutOf(
          mlpSpec({
            widths: [2, 3, 4, 2],
            activation,
            parameterization,
            outputScale: 1.5,
            linearity: 0.1,
            bias: activation !== 'tanh',
          }),
        )
        const weights = draw(layout.size, 0)
        const inputs = draw(6, 1)
        const kernel = tangentKernel(layout, weights, inputs, 3)
        const rows = jacobian(layout, weights, inputs)
        rows.forEach((p, i) =>
          rows.forEach((q, j) => {
            const expected = dot(p, q)
            const error = Math.abs(kernel[i * 6 + j]! - expected)
            expect(error, `${activation} ${parameterization}`).toBeLessThan(1e-8 * (1 + Math.abs(expected)))
          }),
        )
      }
  })

  test('of separately trained layers adds up to the whole', () => {
    const kernel = (trained?: number[]) => {
      const layout = layoutOf(mlpSpec({ widths: [2, 3, 4, 2], ...(trained && { trained }) }))
      return tangentKernel(layout, draw(layout.size, 0), draw(6, 1), 3)
    }
    const parts = [[1], [2], [3]].map(kernel)
    kernel().forEach((entry, i) =>
      expect(parts.reduce((sum, part) => sum + part[i]!, 0)).toBeCloseTo(entry, 12),
    )
    expect([...kernel([])].every((entry) => entry === 0)).toBe(true)
  })

  test('of f = w₂ w₁ x is (w₁² + w₂²) x xᵀ, and its change from w_0 follows', () => {
    const x = [1, 2, -1]
    const { values } = oracle.measure(line, [1, 3], 'ntk')
    expect([...values]).toEqual(x.flatMap((p) => x.map((q) => 10 * p * q)))
    const spectrum = oracle.measure(line, [1, 3], 'ntk-spectrum').values
    expect(spectrum[2]).toBeCloseTo(60, 12)
    expect(Math.abs(spectrum[0]!) + Math.abs(spectrum[1]!)).toBeLessThan(1e-13)
    expect(oracle.measure(line, [1, 3], 'kernel-change').values[0]).toBeCloseTo(1, 14)
    expect(oracle.measure(line, [1, 3], 'kernel-change', { start: [1, 3] }).values[0]).toBe(0)
    expect(oracle.measure(line, [2, -1], 'kernel-change').values[0]).toBe(0)
  })

  test('of a ReLU layer of 4,096 units is the infinitely wide one within its sampling error (S34)', () => {
    const units = 4096
    const angles = reference.angles
    const layout = layoutOf(
      mlpSpec({
        widths: [3, units, 1],
        activation: 'relu',
        bias: false,
        parameterization: 'ntk',
        trained: [1],
      }),
    )
    const weights = Float64Array.from({ length: layout.size }, (_, i) =>
      i < 3 * units ? stream.normal(i, 5) : i % 2 === 0 ? 1 : -1,
    )
    const inputs = Float64Array.from(
      angles.flatMap((t) => [Math.cos(t), Math.sin(t), 1].map((x) => x / Math.SQRT2)),
    )
    const { values } = symmetricEigen(tangentKernel(layout, weights, inputs, 16), 16)
    const top = reference.kernelEigenvalues.at(-1)!
    values.forEach((value, k) =>
      expect(Math.abs(value - reference.kernelEigenvalues[k]!)).toBeLessThan((1.5 / Math.sqrt(units)) * top),
    )
  })

  test('of too many samples is refused', () => {
    const many: TrainingInput = {
      ...line,
      data: { kind: 'generated', id: 'sine', size: 2001 },
      model: { kind: 'mlp', widths: [1, 2, 1], activation: 'tanh' },
      starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    }
    expect(() => oracle.measure(many, draw(7, 2), 'ntk')).toThrow(/what: a tangent kernel is for up to 2000/)
    expect(() => oracle.measure(line, [1, 2], 'ntk', { part: 'nowhere' })).toThrow(/options.part/)
  })
})
