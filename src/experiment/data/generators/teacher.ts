import { RandomStream } from '../../../math/statistics/random.ts'
import { draws } from '../../model/distribution.ts'
import { layoutOf, type Layout } from '../../model/layout.ts'
import { layerValues, networkOutputs } from '../../oracle/forward.ts'
import type { TargetGenerator } from '../generator.ts'

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

/** Inputs N(0, I), targets from a network with weights of its own; of the model's shape unless `teacher` names another. */
export const teacher: TargetGenerator = {
  id: 'teacher',
  title: 'Teacher network',
  task: 'regression',
  coordinates: 'model',
  outputs: 'model',
  size: 200,
  noise: 0,
  parameters: {},
  make: ({ seed, coordinates, teacher: network }) => {
    const layout = layoutOf(network)
    const weights = teacherWeights(layout, seed)
    return (n, _count, draws) => {
      const point = Array.from({ length: coordinates }, (_, i) => draws.inputs.normal(n, i))
      const outputs = (at: readonly number[]) =>
        networkOutputs(layout, layerValues(layout, weights, Float64Array.from(at), 1), undefined)
      return { point, targets: (at) => [...outputs(at)] }
    }
  },
}
