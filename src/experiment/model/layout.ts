import {
  hasSkip,
  inputCount,
  layerShapes,
  outputCount,
  placesOf,
  sampleWork,
  skipCount,
  type Activation,
  type LayerShape,
  type MlpSpec,
  type NetworkSpec,
  type Normalization,
} from '../spec/model.ts'

/** A way around a layer: what came in, times `skip`, is added to what the layer makes of it, times `branch`. */
export interface Residual {
  readonly skip: number
  readonly branch: number
}

/**
 * One layer of a network: z = scale · Wᵀh + b at each of its places, normalised, then its activation, then the skip, then the pooling.
 * W is row-major [inputs][outputs] at `weights` in the flat weight vector; b follows at `biases`.
 */
export interface Layer extends LayerShape {
  /** Offset of W in the flat weights. */
  readonly weights: number
  /** Offset of b in the flat weights; undefined without biases, and where the mean over the samples takes them away again. */
  readonly biases: number | undefined
  /** Offset in the flat weights of what follows the layer. */
  readonly end: number
  /** s_l of model/README.md: what the parameterisation multiplies Wᵀh by. */
  readonly scale: number
  readonly normalization: Normalization
  readonly activation: Activation
  /** Undefined without a skip. */
  readonly residual: Residual | undefined
  /** True for a layer that learns. */
  readonly trained: boolean
}

/** Places of each layer's numbers in the flat weight vector, and the constants of the forward pass. */
export interface Layout {
  readonly layers: readonly Layer[]
  /** Number of weights, biases included. */
  readonly size: number
  /** Multiply-adds of one sample's answer. */
  readonly work: number
  readonly inputs: number
  readonly outputs: number
  readonly linearity: number
  readonly outputScale: number
  /** f - f_0 with f_0 the output at the run's w_0, before outputScale. */
  readonly centered: boolean
}

/** The fields of a network that have no place among those of a convolutional one. */
type Form = Pick<
  MlpSpec,
  'bias' | 'outputActivation' | 'parameterization' | 'layerScales' | 'outputScale' | 'centered' | 'trained'
>

/** What they are there. */
const formOfMaps: Form = {
  bias: true,
  outputActivation: 'linear',
  parameterization: 'standard',
  outputScale: 1,
  centered: false,
}

/** s_1..s_L: 1 (standard); 1, then n_l^(-1/2) (ntk); as ntk, but 1/n_L last (mean-field); `layerScales` overrides. */
function layerScale(model: Form, layer: number, inputs: number, last: boolean): number {
  const given = model.layerScales?.[layer]
  if (given !== undefined) return given
  if (model.parameterization === 'standard') return 1
  if (last && model.parameterization === 'mean-field') return 1 / inputs
  return layer === 0 ? 1 : 1 / Math.sqrt(inputs)
}

/** s and β of a model's layers that have a skip. */
function modelResidual(model: NetworkSpec): Residual | undefined {
  if (!model.residual) return undefined
  const { strength, branch } = model.residual
  if (branch === 'complement') return { skip: strength, branch: Math.sqrt(1 - strength ** 2) }
  return { skip: strength, branch: branch === 'inverse-sqrt' ? 1 / Math.sqrt(skipCount(model)) : branch }
}

/** The layout of a network. Per layer W row-major [in][out], then b (absent where bias is false). */
export function layoutOf(model: NetworkSpec): Layout {
  const form = model.kind === 'mlp' ? model : formOfMaps
  const shapes = layerShapes(model)
  const residual = modelResidual(model)
  let offset = 0
  const layers = shapes.map((shape, l): Layer => {
    const { inputs, outputs } = shape
    const weights = offset
    const last = l === shapes.length - 1
    const normalization = last ? 'none' : model.normalization
    offset += (inputs + (form.bias ? 1 : 0)) * outputs
    return {
      ...shape,
      weights,
      biases: form.bias && normalization !== 'batch' ? weights + inputs * outputs : undefined,
      end: offset,
      scale: layerScale(form, l, inputs, last),
      normalization,
      activation: last ? form.outputActivation : model.activation,
      residual: hasSkip(model, l) ? residual : undefined,
      trained: form.trained === undefined || form.trained.includes(l + 1),
    }
  })
  return {
    layers,
    size: offset,
    work: sampleWork(model),
    inputs: inputCount(model),
    outputs: outputCount(model),
    linearity: model.linearity,
    outputScale: form.outputScale,
    centered: form.centered,
  }
}

/** Offset of b in the flat weights, whether it acts or not; undefined without biases. */
export const storedBiases = ({
  inputs,
  outputs,
  weights,
  end,
}: Pick<Layer, 'inputs' | 'outputs' | 'weights' | 'end'>) =>
  end > weights + inputs * outputs ? weights + inputs * outputs : undefined

/** Places of the weights that learn in the flat vector: [from, to) of each layer that learns. */
export const learningRanges = (layout: Layout): [from: number, to: number][] =>
  layout.layers
    .filter((layer) => layer.trained)
    .map(({ weights, inputs, outputs, biases }) => [
      weights,
      weights + inputs * outputs + (biases === undefined ? 0 : outputs),
    ])

/** A copy of a vector in weight space with 0 for weights that do not learn. */
export function learningPart(layout: Layout, vector: Float64Array): Float64Array {
  const part = new Float64Array(vector.length)
  for (const [from, to] of learningRanges(layout)) part.set(vector.subarray(from, to), from)
  return part
}

/** True where the network's map from inputs to outputs is a matrix, biases left out. */
export const isLinear = ({ layers, linearity }: Layout): boolean =>
  layers.every(({ normalization, pool }) => normalization === 'none' && pool !== 'max') &&
  (linearity === 1 || layers.every(({ activation }) => activation === 'linear'))

/** True of a convolutional network. */
export const hasMaps = ({ layers }: Pick<Layout, 'layers'>): boolean =>
  layers.some(({ reads }) => reads === 'patches')

/** Numbers of a sample that come into a layer, and that leave it. */
export const widthBefore = ({ inputs, reads, side }: LayerShape): number =>
  reads === 'all' ? inputs : (reads === 'patches' ? inputs / 9 : inputs) * side ** 2
export const widthAfter = (layer: LayerShape): number =>
  (layer.outputs * placesOf(layer)) / (layer.pool === 'none' ? 1 : 4)

/** Rows of a layer's W that read one unit, or one channel, of the layer before. */
export function rowsOfUnit({ inputs, reads, side }: LayerShape, unit: number): number[] {
  if (reads === 'patches') return Array.from({ length: 9 }, (_, tap) => unit * 9 + tap)
  const positions = reads === 'all' ? side ** 2 : 1
  return Array.from({ length: positions }, (_, position) => (position * inputs) / positions + unit)
}

/** What a layer without a skip makes of its inputs. */
export const noResidual: Residual = { skip: 0, branch: 1 }

/** s and β of the layers that have a skip, which all share; those of a layer without where none has. */
export const residualOf = ({ layers }: Pick<Layout, 'layers'>): Residual =>
  layers.find(({ residual }) => residual)?.residual ?? noResidual

/** True where some layer has a skip. */
export const hasSkips = ({ layers }: Pick<Layout, 'layers'>): boolean =>
  layers.some(({ residual }) => residual)

/** True where some layer is normalised. */
export const isNormalized = ({ layers }: Pick<Layout, 'layers'>): boolean =>
  layers.some(({ normalization }) => normalization !== 'none')

/** True of a network without skips and normalisation. */
export const isPlain = (layout: Pick<Layout, 'layers'>): boolean => !isNormalized(layout) && !hasSkips(layout)

/** True where what the network says of a sample depends on the others that it is asked about. */
export const isBatchNormalized = ({ layers }: Layout): boolean =>
  layers.some(({ normalization }) => normalization === 'batch')

/** True where the worst input within reach of a sample is known in closed form for every loss: one output, linear in the inputs. */
export const worstIsExact = (layout: Layout): boolean => layout.outputs === 1 && isLinear(layout)
