import { RandomStream } from '../../math/statistics/random.ts'
import { draws } from '../model/distribution.ts'
import { layerValues, networkOutputs } from '../model/forward.ts'
import { layoutOf, type Layout } from '../model/layout.ts'
import type { MlpSpec } from '../spec/model.ts'

/** N(0, 1/fan-in) for W and N(0, 1/fan-in) for b, from (seed, 'teacher', position). */
function teacherWeights(layout: Layout, seed: number): Float64Array {
  const stream = new RandomStream(seed, 'teacher')
  const weights = new Float64Array(layout.size)
  const draw = draws['lecun-normal']
  for (const { inputs, outputs, weights: from, biases } of layout.layers) {
    const to = biases === undefined ? from + inputs * outputs : biases + outputs
    for (let position = from; position < to; position++)
      weights[position] = draw(stream, { position, row: 0, column: 0, inputs, outputs })
  }
  return weights
}

/** The teacher network as a function from a point to its outputs. */
export function teacherNetwork(model: MlpSpec, seed: number): (point: readonly number[]) => number[] {
  const layout = layoutOf(model)
  const weights = teacherWeights(layout, seed)
  return (point) => [
    ...networkOutputs(layout, layerValues(layout, weights, Float64Array.from(point), 1), undefined),
  ]
}
