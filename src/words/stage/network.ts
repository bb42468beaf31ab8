import type { Layer } from '../../experiment/model/layout.ts'

/** The place of a weight in a network; `from` is undefined for a bias. Columns count from 0, the inputs. */
export interface WeightPlace {
  readonly layer: number
  readonly from: number | undefined
  readonly to: number
}

/** Returns the name of a unit: 'input x₁', 'hidden 1 unit 3', 'output'. `inputs` has the names of the inputs. */
export function unitName(
  layers: readonly Layer[],
  inputs: readonly string[],
  column: number,
  unit: number,
): string {
  if (column === 0) return `input ${inputs[unit] ?? unit + 1}`
  if (column < layers.length) return `hidden ${column} unit ${unit + 1}`
  return layers.at(-1)?.outputs === 1 ? 'output' : `output ${unit + 1}`
}

/** Returns the name of a weight: 'weight from hidden 1 unit 3 to output', 'bias of output'. */
export function weightWords(
  layers: readonly Layer[],
  inputs: readonly string[],
  { layer, from, to }: WeightPlace,
): string {
  const name = unitName(layers, inputs, layer + 1, to)
  return from === undefined
    ? `bias of ${name}`
    : `weight from ${unitName(layers, inputs, layer, from)} to ${name}`
}
