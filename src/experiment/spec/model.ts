import * as v from 'valibot'
import { functionOf, functions } from '../functions/catalogue.ts'
import { gridId, gridReader, type GridFields } from '../functions/grid.ts'
import { customId, functionReader } from '../functions/custom.ts'
import {
  mostChannels,
  mostTied,
  mostHidden,
  mostMinima,
  mostParameters,
  mostMapSide,
  mostTrained,
  mostUnits,
  mostUnitsDeep,
  mostUnitsDeepest,
  mostWideHidden,
} from './values/bounds.ts'
import type { ExperimentIssue } from './values/error.ts'
import { elsewhere, loadError } from './values/load-error.ts'
import { givenName } from './values/given-name.ts'
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
/** Schema of an activation id. */
export const activation = v.picklist(activations)
/** Id of an activation. */
export type Activation = v.InferOutput<typeof activation>

/** Scales s_l of W in the forward pass: 1; n_l^(-1/2) from the second layer on; or the same with 1/n_L in the last layer. */
export const parameterizations = ['standard', 'ntk', 'mean-field'] as const

/**
 * What the sums of a hidden layer are normalised over to mean 0 and variance 1: nothing; all samples, for each unit; all units, for each
 * sample.
 */
export const normalizations = ['none', 'batch', 'layer'] as const
/** Id of a normalisation. */
export type Normalization = (typeof normalizations)[number]

/** Factors of the branch φ next to a skip: √(1 - s²), which preserves the variance, or 1/√(number of skips). */
export const branches = ['complement', 'inverse-sqrt'] as const

/** Skips h_l = s h_{l-1} + β φ(z_l) around each hidden layer that is as wide as the one before; s is `strength` and β is `branch`. */
const residual = v.strictObject({
  strength: fraction,
  branch: v.optional(v.union([finite, v.picklist(branches)]), 'complement'),
})

/**
 * A multilayer perceptron, with `widths` from the inputs to the outputs. Layer l is z_l = s_l W_lᵀ h_{l-1} + b_l and h_l = φ(N(z_l)), and f
 * = outputScale · ψ(z_L), with N the normalisation; `residual` adds skips. `layerScales` sets s_1 … s_L instead of the parameterisation,
 * `centered` subtracts f at w_0, and `trained` lists the layers that are trained, counted from 1 (default: all).
 */
export const mlp = v.strictObject({
  kind: v.literal('mlp'),
  widths: v.pipe(
    atMost(mostHidden + 2, v.array(whole(1, mostUnits)), `must have at most ${mostHidden} hidden layers`),
    v.minLength(2, 'must have at least the numbers of inputs and outputs'),
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
/** An MLP with its defaults filled in. */
export type MlpSpec = v.InferOutput<typeof mlp>

/** How each 2 x 2 positions of a map are pooled to one; 'none' keeps them. */
export const poolings = ['none', 'max', 'mean'] as const
/** Id of a pooling. */
export type Pooling = (typeof poolings)[number]

/** What the last layer of a convolutional network reads: all positions of the last map, or the mean of each channel. */
export const heads = ['flatten', 'mean'] as const

/**
 * A convolutional network on square images of one channel. Layer l has `channels[l]` kernels of 3 x 3 with zero padding that preserves the
 * side, h_l = pool(φ(N(z_l))), with the skips of `residual` and N over the samples and positions of a channel. A dense layer follows.
 * `side` is the side of the images.
 */
export const conv = v.strictObject({
  kind: v.literal('conv'),
  side: v.optional(whole(2, mostMapSide), 8),
  channels: v.pipe(
    atMost(mostHidden, v.array(whole(1, mostChannels)), `must have at most ${mostHidden} layers`),
    v.minLength(1, 'must have at least one layer'),
  ),
  pool: atMost(mostHidden, v.array(v.picklist(poolings))),
  head: v.optional(v.picklist(heads), 'flatten'),
  outputs: whole(1, mostUnits),
  activation,
  linearity: v.optional(fraction, 0),
  residual: v.optional(residual),
  normalization: v.optional(v.picklist(['none', 'batch']), 'none'),
})
/** A convolutional network with its defaults filled in. */
export type ConvSpec = v.InferOutput<typeof conv>

/**
 * A network that reads its inputs back through its own weights: f = φ(WᵀW x + b) with `hidden` rows and `features` columns of W, or without
 * b. Source: Elhage et al. 2022.
 */
export const tied = v.strictObject({
  kind: v.literal('tied'),
  features: whole(1, mostTied),
  hidden: whole(1, mostTied),
  activation: v.optional(activation, 'relu'),
  linearity: v.optional(fraction, 0),
  bias: v.optional(v.boolean(), true),
})
/** A tied network with its defaults filled in. */
export type TiedSpec = v.InferOutput<typeof tied>

/** A network whose hidden layers can have skips and a normalisation. */
export type LayeredSpec = MlpSpec | ConvSpec
/** A network of any kind. */
export type NetworkSpec = LayeredSpec | TiedSpec

/**
 * A function of two weights. Most ids name a closed-form function. The id 'custom' uses an `expression` in x and y (or w1 and w2) and the
 * names of its parameters; `minima` are its known minima and `name` its label. The id 'grid' is a surface through values computed
 * elsewhere, with a schema of its own.
 */
const functionModel = v.strictObject({
  kind: v.literal('function'),
  id: v.string(),
  name: v.optional(givenName),
  expression: v.optional(v.string()),
  parameters: v.optional(atMost(mostParameters, v.record(v.string(), finite)), {}),
  minima: v.optional(
    atMost(
      mostMinima,
      v.array(v.strictTuple([finite, finite], 'must be two numbers, the weights at a minimum')),
    ),
  ),
})
/** A function with its defaults filled in. */
export type FunctionSpec = v.InferOutput<typeof functionModel> & Omit<GridFields, 'parameters'>

const anyModel = v.variant('kind', [mlp, conv, tied, functionModel])
/** A model of any kind. */
export type ModelSpec = NetworkSpec | FunctionSpec
type ModelSchema = v.GenericSchema<
  v.InferInput<typeof anyModel> | (v.InferInput<typeof functionModel> & GridFields),
  ModelSpec
>

/** A network or a function of two weights. */
export const model = v.lazy((given): ModelSchema => {
  if (Object(given).id !== gridId) return anyModel as ModelSchema
  return (gridReader()?.schema ?? v.never(loadError(elsewhere))) as ModelSchema
})

/** Numbers of inputs and outputs of a network. */
export function inputCount(model: NetworkSpec): number {
  if (model.kind === 'mlp') return model.widths[0] ?? 0
  return model.kind === 'conv' ? model.side ** 2 : model.features
}
export function outputCount(model: NetworkSpec): number {
  if (model.kind === 'mlp') return model.widths.at(-1) ?? 0
  return model.kind === 'conv' ? model.outputs : model.features
}

/** Fields that determine the meaning of a model's weights. */
const shapeFields: Readonly<Record<ModelSpec['kind'], readonly string[]>> = {
  mlp: ['widths', 'bias'],
  conv: ['side', 'channels', 'pool', 'head', 'outputs'],
  tied: ['features', 'hidden', 'bias'],
  function: ['id'],
}

/** Returns a value that is equal for models of a kind whose weights have the same meaning, parsed or not. */
export const weightsShape = (
  kind: ModelSpec['kind'],
  model: Readonly<Record<string, unknown>> | undefined,
): unknown[] => shapeFields[kind].map((field) => model?.[field])

/** Returns the path of the number of outputs within a network. */
export function outputsPath(model: NetworkSpec): string {
  if (model.kind === 'mlp') return `widths[${model.widths.length - 1}]`
  return model.kind === 'conv' ? 'outputs' : 'features'
}

/** The part of a network that contains its hidden widths. */
type Hidden = Pick<MlpSpec, 'widths'> | Pick<ConvSpec, 'channels'> | Pick<TiedSpec, 'hidden'>

/** Returns the units of each hidden layer; a channel counts as one. */
export function hiddenUnits(model: Hidden): readonly number[] {
  if ('widths' in model) return model.widths.slice(1, -1)
  return 'channels' in model ? model.channels : [model.hidden]
}

/** How a layer applies W to its inputs. */
export interface LayerShape {
  /** Rows of W, the number of inputs of a unit. */
  readonly inputs: number
  /** Columns of W, the units or the channels of a map. */
  readonly outputs: number
  /** What W reads: all inputs, the 3 x 3 patch around each position of a map, or the mean of each channel of a map. */
  readonly reads: 'all' | 'patches' | 'means'
  /** Side of the layer's input map; 1 if the input is not a map. */
  readonly side: number
  readonly pool: Pooling
  /** True if W is the transpose of the previous layer's, so that it has no weights of its own. */
  readonly tied?: boolean
}

/** Returns the number of places of a sample at which W is applied. */
export const placesOf = ({ reads, side }: Pick<LayerShape, 'reads' | 'side'>): number =>
  reads === 'patches' ? side ** 2 : 1

/** Returns the layers of a network in order. */
export function layerShapes(model: NetworkSpec): LayerShape[] {
  if (model.kind === 'mlp')
    return model.widths
      .slice(1)
      .map((outputs, l) => ({ inputs: model.widths[l] ?? 0, outputs, reads: 'all', side: 1, pool: 'none' }))
  if (model.kind === 'tied') {
    const { features, hidden } = model
    const plain = { reads: 'all', side: 1, pool: 'none' } as const
    return [
      { ...plain, inputs: features, outputs: hidden },
      { ...plain, inputs: hidden, outputs: features, tied: true },
    ]
  }
  let [side, channels] = [model.side, 1]
  const maps = model.channels.map((outputs, l): LayerShape => {
    const shape = {
      inputs: 9 * channels,
      outputs,
      reads: 'patches',
      side,
      pool: model.pool[l] ?? 'none',
    } as const
    if (shape.pool !== 'none') side /= 2
    channels = outputs
    return shape
  })
  const { outputs, head } = model
  const last = { outputs, side, pool: 'none' } as const
  return [
    ...maps,
    head === 'mean'
      ? { ...last, inputs: channels, reads: 'means' }
      : { ...last, inputs: channels * side ** 2, reads: 'all' },
  ]
}

/** Returns true if the outputs for a sample depend on the other samples. */
export const isBatchNormal = (model: ModelSpec): boolean =>
  (model.kind === 'mlp' || model.kind === 'conv') && model.normalization === 'batch'

/** Returns the number of layers of a network; a function's two weights count as one layer. */
export const layerCount = (model: ModelSpec): number =>
  model.kind === 'function' ? 1 : hiddenUnits(model).length + 1

/** Returns true if a layer, counted from 0, has biases; the first layer of a tied network has none. */
export const hasBiases = (model: NetworkSpec, layer: number): boolean =>
  model.kind === 'conv' || (model.bias && (model.kind === 'mlp' || layer > 0))

/** Sums the weights of each layer, including biases, times `times` of the layer. */
const weightsTimes = (model: NetworkSpec, times: (shape: LayerShape) => number): number =>
  layerShapes(model).reduce(
    (sum, shape, l) => sum + times(shape) * (shape.inputs + (hasBiases(model, l) ? 1 : 0)) * shape.outputs,
    0,
  )

/** Returns the number of weights, including biases; 2 for a function. */
export function weightCount(model: ModelSpec): number {
  if (model.kind === 'function') return 2
  if (model.kind === 'tied') return (model.hidden + (model.bias ? 1 : 0)) * model.features
  return weightsTimes(model, () => 1)
}

/** Returns the multiply-adds of the forward pass for one sample, which apply each weight once for each place. */
export const sampleWork = (model: NetworkSpec): number => weightsTimes(model, placesOf)

/** Returns true for a hidden layer, counted from 0, that is not the first and is as wide as the one before. */
export function hasSkip(model: Hidden, layer: number): boolean {
  const hidden = hiddenUnits(model)
  return layer > 0 && layer < hidden.length && hidden[layer - 1] === hidden[layer]
}

/** Returns the number of layers of a residual network with a skip. */
export const skipCount = (model: Hidden): number =>
  hiddenUnits(model).filter((_, l) => hasSkip(model, l)).length

/** Error for a network whose layers cannot have skips. */
export const noSkip = 'no layer can have a skip. Make two consecutive hidden layers equally wide'

/** Fills in a function's parameters. */
export function completeModel(model: ModelSpec): ModelSpec {
  if (model.kind !== 'function') return model
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
      message: `must have ${count(layers, 'scale')}, one for each layer, not ${model.layerScales.length}`,
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
        'the output of a batch-normalised network depends on the whole batch, so there is no fixed output at w_0 to subtract. Choose another normalisation or remove this field',
    }
  for (const [i, layer] of (model.trained ?? []).entries())
    if (layer > layers)
      yield {
        path: `${path}.trained[${i}]`,
        message: `there is no layer ${layer}. The network has ${count(layers, 'layer')}, counted from 1`,
      }
}

function* convIssues(model: ConvSpec, path: string): Generator<ExperimentIssue> {
  const { channels, pool } = model
  if (pool.length !== channels.length)
    yield {
      path: `${path}.pool`,
      message: `must have ${count(channels.length, 'pooling')}, one for each entry of channels, not ${pool.length}`,
    }
  for (const [l, { side, pool }] of layerShapes(model).entries())
    if (pool !== 'none' && side % 2 === 1) {
      yield {
        path: `${path}.pool[${l}]`,
        message: `a map of ${side} x ${side} cannot be divided into squares of 2 x 2. Choose "none"`,
      }
      break
    }
  if (model.residual && skipCount(model) === 0)
    yield {
      path: `${path}.residual`,
      message: 'no layer can have a skip. Give two consecutive layers the same number of channels',
    }
}

function* readIssues(model: FunctionSpec, path: string): Generator<ExperimentIssue> {
  const reader = model.id === gridId ? gridReader() : functionReader()
  if (!reader) yield { path: `${path}.expression`, message: loadError('the reader of typed functions') }
  else for (const fault of reader.faults(model)) yield { ...fault, path: `${path}.${fault.path}` }
}

function* functionIssues(model: FunctionSpec, path: string): Generator<ExperimentIssue> {
  if (model.id === customId || model.id === gridId) {
    yield* readIssues(model, path)
    return
  }
  const found = functionOf(model.id)
  if (!found) {
    const ids = [...functions.map(({ id }) => id), customId, gridId]
    yield {
      path: `${path}.id`,
      message: `unknown function "${model.id}". Choose one of ${listed(ids)}`,
    }
    return
  }
  for (const field of ['name', 'expression', 'minima'] as const)
    if (model[field] !== undefined)
      yield { path: `${path}.${field}`, message: `is only for the function "${customId}". Remove it` }
  for (const name of Object.keys(model.parameters))
    if (!Object.hasOwn(found.parameters, name))
      yield { path: `${path}.parameters.${name}`, message: `${found.title} has no parameter "${name}"` }
}

/** Yields the issues within a model at `path`. */
export function modelIssues(model: ModelSpec, path = 'model'): IterableIterator<ExperimentIssue> {
  switch (model.kind) {
    case 'mlp':
      return mlpIssues(model, path)
    case 'conv':
      return convIssues(model, path)
    case 'tied':
      return [].values()
    case 'function':
      return functionIssues(model, path)
  }
}
