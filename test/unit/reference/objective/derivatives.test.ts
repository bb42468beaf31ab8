import { expect, test } from 'vitest'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { layerValues } from '../../../../src/experiment/model/forward.ts'
import { layoutOf } from '../../../../src/experiment/model/layout.ts'
import { firstTrained } from '../../../../src/reference/objective/gradient.ts'
import { objectiveOf, type Objective } from '../../../../src/reference/objective/objective.ts'
import { hessianOf } from '../../../../src/reference/objective/hessian.ts'
import {
  activations,
  heads,
  normalizations,
  parameterizations,
  poolings,
  weightCount,
} from '../../../../src/experiment/spec/model.ts'
import { lossIds, reductions, type LossId } from '../../../../src/experiment/spec/metric.ts'
import {
  convSpec,
  metricSpec,
  mlpSpec,
  networkProblem,
  partOfRows,
  tiedSpec,
} from '../../../support/network.ts'

const stream = new RandomStream(5, 'derivatives')
const draw = (rows: number, columns: number, lane: number) =>
  Array.from({ length: rows }, (_, n) =>
    Array.from({ length: columns }, (_, k) => stream.normal(n * columns + k, lane)),
  )

function targetsOf(loss: LossId, rows: number, columns: number): number[][] {
  const numbers = draw(rows, columns, 7)
  if (loss === 'squared') return numbers
  if (loss !== 'cross-entropy') return numbers.map((row) => row.map((y) => (y > 0 ? 1 : -1)))
  return numbers.map((row) => {
    const total = row.reduce((sum, y) => sum + y * y, 0)
    return row.map((y) => (y * y) / total)
  })
}

/**
 * Largest |gradient - central difference of the value| and |H d - central difference of the gradient|,
 * relative to 1 plus the size.
 */
function errors(
  objective: Objective,
  weights: Float64Array,
  h = 1e-5,
): { gradient: number; hessian: number } {
  const gradient = objective.gradient(weights)
  const hessian = hessianOf(objective, weights)
  let gradientError = 0
  let hessianError = 0
  for (let j = 0; j < weights.length; j++) {
    const up = Float64Array.from(weights)
    const down = Float64Array.from(weights)
    up[j]! += h
    down[j]! -= h
    const slope = (objective.value(up) - objective.value(down)) / (2 * h)
    gradientError = Math.max(gradientError, Math.abs(slope - gradient[j]!) / (1 + Math.abs(slope)))
    const above = objective.gradient(up)
    const below = objective.gradient(down)
    for (let i = 0; i < weights.length; i++) {
      const bend = (above[i]! - below[i]!) / (2 * h)
      const error = Math.abs(bend - hessian[i * weights.length + j]!) / (1 + Math.abs(bend))
      hessianError = Math.max(hessianError, error)
    }
  }
  return { gradient: gradientError, hessian: hessianError }
}

const trainable = lossIds.filter((loss) => loss !== 'zero-one')

test.each(activations)(
  '%s: gradient and Hessian of every loss, reduction and parameterisation',
  (activation) => {
    for (const loss of trainable) {
      for (const reduction of reductions) {
        for (const parameterization of parameterizations) {
          const model = mlpSpec({ widths: [2, 3, 2], activation, parameterization, linearity: 0.2 })
          const part = partOfRows(
            draw(4, 2, 1),
            targetsOf(loss, 4, 2),
            draw(4, 2, 9).map((row) => row.map((m) => m * m)),
          )
          const metric = metricSpec({ loss, reduction, factor: 0.7, weightDecay: 0.03 })
          const objective = objectiveOf(networkProblem(model, { train: part }, metric), metric)
          const weights = Float64Array.from(draw(1, model.widths[0]! * 3 + 3 + 6 + 2, 3)[0]!)
          const { gradient, hessian } = errors(objective, weights)
          expect(gradient, `${loss} ${reduction} ${parameterization}: gradient`).toBeLessThan(2e-9)
          expect(hessian, `${loss} ${reduction} ${parameterization}: Hessian`).toBeLessThan(2e-9)
        }
      }
    }
  },
)

test('output activation, output scale, layer scales, centring, no biases: gradient and Hessian', () => {
  const model = mlpSpec({
    widths: [2, 3, 3, 1],
    outputActivation: 'tanh',
    outputScale: 1.7,
    layerScales: [0.8, 1.3, 0.9],
    centered: true,
    bias: false,
  })
  const part = partOfRows(draw(5, 2, 1), draw(5, 1, 2))
  const metric = metricSpec()
  const problem = networkProblem(model, { train: part }, metric)
  const w0 = Float64Array.from(draw(1, problem.size, 4)[0]!)
  const weights = Float64Array.from(draw(1, problem.size, 5)[0]!)
  const objective = objectiveOf(problem, metric, w0)
  const { gradient, hessian } = errors(objective, weights)
  expect(gradient).toBeLessThan(2e-9)
  expect(hessian).toBeLessThan(2e-9)
  const targets = part.targets
  expect(objective.value(w0)).toBeCloseTo(targets.reduce((sum, y) => sum + y * y, 0) / 5, 14)
})

// Third derivatives reach thousands after a normalisation, so the step must be smaller; its rounding is
// 1e-16/h.
const behindNormalization = { h: 1e-6, bound: 1e-8 }

test.each(
  normalizations.flatMap((normalization) => [false, true].map((skips) => ({ normalization, skips }))),
)('normalised over $normalization, with skips: $skips: gradient and Hessian', ({ normalization, skips }) => {
  const { h, bound } = behindNormalization
  for (const branch of ['complement', 'inverse-sqrt', 1.3] as const) {
    const model = mlpSpec({
      widths: [2, 4, 4, 4, 3, 2],
      normalization,
      linearity: 0.1,
      layerScales: [1, 0.7, 1.2, 0.9, 1],
      ...(skips && { residual: { strength: 0.6, branch } }),
    })
    const part = partOfRows(draw(6, 2, 1), draw(6, 2, 2))
    const metric = metricSpec()
    const problem = networkProblem(model, { train: part }, metric)
    const weights = Float64Array.from(draw(1, problem.size, 3)[0]!)
    const { gradient, hessian } = errors(objectiveOf(problem, metric), weights, h)
    expect(gradient, `${branch}: gradient`).toBeLessThan(bound)
    expect(hessian, `${branch}: Hessian`).toBeLessThan(bound)
    if (!skips) break
  }
})

test.each(
  poolings.flatMap((pool) => heads.flatMap((head) => [false, true].map((deep) => ({ pool, head, deep })))),
)('maps pooled by $pool, head $head, with skips and normalised: $deep: gradient and Hessian', (given) => {
  const { pool, head, deep } = given
  const model = convSpec({
    channels: deep ? [2, 2, 2] : [2, 3],
    pool: deep ? [pool, 'none', 'none'] : ['none', pool],
    head,
    linearity: 0.1,
    ...(deep && { normalization: 'batch', residual: { strength: 0.6, branch: 'complement' } }),
  })
  const part = partOfRows(draw(3, 16, 1), draw(3, 2, 2))
  const metric = metricSpec()
  const problem = networkProblem(model, { train: part }, metric)
  const weights = Float64Array.from(draw(1, problem.size, 3)[0]!, (w) => 0.3 * w)
  const { h, bound } = deep ? behindNormalization : { h: 1e-5, bound: 2e-9 }
  const { gradient, hessian } = errors(objectiveOf(problem, metric), weights, h)
  expect(gradient).toBeLessThan(bound)
  expect(hessian).toBeLessThan(bound)
})

test('a bias that the mean over the samples cancels has no effect, and gradient exactly 0', () => {
  const problem = networkProblem(mlpSpec({ widths: [2, 3, 3, 1], normalization: 'batch' }), {
    train: partOfRows(draw(6, 2, 1), draw(6, 1, 2)),
  })
  const objective = objectiveOf(problem, metricSpec())
  const weights = Float64Array.from(draw(1, problem.size, 3)[0]!)
  const hidden = [6, 7, 8, 18, 19, 20]
  const moved = weights.map((w, i) => (hidden.includes(i) ? w + 1 : w))
  expect(objective.value(moved)).toBe(objective.value(weights))
  const gradient = objective.gradient(weights)
  expect([...gradient.keys()].filter((i) => gradient[i] === 0)).toEqual(hidden)
})

test('a constant unit is normalised to 0, with gradient 0', () => {
  const inputs = [
    [1, 1],
    [2, 1],
    [3, 1],
  ]
  const problem = networkProblem(mlpSpec({ widths: [2, 2, 1], normalization: 'batch' }), {
    train: partOfRows(inputs, [[1], [0], [2]]),
  })
  // The second unit receives only the constant input.
  const weights = Float64Array.of(0.7, 0, 0.2, 0.9, 0, 0, 1, 1, 0)
  const gradient = objectiveOf(problem, metricSpec()).gradient(weights)
  expect(gradient.every(Number.isFinite)).toBe(true)
  expect([gradient[7], Math.abs(gradient[0]!) > 1e-6]).toEqual([0, true])
})

test('frozen layers have gradient and Hessian 0, the others those of full training', () => {
  const part = partOfRows(draw(5, 2, 1), draw(5, 1, 2))
  const metric = metricSpec({ weightDecay: 0.1 })
  const at = (trained?: number[]) => {
    const problem = networkProblem(
      mlpSpec({ widths: [2, 3, 1], ...(trained ? { trained } : {}) }),
      { train: part },
      metric,
    )
    const weights = Float64Array.from(draw(1, problem.size, 4)[0]!)
    const objective = objectiveOf(problem, metric)
    return { gradient: objective.gradient(weights), hessian: hessianOf(objective, weights) }
  }
  const whole = at()
  const learns = { 1: (i: number) => i < 9, 2: (i: number) => i >= 9 }
  for (const layer of [1, 2] as const) {
    const { gradient, hessian } = at([layer])
    expect([...gradient]).toEqual([...whole.gradient].map((g, i) => (learns[layer](i) ? g : 0)))
    hessian.forEach((entry, k) => {
      const both = learns[layer](Math.floor(k / 13)) && learns[layer](k % 13)
      expect(entry).toBeCloseTo(both ? whole.hessian[k]! : 0, 14)
    })
  }
})

test('derivatives go down only to the lowest trained layer', () => {
  const lowest = (trained?: number[]) =>
    firstTrained(layoutOf(mlpSpec({ widths: [2, 3, 3, 1], ...(trained && { trained }) })))
  expect([lowest(), lowest([2]), lowest([3, 2]), lowest([3])]).toEqual([0, 1, 1, 2])
})

test('a batch is evaluated by itself', () => {
  const inputs = draw(5, 2, 1)
  const targets = draw(5, 1, 2)
  const metric = metricSpec()
  const model = mlpSpec({ widths: [2, 3, 1] })
  const whole = networkProblem(model, { train: partOfRows(inputs, targets) }, metric)
  const two = networkProblem(
    model,
    { train: partOfRows([inputs[3]!, inputs[1]!], [targets[3]!, targets[1]!]) },
    metric,
  )
  const weights = Float64Array.from(draw(1, whole.size, 4)[0]!)
  const rows = Uint32Array.of(3, 1)
  expect(objectiveOf(whole, metric).value(weights, rows)).toBe(objectiveOf(two, metric).value(weights))
  expect([...objectiveOf(whole, metric).gradient(weights, rows)]).toEqual([
    ...objectiveOf(two, metric).gradient(weights),
  ])
})

test.each(activations)(
  '%s of a tied network: gradient and Hessian, with and without biases',
  (activation) => {
    for (const bias of [true, false])
      for (const hidden of [1, 2, 3]) {
        const model = tiedSpec({ features: 3, hidden, activation, linearity: 0.2, bias })
        const part = partOfRows(draw(4, 3, 1), draw(4, 3, 7))
        const metric = metricSpec({ reduction: 'mean-over-samples', factor: 0.7, weightDecay: 0.03 })
        const objective = objectiveOf(networkProblem(model, { train: part }, metric), metric)
        const weights = Float64Array.from(draw(1, weightCount(model), 3)[0]!)
        const { gradient, hessian } = errors(objective, weights)
        expect(gradient).toBeLessThan(1e-8)
        expect(hessian).toBeLessThan(1e-6)
      }
  },
)

test('a tied network is φ(WᵀW x + b), and its weights count once', () => {
  const model = tiedSpec({ features: 3, hidden: 2 })
  const layout = layoutOf(model)
  expect([layout.size, weightCount(model)]).toEqual([9, 9])
  const w = [[0.5, -1], [2, 0.3], [-0.7, 1.1]] // prettier-ignore
  const b = [0.1, -0.2, 0.3]
  const x = [0.4, 0, 0.9]
  const hidden = [0, 1].map((j) => w.reduce((sum, row, i) => sum + row[j]! * x[i]!, 0))
  const wanted = w.map((row, i) => Math.max(0, row[0]! * hidden[0]! + row[1]! * hidden[1]! + b[i]!))
  const values = layerValues(layout, Float64Array.of(...w.flat(), ...b), Float64Array.from(x), 1)
  values.at(-1)!.output.forEach((found, i) => expect(found).toBeCloseTo(wanted[i]!, 14))
  const decay = objectiveOf(
    networkProblem(model, { train: partOfRows([[0, 0, 0]], [[0, 0, 0]]) }, metricSpec({ weightDecay: 2 })),
    metricSpec({ weightDecay: 2 }),
  )
  const at = Float64Array.of(...w.flat(), -1, -1, -1)
  expect(decay.gradient(at)).toEqual(at.map((entry) => 2 * entry))
})
