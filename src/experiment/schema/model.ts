import * as v from 'valibot'
import { finite, fraction, whole } from './numbers.ts'

export const activations = [
  'tanh',
  'relu',
  'leaky-relu',
  'sigmoid',
  'softplus',
  'gelu',
  'silu',
  'sine',
  'linear',
] as const
export const activation = v.picklist(activations)
export type Activation = v.InferOutput<typeof activation>

export const parameterizations = ['standard', 'ntk', 'mean-field'] as const

/** A multilayer perceptron; widths run from the inputs to the outputs. */
export const mlp = v.strictObject({
  kind: v.literal('mlp'),
  widths: v.pipe(
    v.array(whole(1, 2048)),
    v.minLength(2, 'needs at least the number of inputs and of outputs'),
    v.maxLength(10, 'must have at most 8 hidden layers'),
  ),
  activation,
  linearity: v.optional(fraction, 0),
  outputActivation: v.optional(activation, 'linear'),
  bias: v.optional(v.boolean(), true),
  parameterization: v.optional(v.picklist(parameterizations), 'standard'),
  layerScales: v.optional(v.array(finite)),
  outputScale: v.optional(finite, 1),
  centered: v.optional(v.boolean(), false),
  trained: v.optional(v.array(whole(1, 9))),
})
export type MlpSpec = v.InferOutput<typeof mlp>

/** A closed-form function of two weights. */
export const functionModel = v.strictObject({
  kind: v.literal('function'),
  id: v.string(),
  parameters: v.optional(v.record(v.string(), finite), {}),
})
export type FunctionSpec = v.InferOutput<typeof functionModel>

export const model = v.variant('kind', [mlp, functionModel])
export type ModelSpec = v.InferOutput<typeof model>
