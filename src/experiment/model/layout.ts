import { hasSkip, skipCount, type Activation, type MlpSpec, type Normalization } from '../spec/model.ts'

/** A way around a layer: what came in, times `skip`, is added to what the layer makes of it, times `branch`. */
export interface Residual {
  readonly skip: number
  readonly branch: number
}

/**
 * One layer of a network: z = scale · Wᵀh + b, normalised, then its activation, then the skip.
 * W is row-major [inputs][outputs] at `weights` in the flat weight vector; b follows at `biases`.
 */
export interface Layer {
  readonly inputs: number
  readonly outputs: number
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
  readonly inputs: number
  readonly outputs: number
  readonly linearity: number
  readonly outputScale: number
  /** f - f_0 with f_0 the output at the run's w_0, before outputScale. */
  readonly centered: boolean
}

/** s_1..s_L: 1 (standard); 1, then n_l^(-1/2) (ntk); as ntk, but 1/n_L last (mean-field); `layerScales` overrides. */
function layerScale(model: MlpSpec, layer: number, inputs: number, last: boolean): number {
  const given = model.layerScales?.[layer]
  if (given !== undefined) return given
  if (model.parameterization === 'standard') return 1
  if (last && model.parameterization === 'mean-field') return 1 / inputs
  return layer === 0 ? 1 : 1 / Math.sqrt(inputs)
}

/** s and β of the layers that have a skip. */
function residualOf(model: MlpSpec): Residual | undefined {
  if (!model.residual) return undefined
  const { strength, branch } = model.residual
  if (branch === 'complement') return { skip: strength, branch: Math.sqrt(1 - strength ** 2) }
  return { skip: strength, branch: branch === 'inverse-sqrt' ? 1 / Math.sqrt(skipCount(model)) : branch }
}

/** The layout of a network. Per layer W row-major [in][out], then b (absent where bias is false). */
export function layoutOf(model: MlpSpec): Layout {
  const layers: Layer[] = []
  const residual = residualOf(model)
  let offset = 0
  for (let l = 0; l + 1 < model.widths.length; l++) {
    const inputs = model.widths[l]!
    const outputs = model.widths[l + 1]!
    const last = l + 2 === model.widths.length
    const normalization = last ? 'none' : model.normalization
    const end = offset + (inputs + (model.bias ? 1 : 0)) * outputs
    layers.push({
      inputs,
      outputs,
      weights: offset,
      biases: model.bias && normalization !== 'batch' ? offset + inputs * outputs : undefined,
      end,
      scale: layerScale(model, l, inputs, last),
      normalization,
      activation: last ? model.outputActivation : model.activation,
      residual: hasSkip(model, l) ? residual : undefined,
      trained: model.trained === undefined || model.trained.includes(l + 1),
    })
    offset = end
  }
  return {
    layers,
    size: offset,
    inputs: model.widths[0]!,
    outputs: model.widths.at(-1)!,
    linearity: model.linearity,
    outputScale: model.outputScale,
    centered: model.centered,
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
  layers.every(({ normalization }) => normalization === 'none') &&
  (linearity === 1 || layers.every(({ activation }) => activation === 'linear'))

/** True of a network without skips and normalisation. */
export const isPlain = ({ layers }: Pick<Layout, 'layers'>): boolean =>
  layers.every(({ normalization, residual }) => normalization === 'none' && !residual)

/** True where what the network says of a sample depends on the others that it is asked about. */
export const isBatchNormalized = ({ layers }: Layout): boolean =>
  layers.some(({ normalization }) => normalization === 'batch')

/** True where the worst input within reach of a sample is known in closed form for every loss: one output, linear in the inputs. */
export const worstIsExact = (layout: Layout): boolean => layout.outputs === 1 && isLinear(layout)
