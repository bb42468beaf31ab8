import { expect, test } from 'vitest'
import { variantOf } from '../../../../../src/engine/kernels/training/program.ts'
import type { NetworkVariant } from '../../../../../src/engine/kernels/training/variants.ts'
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
