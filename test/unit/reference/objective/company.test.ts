import { describe, expect, test } from 'vitest'
import { layoutOf, type Layout } from '../../../../src/experiment/model/layout.ts'
import { layerValues, networkOutputs } from '../../../../src/experiment/model/forward.ts'
import { outputsAt } from '../../../../src/reference/objective/outputs.ts'
import { unitResponses } from '../../../../src/reference/objective/unit-responses.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { mlpSpec } from '../../../support/network.ts'

const stream = new RandomStream(7, 'company')
const drawn = (count: number, lane: number) =>
  Float64Array.from({ length: count }, (_, i) => stream.normal(i, lane))

const layout = layoutOf(
  mlpSpec({
    widths: [2, 4, 4, 4, 2],
    normalization: 'batch',
    residual: { strength: 0.6, branch: 'complement' },
    parameterization: 'ntk',
    linearity: 0.2,
    outputScale: 1.5,
  }),
)
const weights = drawn(layout.size, 0)
const company = { inputs: drawn(14, 1), count: 7 }
const inputs = drawn(6, 2)
const of = { layout, weights, w0: undefined, linearized: false, company }

/** Biased mean and variance of a list. */
function moments(values: readonly number[]): [mean: number, variance: number] {
  const mean = values.reduce((sum, value) => sum + value) / values.length
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length]
}

/**
 * The plain network equivalent to a batch-normalised one within a given batch. The batch passes through layer
 * by layer, and each unit's divisor and shift there move into a matrix and biases. Returns f of one input.
 */
function folded({ layers, outputScale, linearity }: Layout, at: Float64Array, rows: Float64Array) {
  const bend = (z: number) => (1 - linearity) * Math.tanh(z) + linearity * z
  let present = Array.from({ length: 7 }, (_, n) => [...rows.subarray(2 * n, 2 * n + 2)])
  const passes = layers.map((layer) => {
    const { inputs: from, outputs: to, scale, residual, normalization, biases } = layer
    const sum = (h: readonly number[], j: number) =>
      scale * h.reduce((total, value, i) => total + value * at[layer.weights + i * to + j]!, 0) +
      (biases === undefined ? 0 : at[biases + j]!)
    const shifts = Array.from({ length: to }, (_, j) => {
      if (normalization === 'none') return [0, 1] as const
      const [mean, variance] = moments(present.map((h) => sum(h, j)))
      return [mean, Math.sqrt(variance + 1e-5)] as const
    })
    const last = layer === layers.at(-1)
    const pass = (h: readonly number[]) =>
      shifts.map(([mean, deviation], j) => {
        const z = (sum(h, j) - mean) / deviation
        const f = last ? z : bend(z)
        return residual && from === to ? residual.skip * h[j]! + residual.branch * f : f
      })
    present = present.map(pass)
    return pass
  })
  return (input: readonly number[]) => passes.reduce((h, pass) => pass(h), input).map((f) => outputScale * f)
}

test("within a batch a network is the plain one with that batch's means and variances in its weights", () => {
  const f = folded(layout, weights, company.inputs)
  const wanted = [0, 1, 2].flatMap((n) => f([inputs[2 * n]!, inputs[2 * n + 1]!]))
  const found = outputsAt(of, inputs, 3)
  expect(found).toHaveLength(6)
  found.forEach((value, i) => expect(Math.abs(value - wanted[i]!)).toBeLessThan(1e-12))
  const alone = outputsAt({ ...of, company: undefined }, inputs, 3)
  expect(Math.max(...alone.map((value, i) => Math.abs(value - wanted[i]!)))).toBeGreaterThan(0.1)
})

test("the batch's own outputs are those of its loss", () => {
  const values = layerValues(layout, weights, company.inputs, company.count)
  const own = networkOutputs(layout, values, undefined)
  const found = outputsAt(of, company.inputs, company.count)
  found.forEach((value, i) => expect(Math.abs(value - own[i]!)).toBeLessThan(1e-12))
})

test("the linearisation includes that the batch's means and variances move with the weights", () => {
  const w = weights.map((value, i) => value + 0.1 * stream.normal(i, 3))
  const h = 1e-5
  const at = (t: number) =>
    outputsAt({ ...of, weights: weights.map((value, i) => value + t * (w[i]! - value)) }, inputs, 3)
  const [before, after, here] = [at(-h), at(h), at(0)]
  const found = outputsAt({ ...of, weights: w, w0: weights, linearized: true }, inputs, 3)
  found.forEach((value, i) => {
    const wanted = here[i]! + (after[i]! - before[i]!) / (2 * h)
    expect(Math.abs(value - wanted)).toBeLessThan(1e-8)
  })
})

test('every unit is evaluated within the same batch, the last ones like the network', () => {
  const columns = unitResponses(of, inputs, 3)
  expect(columns.map(({ length }) => length)).toEqual([6, 12, 12, 12, 6])
  expect(columns.at(-1)).toEqual(outputsAt(of, inputs, 3))
  const alone = unitResponses(of, inputs.subarray(2, 4), 1)
  columns.forEach((column, l) => {
    const width = column.length / 3
    alone[l]!.forEach((value, j) => expect(Math.abs(value - column[width + j]!)).toBeLessThan(1e-12))
  })
})

describe('predictions', () => {
  const experiment = parseTraining({
    version: 1,
    seed: 4,
    data: { kind: 'generated', id: 'two-moons', size: 24, testSize: 10 },
    model: { kind: 'mlp', widths: [2, 4, 4, 1], activation: 'relu', normalization: 'batch' },
    metric: { loss: 'logistic' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
    starts: [{ kind: 'random', distribution: 'he-normal' }],
    plane: { kind: 'random', normalization: 'filter' },
  })
  const { model, size } = buildTrainingProblem(experiment)
  const at = drawn(size, 5)
  const points = [
    [0.3, -0.4],
    [1.2, 0.5],
  ]
  const part = (name: string) => model.kind === 'network' && model.data.parts[name]

  test('are the same for a point whatever else is requested: within the training set, or within the named part', () => {
    const together = oracle.predict(experiment, at, points)
    points.forEach((point, i) => {
      const [alone] = oracle.predict(experiment, at, [point])
      expect(Math.abs(alone! - together[i]!)).toBeLessThan(1e-12)
    })
    const test = part('test')
    if (!test || model.kind !== 'network') throw new Error('expected a network with a test part')
    const rows = Array.from({ length: test.count }, (_, n) => [...test.inputs.subarray(2 * n, 2 * n + 2)])
    const said = oracle.predict(experiment, at, rows, { part: 'test' })
    const own = networkOutputs(
      model.layout,
      layerValues(model.layout, at, test.inputs, test.count),
      undefined,
    )
    said.forEach((value, i) => expect(Math.abs(value - own[i]!)).toBeLessThan(1e-12))
    expect(oracle.predict(experiment, at, rows)).not.toEqual(said)
  })

  test('cannot use a missing part', () => {
    const plain = parseTraining({ ...experiment, model: { ...experiment.model, normalization: 'none' } })
    for (const e of [experiment, plain])
      expect(() => oracle.predict(e, at, points, { part: 'shifted' })).toThrow(
        'options.part: there is no part called',
      )
  })
})
