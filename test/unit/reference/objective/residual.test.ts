import { expect, test } from 'vitest'
import { endToEnd } from '../../../../src/experiment/model/end-to-end.ts'
import { layerValues } from '../../../../src/experiment/model/forward.ts'
import { isLinear, layoutOf } from '../../../../src/experiment/model/layout.ts'
import { lossIds } from '../../../../src/experiment/spec/metric.ts'
import { activation, branches, normalizations } from '../../../../src/experiment/spec/model.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { tangentKernel } from '../../../../src/reference/objective/ntk.ts'
import { tangents } from '../../../../src/reference/objective/tangent.ts'
import { trainRun } from '../../../../src/reference/oracle/run/run.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { convSpec, metricSpec, mlpSpec, networkProblem, partOfRows } from '../../../support/network.ts'
import reference from '../../../support/reference/residual_reference.json'

const oneOf = <T extends string>(values: readonly T[], given: string): T => {
  const found = values.find((value) => value === given)
  if (found === undefined) throw new Error(`${given} is none of ${values.join(', ')}`)
  return found
}

function modelOf({ widths, activation: name, residual, normalization }: (typeof reference)[number]) {
  const branch = residual?.branch ?? 'complement'
  return mlpSpec({
    widths,
    activation: oneOf(activation.options, name),
    normalization: oneOf(normalizations, normalization ?? 'none'),
    ...(residual && {
      residual: {
        strength: residual.strength,
        branch: typeof branch === 'number' ? branch : oneOf(branches, branch),
      },
    }),
  })
}

test.each(reference)('$name: losses and weights of PyTorch to 1e-12', (run) => {
  const metric = metricSpec({ loss: oneOf(lossIds, run.loss) })
  const problem = networkProblem(modelOf(run), { train: partOfRows(run.X, run.y) }, metric)
  const algorithm = algorithmSpec({ id: 'sgd', steps: 5, learningRate: run.rate })
  const weights = Float64Array.from(run.theta0)
  const record = trainRun(problem, { start: 0, algorithm, weights, every: 1 })
  run.losses.forEach((loss, step) => expect(Math.abs(record.loss[step]! - loss)).toBeLessThan(1e-12))
  run.theta5.forEach((w, i) => expect(Math.abs(record.finalWeights[i]! - w)).toBeLessThan(1e-12))
})

const stream = new RandomStream(3, 'residual')
const drawn = (count: number, lane: number) =>
  Float64Array.from({ length: count }, (_, i) => stream.normal(i, lane))

const residual = { strength: 0.8, branch: 'complement' } as const

test.each([
  ...normalizations.map((normalization) => mlpSpec({ widths: [2, 4, 4, 2], normalization, residual })),
  ...(['none', 'batch'] as const).map((normalization) =>
    convSpec({ side: 2, channels: [2, 2], pool: ['none', 'max'], normalization, residual }),
  ),
])('the tangent kernel of $kind normalised over $normalization is J Jᵀ', (model) => {
  const layout = layoutOf(model)
  const [weights, inputs, count] = [drawn(layout.size, 0), drawn(5 * layout.inputs, 1), 5]
  const values = layerValues(layout, weights, inputs, count)
  const columns = Array.from({ length: layout.size }, (_, k) => {
    const direction = new Float64Array(layout.size)
    direction[k] = 1
    return tangents(layout, weights, direction, values, count).outputs
  })
  const kernel = tangentKernel(layout, weights, inputs, count)
  kernel.forEach((entry, at) => {
    const [i, j] = [Math.floor(at / 10), at % 10]
    const product = columns.reduce((sum, column) => sum + column[i]! * column[j]!, 0)
    expect(Math.abs(entry - product)).toBeLessThan(1e-12 * (1 + Math.abs(product)))
  })
})

test('a linear network with skips is a matrix, and with normalisation it is not', () => {
  const residual = { strength: 0.5, branch: 0.8 } as const
  const of = (normalization: (typeof normalizations)[number]) =>
    layoutOf(mlpSpec({ widths: [2, 3, 3, 2], linearity: 1, bias: false, normalization, residual }))
  expect(normalizations.map((normalization) => isLinear(of(normalization)))).toEqual([true, false, false])
  const layout = of('none')
  const weights = drawn(layout.size, 4)
  const rows = layerValues(layout, weights, Float64Array.of(1, 0, 0, 1), 2).at(-1)!.output
  endToEnd(layout, weights).forEach((entry, i) => expect(Math.abs(entry - rows[i]!)).toBeLessThan(1e-14))
})

test('s = 0 gives the network without skips, and s = 1 closes the branch', () => {
  const at = (strength: number) =>
    layoutOf(mlpSpec({ widths: [2, 3, 3, 1], residual: { strength, branch: 'complement' } }))
  const plain = layoutOf(mlpSpec({ widths: [2, 3, 3, 1] }))
  const [weights, inputs] = [drawn(plain.size, 5), drawn(8, 6)]
  const outputs = (layout: typeof plain) =>
    layerValues(layout, weights, inputs, 4).map(({ output }) => output)
  expect(outputs(at(0)).map(String)).toEqual(outputs(plain).map(String))
  const [first, second] = outputs(at(1))
  expect(String(second)).toBe(String(first))
})
