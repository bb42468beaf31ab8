import { expect, test } from 'vitest'
import type { TrainRequest } from '../../../../src/engine/path.ts'
import { FusedTraining } from '../../../../src/engine/kernels/training/fused-training.ts'
import type { MetricSpec } from '../../../../src/experiment/spec/metric.ts'
import type { MlpSpec } from '../../../../src/experiment/spec/model.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { testDevice } from '../../../support/device/device.ts'
import { onlyLong } from '../../../support/long.ts'
import { metricSpec, mlpSpec, networkProblem } from '../../../support/network.ts'
import { distanceFromOracle, runOf, sameBits, samplesOf } from '../../../support/kernels/training.ts'
import { byTurns } from '../../../support/turns.ts'

const { device } = await testDevice()
const fused = new FusedTraining(device, { variant: 'tiled' })
const straight = new FusedTraining(device, { variant: 'straight' })
const streamed = new FusedTraining(device, { variant: 'streamed' })
const thread = new FusedTraining(device, { variant: 'thread' })

/** Five roundings; gelu's slope itself is accurate to 5e-7. */
const fiveSteps = 2e-5

const sign = (x: number) => (x < 0 ? -1 : 1)
const oneHot = (k: number) => [0, 1, 2].map((i) => (i === k ? 1 : 0))

/** Valid targets for a loss, for one output and for three. */
const targets: Record<
  MetricSpec['loss'],
  { one: (x: number[]) => number[]; three: (x: number[]) => number[] }
> = {
  squared: { one: ([a = 0, b = 0]) => [a * b], three: ([a = 0, b = 0]) => [a, b, a * b] },
  logistic: { one: ([a = 0]) => [sign(a)], three: ([a = 0, b = 0]) => [sign(a), sign(b), sign(a * b)] },
  hinge: { one: ([a = 0]) => [sign(a)], three: ([a = 0, b = 0]) => [sign(a), sign(b), sign(a - b)] },
  'cross-entropy': { one: () => [1], three: ([a = 0, b = 0]) => oneHot(a > 0 ? 0 : b > 0 ? 1 : 2) },
  'zero-one': { one: ([a = 0]) => [sign(a)], three: ([a = 0, b = 0]) => oneHot(a > 0 ? 0 : b > 0 ? 1 : 2) },
}

type Form = 'straight' | 'streamed' | 'thread'

type Case = [
  name: string,
  forms: readonly Form[],
  model: Partial<MlpSpec> & { readonly widths: number[] },
  metric: Partial<MetricSpec>,
  weighted?: boolean,
]

/**
 * Models with the forms that train them besides the tiled one. Together they cover each form's special cases,
 * each loss, and programs with and without biases, blends, layers and sample weights.
 */
const cases: readonly Case[] = [
  ['sigmoid, sigmoid outputs, two blocks of terms', ['straight', 'streamed'], { widths: [2, 33, 1], activation: 'sigmoid', outputActivation: 'sigmoid' }, { reduction: 'mean-over-samples' }],
  ['sine, layer scales', ['straight'], { widths: [2, 3, 2, 3], activation: 'sine', layerScales: [2, 0.5, 1.5] }, { loss: 'hinge', reduction: 'sum', factor: 0.05 }],
  ['linear, no hidden layer, no bias', ['straight', 'thread'], { widths: [2, 3], bias: false }, { loss: 'logistic', reduction: 'mean-over-samples' }, true],
  ['half linear, only the middle learns, weighted, factor', ['straight', 'thread'], { widths: [2, 3, 2, 2, 1], linearity: 0.5, trained: [2, 3] }, { factor: 0.5, weightDecay: 0.2 }, true],
  ['eight hidden layers, all linear, the ends learn', [], { widths: [2, 3, 3, 3, 3, 3, 3, 3, 3, 1], linearity: 1, trained: [1, 9] }, {}],
  ['tanh outputs, centred, three outputs', ['straight', 'streamed'], { widths: [2, 3, 3], outputActivation: 'tanh', centered: true, linearity: 0.25 }, { loss: 'cross-entropy' }, true],
] // prettier-ignore

/** The other activations, and these models' features in other combinations and wider layers. */
const others: readonly Case[] = [
  ['tanh, weighted, factor and decay', ['straight'], { widths: [2, 6, 5, 1] }, { factor: 0.5, weightDecay: 0.1 }, true],
  ['sine, layer scales, wider', ['straight'], { widths: [2, 5, 3, 3], activation: 'sine', layerScales: [2, 0.5, 1.5] }, { loss: 'hinge', reduction: 'sum', factor: 0.05 }],
  ['tanh outputs, centred, three outputs, wider', ['straight', 'streamed'], { widths: [2, 5, 3], outputActivation: 'tanh', centered: true, linearity: 0.25 }, { loss: 'cross-entropy' }, true],
  ['relu, no bias, ntk', ['straight', 'thread'], { widths: [2, 5, 1], activation: 'relu', bias: false, parameterization: 'ntk' }, { reduction: 'sum', factor: 0.1 }],
  ['leaky relu, mean field', ['straight', 'streamed'], { widths: [2, 9, 3], activation: 'leaky-relu', parameterization: 'mean-field' }, { loss: 'hinge' }, true],
  ['softplus, cross-entropy, weighted', ['straight', 'streamed'], { widths: [2, 6, 3], activation: 'softplus' }, { loss: 'cross-entropy' }, true],
  ['gelu, logistic', ['straight'], { widths: [2, 4, 4, 1], activation: 'gelu' }, { loss: 'logistic' }],
  ['silu, centred, output scale', ['straight', 'streamed', 'thread'], { widths: [2, 5, 1], activation: 'silu', centered: true, outputScale: 3 }, { weightDecay: 0.05 }],
  ['sine, cross-entropy', ['straight'], { widths: [2, 5, 3, 3], activation: 'sine', layerScales: [2, 0.5, 1.5] }, { loss: 'cross-entropy', reduction: 'sum', factor: 0.05 }],
  ['linear, no hidden layer', ['straight', 'thread'], { widths: [2, 3] }, { loss: 'logistic', reduction: 'mean-over-samples' }, true],
  ['eight hidden layers, all linear', ['straight'], { widths: [2, 3, 3, 3, 3, 3, 3, 3, 3, 1], linearity: 1 }, {}],
  ['tanh outputs, squared, three outputs', ['straight', 'streamed'], { widths: [2, 5, 3], outputActivation: 'tanh', centered: true, linearity: 0.25 }, {}, true],
] // prettier-ignore

test.each([...byTurns(cases), ...onlyLong(others)])(
  '%s: within 2e-5 of the oracle for five steps, with the same bits in every form: %s',
  async (_name, forms, model, metric, weighted) => {
    const outputs = model.widths.at(-1)!
    const loss = metric.loss ?? 'squared'
    const target = targets[loss][outputs === 1 ? 'one' : 'three']
    const weight = (n: number) => Array.from({ length: outputs }, (_, k) => ((n + k) % 4) / 2)
    const part = (count: number) => samplesOf(count, 2, target, weighted ? weight : undefined)
    const problem = networkProblem(
      mlpSpec(model),
      { train: part(25), test: part(11), other: part(3) },
      metricSpec(metric),
    )
    const runs = [
      runOf(problem, { algorithm: algorithmSpec({ id: 'momentum', learningRate: 0.05, steps: 5 }) }),
      runOf(problem, {
        every: 2,
        algorithm: algorithmSpec({
          id: 'adam',
          learningRate: 0.01,
          epsilon: 1e-2,
          weightDecay: 0.02,
          steps: 5,
          batch: { size: 9, order: 'shuffled' },
        }),
      }),
    ]
    const watch = [metricSpec({ ...metric, part: 'test' }), metricSpec({ loss: 'zero-one', part: 'other' })]
    if (loss === 'squared' && outputs === 3) watch.pop()
    const request: TrainRequest = { problem, runs, watch }
    const records = await fused.run(request)
    const distances = runs.map((run, r) => distanceFromOracle(records[r]!, request, run))
    expect(Math.max(...distances), distances.join(' ')).toBeLessThan(fiveSteps)
    if (forms.includes('straight')) expect(sameBits(await straight.run(request), records)).toBe(true)
    if (forms.includes('streamed')) expect(sameBits(await streamed.run(request), records)).toBe(true)
    if (forms.includes('thread')) {
      const [found] = await thread.run({ problem, runs: runs.slice(1), watch: [] })
      expect(thread.variant).toBe('thread')
      expect(sameBits([found!], [{ ...records[1]!, watched: [] }])).toBe(true)
    }
  },
)

test.each([
  ['within 8,192 weights', [2, 88, 88, 1], 30],
  ['beyond 8,192 weights', [2, 2048, 1], 13],
])('a network %s: within 2e-5 of the oracle for two steps', async (_name, widths, count) => {
  const part = samplesOf(count, 2, targets.squared.one)
  const problem = networkProblem(mlpSpec({ widths, parameterization: 'ntk' }), { train: part, test: part })
  const batch = { size: 7, order: 'shuffled' } as const
  const algorithm = algorithmSpec({ id: 'adam', epsilon: 1e-2, steps: 2, batch })
  const request: TrainRequest = { problem, runs: [runOf(problem, { algorithm })], watch: [] }
  expect(fused.supports(request)).toBeUndefined()
  const records = await fused.run(request)
  expect(distanceFromOracle(records[0]!, request, request.runs[0]!)).toBeLessThan(fiveSteps)
  if (widths.length === 3) expect(sameBits(await streamed.run(request), records)).toBe(true)
})

test('a network beyond the limit is refused with the limit in the sentence', () => {
  const part = samplesOf(3, 2, targets.squared.one)
  const problem = networkProblem(mlpSpec({ widths: [2, 200, 200, 1] }), { train: part, test: part })
  const request: TrainRequest = { problem, runs: [], watch: [] }
  expect(fused.supports(request)).toBe('The network has 41001 weights, and a workgroup trains at most 16384.')
  const many = samplesOf(6000, 2, targets.squared.one)
  const heavy = networkProblem(mlpSpec({ widths: [2, 88, 88, 1] }), { train: many, test: part })
  expect(fused.supports({ problem: heavy, runs: [], watch: [] })).toBe(
    'One step takes 147 million multiply-adds, and a dispatch makes at most 134.',
  )
})
