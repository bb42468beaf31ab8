import { edgePoint, type Target } from '../../charts/network/network-layout.ts'
import { unitName, weightWords } from '../../words/stage/network.ts'
import type { NetworkView } from '../../elements/network/network-view.ts'

/** Returns the weight of a target: of an edge, or the bias of a unit; undefined for a unit without bias. */
export function weightOf({ layers }: NetworkView, { kind, place }: Target): number | undefined {
  if (kind === 'edge') return place.weight
  const biases = layers[place.column - 1]?.biases
  return biases === undefined ? undefined : biases + place.unit
}

/** Returns the name of a target’s weight, or of a unit without a bias. */
export function nameOf({ layers, inputs }: NetworkView, { kind, place }: Target): string {
  if (kind === 'edge')
    return weightWords(layers, inputs, { layer: place.layer, from: place.from.unit, to: place.to.unit })
  const { column, unit } = place
  return layers[column - 1]?.biases === undefined
    ? unitName(layers, inputs, column, unit)
    : weightWords(layers, inputs, { layer: column - 1, from: undefined, to: unit })
}

/** Returns a direction in weight space: that of an edge, the incoming weights of a unit in proportion, or the outgoing ones of an input. */
export function directionOf({ layers, start }: NetworkView, { kind, place }: Target): Float64Array {
  const direction = new Float64Array(start.length)
  if (kind === 'edge') {
    direction[place.weight] = 1
    return direction
  }
  const { column, unit } = place
  const layer = layers[Math.max(0, column - 1)]
  if (!layer) return direction
  const copy = (weight: number) => (direction[weight] = start[weight]!)
  const entry = (i: number, j: number) => layer.weights + i * layer.rowStep + j * layer.columnStep
  if (column === 0) for (let j = 0; j < layer.outputs; j++) copy(entry(unit, j))
  else {
    for (let i = 0; i < layer.inputs; i++) copy(entry(i, unit))
    if (layer.biases !== undefined) copy(layer.biases + unit)
  }
  return direction
}

/** The point of a target at which its label points. */
export const middleOf = ({ kind, place }: Target): readonly [number, number] =>
  kind === 'edge' ? edgePoint(place, 0.5) : [place.x, place.y]
