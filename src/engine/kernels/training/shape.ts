import { hasSkips, isNormalized, residualOf, type Layout } from '../../../experiment/model/layout.ts'
import { mostHidden } from '../../../experiment/spec/values/bounds.ts'
import { maxOf } from '../../../math/statistics/range.ts'
import { WordWriter } from '../gpu/words.ts'

/** Most layers of a network, as in chunk/training/shape.wgsl and train-state.wgsl. */
export const mostLayers = mostHidden + 1
const wordsBefore = 12
const wordsOfLayer = 8

/** Units of all layers but the inputs. */
export const unitCount = (layout: Layout): number =>
  layout.layers.reduce((sum, layer) => sum + layer.outputs, 0)

/** Vectors per quad in a tile, as in chunk/training/network-state.wgsl. */
export function tileRows(layout: Layout): number {
  const ofUnits = (isNormalized(layout) ? 3 : 2) * unitCount(layout)
  const arriving = hasSkips(layout) ? maxOf(layout.layers.map(({ outputs }) => outputs)) : 0
  return layout.inputs + ofUnits + 2 + arriving
}

/**
 * Packs struct Shape of chunk/training/shape.wgsl; `quads` is the number of groups of four samples in a tile.
 */
export function packShape(layout: Layout, quads: number): ArrayBuffer {
  const { layers, inputs, outputs, linearity, outputScale } = layout
  const words = new WordWriter(wordsBefore + wordsOfLayer * mostLayers)
  const lowest = layers.findIndex((layer) => layer.trained)
  words.whole(layers.length, inputs, outputs, unitCount(layout))
  const { skip, branch } = residualOf(layout)
  const skips = layers.reduce((bits, { residual }, l) => bits | (residual ? 1 << l : 0), 0)
  words.whole(lowest < 0 ? layers.length - 1 : lowest, quads, tileRows(layout), skips)
  words.real(linearity, outputScale, skip, branch)
  let first = 0
  for (const layer of layers) {
    words.whole(layer.inputs, layer.outputs, layer.weights, layer.biases ?? 0)
    words.whole(layer.biases === undefined ? 0 : 1, layer.trained ? 1 : 0, first)
    words.real(layer.scale)
    first += layer.outputs
  }
  return words.buffer
}
