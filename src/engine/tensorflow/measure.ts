import * as tf from '@tensorflow/tfjs-core'
import { norm } from '../../math/linear-algebra/vector.ts'
import type { Measurement } from '../../reference/measurement.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { Objective } from './ops/objective.ts'
import type { Tensors } from '../backend/tensors.ts'
import { hasGradient, RunWeights } from './ops/run-weights.ts'

/** A point of weight space at which to measure a metric or its gradient. */
export interface MeasureRequest {
  readonly problem: TrainingProblem
  readonly metric: MetricSpec
  readonly weights: Float32Array
  /** w_0 of a centred network, or of a linearised one. */
  readonly reference: Float32Array
  readonly what: 'metric' | 'gradient' | 'gradient-norm'
  /** Whether to measure the network's linearisation at `reference`. */
  readonly linearized: boolean
  readonly signal: AbortSignal
}

/**
 * Computes 'metric', 'gradient' or 'gradient-norm' with tfjs in float32; entries of untrained layers are 0.
 */
export async function measureOnBackend(
  { problem, metric, weights, reference, what, linearized, signal }: MeasureRequest,
  tensors: Tensors,
): Promise<Measurement> {
  tensors.use()
  const variables = new RunWeights(problem, weights)
  const objective = new Objective({ problem, weights: variables, reference, linearized, signal }, tensors)
  const held: tf.Tensor[] = []
  try {
    if (what === 'metric') {
      const value = await objective.value(metric)
      held.push(value)
      return { values: Float64Array.from(await value.data()) }
    }
    const { value, gradients } = await objective.gradient(metric)
    held.push(value, ...gradients)
    const gradient = new Float64Array(problem.size)
    for (const [i, { offset }] of variables.parameters.filter(hasGradient).entries()) {
      const part = gradients[i]
      if (part) gradient.set(await part.data<'float32'>(), offset)
    }
    return { values: what === 'gradient' ? gradient : Float64Array.of(norm(gradient)) }
  } finally {
    tf.dispose(held)
    objective.dispose()
    variables.dispose()
  }
}
