import { expect, test } from 'vitest'
import { TerrainKernel } from '../../../../src/engine/kernels/terrain/terrain-kernel.ts'
import { activations } from '../../../../src/experiment/spec/model.ts'
import { testDevice } from '../../../support/device/device.ts'
import { onlyLong } from '../../../support/long.ts'
import { mlpSpec } from '../../../support/network.ts'
import {
  expectedValues,
  terrainRequest,
  worstError,
  type TerrainCase,
} from '../../../support/kernels/terrain.ts'

const { device } = await testDevice()
const kernel = new TerrainKernel(device)
/** Cuts work as a GPU does, so that wider networks take the wide form. */
const wide = new TerrainKernel(device, { workgroupMemory: 32_768, subgroup: 32, software: false })

/** Float32's unit roundoff is 6e-8, and a value sums a few hundred products through up to four layers. */
const bound = 4e-6

const small = (part: Partial<Parameters<typeof mlpSpec>[0]> = {}) =>
  mlpSpec({ widths: [2, 5, 3, 1], ...part })
const classes = mlpSpec({ widths: [2, 7, 3] })

const cases: Record<string, TerrainCase> = {
  ...Object.fromEntries(
    activations.map((activation) => [`narrow ${activation}`, { model: small({ activation }) }]),
  ),
  'a hidden activation at linearity 0.3': { model: small({ linearity: 0.3 }) },
  'linearity 1': { model: small({ activation: 'relu', linearity: 1 }) },
  'an output activation without biases': { model: small({ outputActivation: 'sigmoid', bias: false }) },
  'ntk, scaled': { model: small({ parameterization: 'ntk', outputScale: 3 }) },
  'mean-field, centred': { model: small({ parameterization: 'mean-field', centered: true, outputScale: 2 }) },
  'layer scales': { model: small({ layerScales: [2, 0.5, 1.5], activation: 'gelu' }) },
  'no hidden layer, 300 samples': { model: mlpSpec({ widths: [3, 2] }), count: 300 },
  'one sample': { model: small(), count: 1 },
  'sum, factor, weight decay': {
    model: small(),
    metric: { reduction: 'sum', factor: 0.5, weightDecay: 0.1 },
  },
  'weighted mean': { model: classes, weighted: true },
  'weighted mean over samples': {
    model: classes,
    weighted: true,
    metric: { reduction: 'mean-over-samples' },
  },
  logistic: { model: small(), metric: { loss: 'logistic' } },
  hinge: { model: small(), metric: { loss: 'hinge' } },
  'cross-entropy, weighted': { model: classes, metric: { loss: 'cross-entropy' }, weighted: true },
  'zero-one of one output': { model: small(), metric: { loss: 'zero-one' } },
  'zero-one of three classes, weighted': { model: classes, metric: { loss: 'zero-one' }, weighted: true },
  'wide, centred, sigmoid output': {
    model: mlpSpec({ widths: [2, 40, 3], centered: true, outputActivation: 'sigmoid' }),
    metric: { weightDecay: 0.01 },
    weighted: true,
  },
  'wide, 40 inputs and 66 units without biases': {
    model: mlpSpec({ widths: [40, 66, 2], bias: false, activation: 'relu' }),
    resolution: [3, 2],
  },
}

/**
 * Cases that terrain-variants.test.ts covers with smaller networks, and terrain-limits.test.ts with a larger
 * one.
 */
const larger: Record<string, TerrainCase> = {
  'wide, tanh': { model: mlpSpec({ widths: [2, 40, 40, 1] }), count: 70 },
  'wide, 300 units without biases': {
    model: mlpSpec({ widths: [40, 300, 2], bias: false, activation: 'relu' }),
    resolution: [3, 2],
  },
  'wide, cross-entropy': { model: mlpSpec({ widths: [5, 130, 70, 4] }), metric: { loss: 'cross-entropy' } },
}

test.each([...Object.entries(cases), ...onlyLong(Object.entries(larger))])(
  '%s agrees with the oracle',
  async (name, given) => {
    const request = terrainRequest(given)
    const chosen = name.startsWith('wide') ? wide : kernel
    const field = await chosen.run(request)
    expect(chosen.variant.split(',')[0]).toBe(name.startsWith('wide') ? 'wide' : 'narrow')
    const expected = expectedValues(request)
    const finite = expected.filter(Number.isFinite)
    const scale = Math.max(...finite.map(Math.abs)) / 10
    expect(field.resolution).toEqual(request.resolution)
    expect(worstError(field, expected, scale)).toBeLessThan(bound)
    expect(field.nonFinite).toBe(0)
    expect(field.min).toBe(Math.min(...field.values))
    expect(field.max).toBe(Math.max(...field.values))
  },
)
