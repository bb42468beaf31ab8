import * as tf from '@tensorflow/tfjs-core'
import { norm } from '../../math/linear-algebra/vector.ts'
import type { Measurement } from '../../experiment/measurement.ts'
import type { Problem } from '../../experiment/problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { Objective } from './objective.ts'
import { Pace } from './pace.ts'
import { readOnce } from './step.ts'
import { RunWeights } from './weights.ts'

/** A metric and its gradient at one point; entries of layers that do not learn are 0. */
interface MetricAt {
  readonly value: number
  readonly gradient: Float32Array
}

/** `reference`: f_0's weights where the model is centred or `linearized` there. `slope` false leaves the gradient empty. */
async function metricAt(
  problem: Problem,
  metric: MetricSpec,
  weights: Float32Array,
  reference: Float32Array,
  linearized: boolean,
  slope: boolean,
  use: () => void,
): Promise<MetricAt> {
  use()
  const variables = new RunWeights(problem, weights)
  const objective = new Objective(problem, variables, reference, new Pace(), use, linearized)
  const held: tf.Tensor[] = []
  try {
    const gradient = new Float32Array(slope ? problem.size : 0)
    const found = slope
      ? await objective.gradient(metric)
      : { value: await objective.value(metric), gradients: [] }
    held.push(found.value, ...found.gradients)
    const learning = variables.parameters.filter(({ trained }) => trained)
    for (const [i, { offset }] of learning.entries()) {
      const part = found.gradients[i]
      if (part) gradient.set(await part.data<'float32'>(), offset)
    }
    use()
    const [value = NaN] = await readOnce(() => tf.clone(found.value))
    return { value, gradient }
  } finally {
    tf.dispose(held)
    objective.dispose()
    variables.dispose()
  }
}

/** 'metric', 'gradient' or 'gradient-norm' in float32 by tfjs; `reference` is w_0 of a centred network, or of a `linearized` one. */
export async function measureOnBackend(
  problem: Problem,
  metric: MetricSpec,
  weights: Float32Array,
  reference: Float32Array,
  what: 'metric' | 'gradient' | 'gradient-norm',
  linearized: boolean,
  use: () => void,
): Promise<Measurement> {
  const slope = what !== 'metric'
  const { value, gradient } = await metricAt(problem, metric, weights, reference, linearized, slope, use)
  if (!slope) return { values: Float64Array.of(value) }
  const found = Float64Array.from(gradient)
  return { values: what === 'gradient' ? found : Float64Array.of(norm(found)) }
}
