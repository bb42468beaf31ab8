import { layerCount, type LayeredSpec, type ModelSpec } from '../../experiment/spec/model.ts'
import { branchNames, normalizationNames } from '../layers.ts'
import { activationNames, parameterizationNames } from '../names.ts'
import { between, type AxisPlace, type FieldsOf, type Span } from './field.ts'

/** An axis over the units of a hidden layer; the data fix the width of the first and the last layer. */
function widthAxis(value: unknown, { experiment: { model }, place }: AxisPlace): Span | undefined {
  const isHidden = model.kind === 'conv' || (model.kind === 'mlp' && place > 0 && place < layerCount(model))
  return isHidden ? between(1, Math.max(16, 2 * Number(value)))() : undefined
}

/** An axis over words that apply only to hidden layers. */
const ofHidden =
  (words: readonly string[]) =>
  (_: unknown, { experiment: { model } }: AxisPlace): Span | undefined =>
    layerCount(model) > 1 ? words : undefined

const ofLayer = (name: string, layer: number): string => `${name} of layer ${layer + 1}`

export const modelFields = {
  id: { label: 'family', name: 'function' },
  name: { label: 'name', name: 'name of the function' },
  expression: { label: 'formula' },
  parameters: {},
  extent: {},
  minima: {},
  values: {},
  resolution: {},
  widths: {
    label: 'widths',
    at: (name: string, layer: number) => ofLayer(name, layer - 1),
    each: { label: 'width', axis: widthAxis },
  },
  channels: {
    label: 'channels',
    at: ofLayer,
    each: { label: 'channels', axis: widthAxis },
  },
  activation: {
    label: 'activation',
    words: activationNames,
    axis: ofHidden(['linear', 'tanh', 'relu']),
  },
  normalization: {
    label: 'normalisation',
    words: normalizationNames,
    axis: ofHidden(['none', 'layer', 'batch']),
  },
  linearity: { label: 'linearity', axis: between(0, 1) },
  residual: {
    label: 'skips',
    fields: {
      strength: { label: 'strength s', name: 'strength of the skips', axis: between(0, 1) },
      branch: { label: 'branch β', name: 'factor of the branches', words: branchNames },
    } satisfies FieldsOf<NonNullable<LayeredSpec['residual']>>,
  },
  outputActivation: { label: 'output', words: activationNames },
  bias: { label: 'bias' },
  parameterization: { label: 'parameterisation', words: parameterizationNames },
  layerScales: { label: 'layer scales' },
  outputScale: { label: 'output scale' },
  centered: { label: 'centred, so f = 0 at w₀' },
  trained: { label: 'layers that learn' },
  side: { label: 'side', name: 'pixels along a side' },
  pool: {
    label: 'pooling',
    at: ofLayer,
    each: { label: 'pooling', words: { none: 'none', max: 'the largest', mean: 'the mean' } },
  },
  head: {
    label: 'last layer reads',
    words: { flatten: 'all positions', mean: 'means of the channels' },
  },
  outputs: { label: 'outputs' },
  features: { label: 'features' },
  hidden: { label: 'hidden units', axis: between(1, 8) },
} satisfies FieldsOf<ModelSpec>
