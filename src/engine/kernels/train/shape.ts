import type { Layout } from '../../../experiment/model/layout.ts'
import { activationCode } from '../codes.ts'
import { shapeConstants } from '../shape.ts'

/** Units of all layers but the inputs. */
export const unitCount = (layout: Layout): number =>
  layout.layers.reduce((sum, layer) => sum + layer.outputs, 0)

/**
 * The constants that shaders/compute/train.wgsl takes from the network's shape: shape.ts's, the first unit of each layer
 * counted over all layers but the inputs, the lowest layer that learns, and the codes of the two activations.
 */
export function trainConstants(layout: Layout): string {
  const { layers } = layout
  const firstUnits = layers.map((_, l) => layers.slice(0, l).reduce((sum, layer) => sum + layer.outputs, 0))
  const lowest = layers.findIndex((layer) => layer.trained)
  const code = (l: number) => activationCode[layers.at(l)?.activation ?? 'linear']
  return `${shapeConstants(layout)}const UNITS = ${unitCount(layout)}u;
const LOWEST = ${lowest < 0 ? layers.length - 1 : lowest}u;
const ACTIVATION = ${code(0)}u;
const OUTPUT_ACTIVATION = ${code(-1)}u;
const first_unit = array<u32, ${layers.length}>(${firstUnits.map((unit) => `${unit}u`).join(', ')});
`
}
