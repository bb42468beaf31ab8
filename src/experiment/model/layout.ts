import {
  hasBiases,
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

/** A skip around a layer: its output is `skip` times the input plus `branch` times the layer's own value. */
export interface Residual {
  readonly skip: number
  readonly branch: number
}

/**
 * One layer of a network: z = scale · Wᵀh + b at each of its places, normalised, followed by the activation, the skip and the pooling. W is
 * row-major [inputs][outputs] at `weights` in the flat weight vector; b follows at `biases`. The W of a tied layer is the transpose of the
 * previous layer's, at the same place.
 */
export interface Layer extends LayerShape {
  /** Offset of W in the flat weights. */
  readonly weights: number
  /** Distances in the flat weights between the rows of W and between its columns. */
  readonly rowStep: number
  readonly columnStep: number
  /** Offset of the layer's own weights: those of W, or the biases of a tied layer. */
  readonly own: number
  /** Offset of b in the flat weights; undefined without biases, or if batch normalisation cancels them. */
  readonly biases: number | undefined
  /** Offset in the flat weights after this layer. */
  readonly end: number
  /** s_l of model/README.md, the parameterisation's factor of Wᵀh. */
  readonly scale: number
  readonly normalization: Normalization
  readonly activation: Activation
  /** Undefined without a skip. */
  readonly residual: Residual | undefined
  /** True if the layer is trained. */
  readonly trained: boolean
}

/** The offset of each layer in the flat weight vector, and the constants of the forward pass. */
export interface Layout {
  readonly layers: readonly Layer[]
  /** Number of weights, including biases. */
  readonly size: number
  /** Multiply-adds of the forward pass of one sample. */
  readonly work: number
  readonly inputs: number
  readonly outputs: number
  readonly linearity: number
  readonly outputScale: number
  /** True if the output is f - f_0, with f_0 the output at the run's w_0, before outputScale. */
  readonly centered: boolean
}

/** The fields of an MLP that other networks do not have. */
type Form = Pick<
  MlpSpec,
  | 'activation'
  | 'outputActivation'
  | 'parameterization'
  | 'layerScales'
  | 'outputScale'
  | 'centered'
  | 'trained'
> &
  Partial<Pick<MlpSpec, 'residual' | 'normalization'>>

const plainForm = { parameterization: 'standard', outputScale: 1, centered: false } as const

/** Returns the form of a network; the hidden units of a tied one are linear. */
function formOf(model: NetworkSpec): Form {
  if (model.kind === 'mlp') return model
  return model.kind === 'conv'
    ? { ...plainForm, ...model, outputActivation: 'linear' }
    : { ...plainForm, activation: 'linear', outputActivation: model.activation }
}

/** Returns s_l: 1 (standard); 1, then n_l^(-1/2) (ntk); as ntk, but 1/n_L in the last layer (mean-field); `layerScales` overrides them. */
function layerScale(model: Form, layer: number, inputs: number, last: boolean): number {
  const given = model.layerScales?.[layer]
  if (given !== undefined) return given
  if (model.parameterization === 'standard') return 1
  if (last && model.parameterization === 'mean-field') return 1 / inputs
  return layer === 0 ? 1 : 1 / Math.sqrt(inputs)
}

/** Returns s and β of a model's layers with a skip. */
function modelResidual(model: NetworkSpec): Residual | undefined {
  if (model.kind === 'tied' || !model.residual) return undefined
  const { strength, branch } = model.residual
  if (branch === 'complement') return { skip: strength, branch: Math.sqrt(1 - strength ** 2) }
  return { skip: strength, branch: branch === 'inverse-sqrt' ? 1 / Math.sqrt(skipCount(model)) : branch }
}

/** Returns the layout of a network: for each layer W, row-major [in][out], then b (absent if bias is false). */
export function layoutOf(model: NetworkSpec): Layout {
  const form = formOf(model)
  const shapes = layerShapes(model)
  const residual = modelResidual(model)
  let offset = 0
  const layers = shapes.map((shape, l): Layer => {
    const { inputs, outputs, tied } = shape
    const own = offset
    const last = l === shapes.length - 1
    const normalization = last ? 'none' : (form.normalization ?? 'none')
    const biases = own + (tied ? 0 : inputs * outputs)
    const biased = hasBiases(model, l)
    offset = biases + (biased ? outputs : 0)
    return {
      ...shape,
      weights: tied ? own - inputs * outputs : own,
      rowStep: tied ? 1 : outputs,
      columnStep: tied ? inputs : 1,
      own,
      biases: biased && normalization !== 'batch' ? biases : undefined,
      end: offset,
      scale: layerScale(form, l, inputs, last),
      normalization,
      activation: last ? form.outputActivation : form.activation,
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

/** Returns the offset of b in the flat weights, even if batch normalisation cancels it; undefined without biases. */
export function storedBiases({
  inputs,
  outputs,
  own,
  end,
  tied,
}: Pick<Layer, 'inputs' | 'outputs' | 'own' | 'end' | 'tied'>): number | undefined {
  const biases = own + (tied ? 0 : inputs * outputs)
  return end > biases ? biases : undefined
}

/** Returns the ranges [from, to) of trained weights in the flat vector, one for each trained layer. */
export const learningRanges = (layout: Layout): [from: number, to: number][] =>
  layout.layers
    .filter((layer) => layer.trained)
    .map(({ own, inputs, outputs, biases, tied }) => [
      own,
      own + (tied ? 0 : inputs * outputs) + (biases === undefined ? 0 : outputs),
    ])

/** Returns a copy of a vector in weight space with 0 for untrained weights. */
export function learningPart(layout: Layout, vector: Float64Array): Float64Array {
  const part = new Float64Array(vector.length)
  for (const [from, to] of learningRanges(layout)) part.set(vector.subarray(from, to), from)
  return part
}

/** Returns true if the network's map from inputs to outputs, without biases, is a matrix. */
export const isLinear = ({ layers, linearity }: Layout): boolean =>
  layers.every(({ normalization, pool }) => normalization === 'none' && pool !== 'max') &&
  (linearity === 1 || layers.every(({ activation }) => activation === 'linear'))

/** Returns true for a network whose last layer reads through the transpose of the first. */
export const isTied = ({ layers }: Pick<Layout, 'layers'>): boolean => layers.some(({ tied }) => tied)

/** Returns true for a convolutional network. */
export const hasMaps = ({ layers }: Pick<Layout, 'layers'>): boolean =>
  layers.some(({ reads }) => reads === 'patches')

/** Numbers of a sample that enter a layer, and that leave it. */
export const widthBefore = ({ inputs, reads, side }: LayerShape): number =>
  reads === 'all' ? inputs : (reads === 'patches' ? inputs / 9 : inputs) * side ** 2
export const widthAfter = (layer: LayerShape): number =>
  (layer.outputs * placesOf(layer)) / (layer.pool === 'none' ? 1 : 4)

/** Returns the rows of a layer's W that read one unit, or one channel, of the previous layer. */
export function rowsOfUnit({ inputs, reads, side }: LayerShape, unit: number): number[] {
  if (reads === 'patches') return Array.from({ length: 9 }, (_, tap) => unit * 9 + tap)
  const positions = reads === 'all' ? side ** 2 : 1
  return Array.from({ length: positions }, (_, position) => (position * inputs) / positions + unit)
}

/** The factors of a layer without a skip. */
export const noResidual: Residual = { skip: 0, branch: 1 }

/** Returns s and β, which all layers with a skip share; those of a layer without a skip if there are none. */
export const residualOf = ({ layers }: Pick<Layout, 'layers'>): Residual =>
  layers.find(({ residual }) => residual)?.residual ?? noResidual

/** Returns true if some layer has a skip. */
export const hasSkips = ({ layers }: Pick<Layout, 'layers'>): boolean =>
  layers.some(({ residual }) => residual)

/** Returns true if some layer is normalised. */
export const isNormalized = ({ layers }: Pick<Layout, 'layers'>): boolean =>
  layers.some(({ normalization }) => normalization !== 'none')

/** Returns true for a network without skips and normalisation. */
export const isPlain = (layout: Pick<Layout, 'layers'>): boolean => !isNormalized(layout) && !hasSkips(layout)

/** Returns true if the output for a sample depends on the other samples of the batch. */
export const isBatchNormalized = ({ layers }: Layout): boolean =>
  layers.some(({ normalization }) => normalization === 'batch')

/**
 * Returns true if the worst input within reach of a sample has a closed form for every loss, which needs one output, linear in the inputs.
 */
export const worstIsExact = (layout: Layout): boolean => layout.outputs === 1 && isLinear(layout)
