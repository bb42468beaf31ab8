import { expect, test } from 'vitest'
import { layoutOf } from '../../../../src/experiment/model/layout.ts'
import { weightCount } from '../../../../src/experiment/spec/model.ts'

const base = {
  kind: 'mlp',
  activation: 'tanh',
  linearity: 0,
  normalization: 'none',
  outputActivation: 'linear',
  bias: true,
  outputScale: 1,
  centered: false,
} as const

test('a 2-8-8-1 network has 105 weights in the documented order', () => {
  const layout = layoutOf({ ...base, widths: [2, 8, 8, 1], parameterization: 'standard' })
  expect(layout.size).toBe(105)
  expect(layout.layers.map((l) => [l.weights, l.biases])).toEqual([
    [0, 16],
    [24, 88],
    [96, 104],
  ])
})

test('parameterisations scale the layers and layerScales overrides them', () => {
  const scales = (parameterization: 'standard' | 'ntk' | 'mean-field', layerScales?: number[]) =>
    layoutOf({
      ...base,
      widths: [2, 4, 16, 1],
      parameterization,
      ...(layerScales ? { layerScales } : {}),
    }).layers.map((l) => l.scale)
  expect(scales('standard')).toEqual([1, 1, 1])
  expect(scales('ntk')).toEqual([1, 0.5, 0.25])
  expect(scales('mean-field')).toEqual([1, 0.5, 1 / 16])
  expect(scales('ntk', [3, 2, 1])).toEqual([3, 2, 1])
})

test.each([[[2, 1]], [[1, 1, 1]], [[2, 8, 8, 1]], [[3, 7, 5, 4]]])(
  'the checks count the weights of %j as the layout does, with biases and without',
  (widths) => {
    for (const bias of [true, false]) {
      const model = { ...base, widths, bias, parameterization: 'standard' } as const
      expect(weightCount(model)).toBe(layoutOf(model).size)
    }
  },
)
