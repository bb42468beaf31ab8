import type { MatrixTile } from '../../charts/matrix-tile.ts'
import type { KernelsView } from '../../elements/network/kernels-view.ts'
import { hasMaps, type Layer } from '../../experiment/model/layout.ts'
import { shownWeights, type NetworkInput } from './network-view.ts'

/** Pixels of a kernel's side, without and with the gap to the next one. */
const [side, step] = [3, 4]

/**
 * Returns kernels side by side with gaps: those that read one channel in a row, those of a picture's single channel in a
 * square.
 */
function kernelTile(
  { inputs, outputs, weights: at }: Layer,
  l: number,
  weights: ArrayLike<number>,
): MatrixTile {
  const channels = inputs / 9
  const across = channels === 1 ? Math.ceil(Math.sqrt(outputs)) : outputs
  const down = channels === 1 ? Math.ceil(outputs / across) : channels
  const [rows, columns] = [down * step - 1, across * step - 1]
  const entries = new Float64Array(rows * columns).fill(NaN)
  for (let c = 0; c < channels; c++)
    for (let o = 0; o < outputs; o++) {
      const place = channels === 1 ? o : c * outputs + o
      const corner = Math.floor(place / across) * step * columns + (place % across) * step
      for (let tap = 0; tap < 9; tap++)
        entries[corner + Math.floor(tap / side) * columns + (tap % side)] =
          weights[at + (c * 9 + tap) * outputs + o]!
    }
  const label =
    channels === 1 ? `layer ${l}: ${outputs} kernels` : `layer ${l}: ${channels} × ${outputs} kernels`
  return { label, rows, columns, entries }
}

/** The dense layer, with a row for each output. */
function outputTile({ inputs, outputs, weights: at }: Layer, weights: ArrayLike<number>): MatrixTile {
  const entries = Float64Array.from(
    { length: inputs * outputs },
    (_, k) => weights[at + (k % inputs) * outputs + Math.floor(k / inputs)]!,
  )
  const words = `last layer: ${outputs} ${outputs === 1 ? 'output' : 'outputs'} of ${inputs} numbers`
  return { label: words, rows: outputs, columns: inputs, entries }
}

/** Returns the kernels of the first visible run; undefined for other models, and until there are weights. */
export function kernelsView(input: NetworkInput): KernelsView | undefined {
  const shown = shownWeights(input)
  if (!shown || !hasMaps(shown.model.layout)) return undefined
  const { layout } = shown.model
  const { weights } = shown
  const layers = layout.layers.map((layer, l) =>
    layer.reads === 'patches' ? kernelTile(layer, l + 1, weights) : outputTile(layer, weights),
  )
  const known = layers.flatMap(({ entries }) => Array.from(entries).filter(Number.isFinite))
  return { layers, most: known.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0) }
}
