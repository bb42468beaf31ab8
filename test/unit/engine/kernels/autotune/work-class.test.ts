import { expect, test } from 'vitest'
import { versionOf } from '../../../../../src/engine/kernels/terrain/version.ts'
import { workClass } from '../../../../../src/engine/kernels/autotune/work-class.ts'
import { layoutOf } from '../../../../../src/experiment/model/layout.ts'
import type { MetricSpec } from '../../../../../src/experiment/spec/metric.ts'
import type { MlpSpec } from '../../../../../src/experiment/spec/model.ts'
import { metricSpec, mlpSpec } from '../../../../support/network.ts'

const classOf = (model: Partial<MlpSpec> = {}, loss: MetricSpec['loss'] = 'squared', quads = 10) =>
  workClass(layoutOf(mlpSpec({ widths: [2, 17, 1], ...model })), metricSpec({ loss }), quads)

test('networks that differ by a few units or samples share a class', () => {
  expect(classOf()).toBe('2-20-1, tanh, linear, squared, 64 samples')
  expect(classOf({ widths: [2, 20, 1] }, 'squared', 16)).toBe(classOf())
  expect(classOf({ linearity: 0.5, outputScale: 3 })).toBe(classOf())
})

test.each([
  ['width', classOf({ widths: [2, 21, 1] })],
  ['outputs', classOf({ widths: [2, 17, 2] })],
  ['inputs', classOf({ widths: [3, 17, 1] })],
  ['activation', classOf({ activation: 'relu' })],
  ['activation of the outputs', classOf({ outputActivation: 'tanh' })],
  ['loss', classOf({}, 'logistic')],
  ['samples', classOf({}, 'squared', 17)],
])('another %s makes another class', (_, other) => {
  expect(other).not.toBe(classOf())
})

test('shaders have one version, and another one after any change', () => {
  expect(versionOf('let x = 1;', 'let y = 2;')).toBe(versionOf('let x = 1;', 'let y = 2;'))
  expect(versionOf('let x = 1;', 'let y = 3;')).not.toBe(versionOf('let x = 1;', 'let y = 2;'))
})
