import * as v from 'valibot'
import { functionOf, functions } from '../functions/catalogue.ts'
import {
  mostHidden,
  mostParameters,
  mostTrained,
  mostUnits,
  mostUnitsDeep,
  mostUnitsDeepest,
  mostWideHidden,
} from './values/bounds.ts'
import type { ExperimentIssue } from './values/error.ts'
import { atMost, numbers } from './values/lists.ts'
import { finite, fraction, whole } from './values/numbers.ts'
import { count, listed } from './values/sentences.ts'

/** Activations by id; each is (1 - linearity) φ(z) + linearity z. */
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
/** An activation by its id. */
export const activation = v.picklist(activations)
/** Id of an activation. */
export type Activation = v.InferOutput<typeof activation>

/** Scales s_l of W in the forward pass: 1; or n_l^(-1/2) from the second layer on; or that with 1/n_L in the last. */
export const parameterizations = ['standard', 'ntk', 'mean-field'] as const

/** What the sums of a hidden layer are brought to mean 0 and variance 1 over: nothing; all samples, unit by unit; all units, sample by sample. */
export const normalizations = ['none', 'batch', 'layer'] as const
/** A normalisation by its id. */
export type Normalization = (typeof normalizations)[number]

/** Factors of the branch φ beside a skip: √(1 - s²), which keeps the variance; or 1/√(number of skips). */
export const branches = ['complement', 'inverse-sqrt'] as const

/** Skips h_l = s h_{l-1} + β φ(z_l) around each hidden layer that is as wide as the one before: s is `strength`, β `branch`. */
const residual = v.strictObject({
  strength: fraction,
  branch: v.optional(v.union([finite, v.picklist(branches)]), 'complement'),
})

/**
 * A multilayer perceptron; `widths` run from the inputs to the outputs. Layer l is z_l = s_l W_lᵀ h_{l-1} + b_l and h_l = φ(N(z_l)), and
 * f = outputScale · ψ(z_L), N the normalisation; `residual` adds skips. `layerScales` are s_1 … s_L in place of the parameterisation's, `centered` subtracts f at w_0, and
 * `trained` names the layers that learn, from 1; all unless given.
 */
export const mlp = v.strictObject({
  kind: v.literal('mlp'),
  widths: v.pipe(
    atMost(mostHidden + 2, v.array(whole(1, mostUnits)), `must have at most ${mostHidden} hidden layers`),
    v.minLength(2, 'needs at least the number of inputs and of outputs'),
  ),
  activation,
  linearity: v.optional(fraction, 0),
  residual: v.optional(residual),
  normalization: v.optional(v.picklist(normalizations), 'none'),
  outputActivation: v.optional(activation, 'linear'),
  bias: v.optional(v.boolean(), true),
  parameterization: v.optional(v.picklist(parameterizations), 'standard'),
  layerScales: v.optional(numbers),
  outputScale: v.optional(finite, 1),
  centered: v.optional(v.boolean(), false),
  trained: v.optional(atMost(mostTrained, v.array(whole(1, mostHidden + 1)))),
})
/** A network with its defaults filled in. */
export type MlpSpec = v.InferOutput<typeof mlp>

/** A closed-form function of two weights. */
export const functionModel = v.strictObject({
  kind: v.literal('function'),
  id: v.string(),
  parameters: v.optional(atMost(mostParameters, v.record(v.string(), finite)), {}),
})
/** A function with its defaults filled in. */
export type FunctionSpec = v.InferOutput<typeof functionModel>

/** A network or a function of two weights. */
export const model = v.variant('kind', [mlp, functionModel])
/** A model of either kind. */
export type ModelSpec = v.InferOutput<typeof model>

/** Layers of a network; a function's two weights are one layer. */
export const layerCount = (model: ModelSpec): number => (model.kind === 'mlp' ? model.widths.length - 1 : 1)

/** Number of weights, biases included; 2 for a function. */
export function weightCount(model: ModelSpec): number {
  if (model.kind === 'function') return 2
  const { widths, bias } = model
  return widths.slice(1).reduce((sum, width, l) => sum + ((widths[l] ?? 0) + (bias ? 1 : 0)) * width, 0)
}

/** True of a hidden layer, counted from 0, that is as wide as what comes into it, from the second on. */
export const hasSkip = ({ widths }: Pick<MlpSpec, 'widths'>, layer: number): boolean =>
  layer > 0 && layer + 2 < widths.length && widths[layer] === widths[layer + 1]

/** Number of layers that a residual network has skips around. */
export const skipCount = ({ widths }: Pick<MlpSpec, 'widths'>): number =>
  widths.filter((_, l) => hasSkip({ widths }, l)).length

/** The sentence for a network whose layers can have no skip. */
export const noSkip = 'no layer can have a skip: two hidden layers after one another must be equally wide'

/** The model with a function's parameters filled in. */
export function completeModel(model: ModelSpec): ModelSpec {
  if (model.kind === 'mlp') return model
  return { ...model, parameters: { ...functionOf(model.id)?.parameters, ...model.parameters } }
}

function* mlpIssues(model: MlpSpec, path: string): Generator<ExperimentIssue> {
  const layers = layerCount(model)
  const hidden = model.widths.slice(1, -1)
  const mostDeep = hidden.length > mostWideHidden ? mostUnitsDeepest : mostUnitsDeep
  const most = hidden.length > 1 ? mostDeep : mostUnits
  for (const [i, width] of hidden.entries())
    if (width > most)
      yield {
        path: `${path}.widths[${i + 1}]`,
        message: `must be at most ${most} with ${count(hidden.length, 'hidden layer')}`,
      }
  if (model.layerScales && model.layerScales.length !== layers)
    yield {
      path: `${path}.layerScales`,
      message: `must hold one scale for each of the ${count(layers, 'layer')}, not ${model.layerScales.length}`,
    }
  if (model.residual && skipCount(model) === 0)
    yield {
      path: `${path}.residual`,
      message: noSkip,
    }
  if (model.centered && model.normalization === 'batch')
    yield {
      path: `${path}.centered`,
      message:
        'a batch-normalised network says something else of a sample in other company, so that there is no output at w_0 to subtract',
    }
  for (const [i, layer] of (model.trained ?? []).entries())
    if (layer > layers)
      yield {
        path: `${path}.trained[${i}]`,
        message: `there is no layer ${layer}: the network has ${count(layers, 'layer')}, counted from 1`,
      }
}

function* functionIssues(model: FunctionSpec, path: string): Generator<ExperimentIssue> {
  const found = functionOf(model.id)
  if (!found) {
    yield {
      path: `${path}.id`,
      message: `there is no function "${model.id}": choose one of ${listed(functions.map(({ id }) => id))}`,
    }
    return
  }
  for (const name of Object.keys(model.parameters))
    if (!Object.hasOwn(found.parameters, name))
      yield { path: `${path}.parameters.${name}`, message: `${found.title} has no parameter "${name}"` }
}

/** Issues within a model, at `path`. */
export const modelIssues = (model: ModelSpec, path = 'model'): Generator<ExperimentIssue> =>
  model.kind === 'mlp' ? mlpIssues(model, path) : functionIssues(model, path)
