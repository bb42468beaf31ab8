import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Layer, Layout } from '../../../experiment/model/layout.ts'
import { activationCode } from '../gpu/codes.ts'
import { maxOf } from '../../../math/statistics/range.ts'

/**
 * Returns `value`, rounded to float32, as a WGSL literal. @throws ExperimentError at `path` if that is not
 * finite
 */
export function float32Literal(value: number, path = 'model'): string {
  const rounded = Math.fround(value)
  if (!Number.isFinite(rounded))
    throw ExperimentError.at(path, `${value} is beyond the largest float32 number, about 3.4e38.`)
  return `${rounded}f`
}

const layerLiteral = ({ inputs, outputs, weights, biases, scale, activation, trained }: Layer): string =>
  `  Layer(${inputs}u, ${outputs}u, ${weights}u, ${biases ?? 0}u, ${biases !== undefined}, ` +
  `${float32Literal(scale, 'model.layerScales')}, ${activationCode[activation]}u, ${trained}),`

/**
 * Returns the parts of a kernel that depend on the network's shape, as WGSL constants: the table `layers`,
 * which may be indexed by a constant or in a loop, and the counts around it. `weights` and `biases` are
 * offsets in the flat weight vector; for a layer without biases, `biases` is 0 and `biased` false.
 * `activation` is a code of codes.ts.
 */
export function shapeConstants(layout: Layout): string {
  const { layers, size, inputs, outputs, linearity, outputScale, centered } = layout
  const widest = Math.max(inputs, maxOf(layers.map((layer) => layer.outputs)))
  return `struct Layer {
  inputs: u32,
  outputs: u32,
  weights: u32,
  biases: u32,
  biased: bool,
  scale: f32,
  activation: u32,
  trained: bool,
}
const LAYERS = ${layers.length}u;
const WEIGHTS = ${size}u;
const INPUTS = ${inputs}u;
const OUTPUTS = ${outputs}u;
const WIDEST = ${widest}u;
const LINEARITY = ${float32Literal(linearity, 'model.linearity')};
const OUTPUT_SCALE = ${float32Literal(outputScale, 'model.outputScale')};
const CENTERED = ${centered};
const layers = array<Layer, ${layers.length}>(
${layers.map(layerLiteral).join('\n')}
);
`
}

/**
 * Writes one WGSL statement per layer, first to last, so that each sees its sizes as constants and the
 * compiler may unroll its loops: `layerSequence(layout, (l) => \`dense(\${l}u);\`)`.
 */
export function layerSequence(layout: Layout, statement: (index: number, layer: Layer) => string): string {
  return layout.layers.map((layer, index) => `  ${statement(index, layer)}`).join('\n')
}

/**
 * Returns the layout with each layer's outputs padded to a multiple of `lanes`, so that a vector holds
 * `lanes` units of one row of W; offsets then count vectors. The padding has weights 0 and is never read, as
 * `inputs` is not padded.
 */
export function paddedLayout(layout: Layout, lanes = 4): Layout {
  let offset = 0
  const layers = layout.layers.map((layer) => {
    const vectors = Math.ceil(layer.outputs / lanes)
    const weights = offset
    offset += layer.inputs * vectors
    if (layer.biases === undefined) return { ...layer, weights }
    const biases = offset
    offset += vectors
    return { ...layer, weights, biases }
  })
  return { ...layout, layers, size: offset }
}

/**
 * Returns flat weights (or a direction) as float32 in the order of `paddedLayout`, with zeros in the padding.
 */
export function padWeights(layout: Layout, values: ArrayLike<number>, lanes = 4): Float32Array<ArrayBuffer> {
  const padded = paddedLayout(layout, lanes)
  const result = new Float32Array(padded.size * lanes)
  const copy = (from: number, to: number, count: number) => {
    for (let i = 0; i < count; i++) result[to + i] = values[from + i]!
  }
  layout.layers.forEach((layer, l) => {
    const target = padded.layers[l]
    if (!target) return
    const stride = Math.ceil(layer.outputs / lanes) * lanes
    for (let k = 0; k < layer.inputs; k++)
      copy(layer.weights + k * layer.outputs, target.weights * lanes + k * stride, layer.outputs)
    if (layer.biases !== undefined && target.biases !== undefined)
      copy(layer.biases, target.biases * lanes, layer.outputs)
  })
  return result
}
