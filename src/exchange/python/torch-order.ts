import { storedBiases, type Layer, type Layout } from '../../experiment/model/layout.ts'

/**
 * The row of W in the flat weights for a column in PyTorch. PyTorch flattens a map channel by channel, and this page position by position.
 */
function rowOf({ reads, side, inputs }: Layer, column: number): number {
  if (reads !== 'all' || side === 1) return column
  const positions = side ** 2
  return (column % positions) * (inputs / positions) + Math.floor(column / positions)
}

/**
 * The indices in the flat weights of everything in `model.parameters()`, in its order: layer by layer W as [out][in], then b. Biases that
 * batch normalisation cancels are left out. `learning`: only trained layers.
 */
export function torchOrder({ layers }: Pick<Layout, 'layers'>, learning = false): number[] {
  return layers
    .filter(({ trained }) => trained || !learning)
    .flatMap((layer) => {
      const { inputs, outputs, weights, biases, tied } = layer
      const matrix = Array.from({ length: tied ? 0 : outputs }, (_, unit) =>
        Array.from({ length: inputs }, (_, column) => weights + rowOf(layer, column) * outputs + unit),
      )
      const bias = biases === undefined ? [] : Array.from({ length: outputs }, (_, unit) => biases + unit)
      return [...matrix.flat(), ...bias]
    })
}

/** The indices in the flat weights of biases that have no effect. */
export const idleBiases = ({ layers }: Pick<Layout, 'layers'>): number[] =>
  layers.flatMap((layer) => {
    const stored = layer.biases === undefined ? storedBiases(layer) : undefined
    return stored === undefined ? [] : Array.from({ length: layer.outputs }, (_, unit) => stored + unit)
  })
