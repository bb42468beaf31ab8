import type { TrainingProblem } from '../training-problem.ts'
import type { ScaledStart } from '../spec/start.ts'
import { rowsOfUnit } from '../model/layout.ts'
import { drawnLayers } from './draw.ts'

/**
 * Returns the factor of each weight of a scaled start: W and b of layer l by factor l; then what enters hidden unit j, including its bias,
 * by c_j, and what leaves it by 1/c_j, with c a list of `units` for each hidden layer. A function's two weights are one layer, and a tied
 * layer has only b.
 */
export function scalingOf(problem: TrainingProblem, { factors, units = [] }: ScaledStart): Float64Array {
  const scale = new Float64Array(problem.size).fill(1)
  const layers = drawnLayers(problem)
  for (const [l, layer] of layers.entries()) {
    const { inputs, outputs, weights, biases, tied } = layer
    const entering = (unit: number): number => (factors[l] ?? 1) * (units[l]?.[unit] ?? 1)
    for (let row = 0; row < inputs && !tied; row++)
      for (let unit = 0; unit < outputs; unit++) scale[weights + row * outputs + unit] = entering(unit)
    units[l - 1]?.forEach((left, before) => {
      for (const row of rowsOfUnit(layer, before))
        for (let unit = 0; unit < outputs; unit++) scale[weights + row * outputs + unit]! /= left
    })
    if (biases === undefined) continue
    for (let unit = 0; unit < outputs; unit++) scale[biases + unit] = entering(unit)
  }
  return scale
}
