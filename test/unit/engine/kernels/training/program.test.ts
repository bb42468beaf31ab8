import { expect, test } from 'vitest'
import { footprintOf } from '../../../../../src/engine/kernels/training/footprint.ts'
import { suitsThreads, variantOf } from '../../../../../src/engine/kernels/training/program.ts'
import type { NetworkVariant } from '../../../../../src/engine/kernels/training/variants.ts'
import type { MlpSpec } from '../../../../../src/experiment/spec/model.ts'
import { algorithmSpec } from '../../../../support/algorithm.ts'
import { samplesOf } from '../../../../support/kernels/training.ts'
import { mlpSpec, networkProblem } from '../../../../support/network.ts'

const software = { vendor: 'google', architecture: 'swiftshader' } as GPUAdapterInfo
const card = { vendor: 'nvidia', architecture: 'ampere' } as GPUAdapterInfo

test.each<[string, number[], number, NetworkVariant, NetworkVariant]>([
  ['many weights and few samples', [2, 26, 1], 16, 'streamed', 'streamed'],
  ['many weights and more samples', [2, 26, 1], 17, 'straight', 'tiled'],
  ['few weights and few samples', [2, 24, 1], 16, 'straight', 'tiled'],
  ['one hidden layer of many weights', [2, 130, 1], 45, 'streamed', 'streamed'],
  ['one hidden layer of many weights, and many inputs', [9, 130, 1], 45, 'tiled', 'tiled'],
  ['few weights of two hidden layers', [2, 15, 15, 1], 45, 'straight', 'tiled'],
  ['many weights of two hidden layers', [2, 20, 20, 1], 45, 'tiled', 'tiled'],
])('the form that suits a network of %s', (_, widths, count, inSoftware, onCard) => {
  const samples = samplesOf(count, widths[0]!, ([a = 0]) => [a])
  const { model } = networkProblem(mlpSpec({ widths }), { train: samples, test: samples })
  if (model.kind !== 'network') throw new Error('no network')
  expect(variantOf(model, software)).toBe(inSoftware)
  expect(variantOf(model, card)).toBe(onCard)
})

const samples = samplesOf(41, 2, ([a = 0]) => [a])
const modelOf = (layers: Partial<MlpSpec>, widths = [2, 6, 6, 1]) => {
  const { model } = networkProblem(mlpSpec({ widths, ...layers }), { train: samples, test: samples })
  if (model.kind !== 'network') throw new Error('no network')
  return model
}

test('only tiles have skips and normalisation, and a single thread has no such run', () => {
  const algorithms = [algorithmSpec({ id: 'adam' })]
  for (const layers of [{ normalization: 'layer' }, { residual: { strength: 1, branch: 1 } }] as const) {
    const model = modelOf(layers, [2, 3, 3, 1])
    expect([software, card].map((adapter) => variantOf(model, adapter))).toEqual(['tiled', 'tiled'])
    expect(suitsThreads(model.layout, algorithms)).toBe(false)
  }
  expect(suitsThreads(modelOf({}, [2, 3, 3, 1]).layout, algorithms)).toBe(true)
})

test('samples that are normalised together form one tile, whose threads fill the parts of a unit', () => {
  const most = { quads: 4, threads: 4 }
  const [alone, together] = (['layer', 'batch'] as const).map((normalization) =>
    footprintOf(modelOf({ normalization }).layout, samples.count, software, most),
  )
  expect(alone).toMatchObject({ quads: 4, threads: 4 })
  expect(together).toMatchObject({ quads: 12, threads: 8 })
})
