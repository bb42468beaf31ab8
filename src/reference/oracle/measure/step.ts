import { learningRateAt } from '../../algorithm/schedule.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Measurement } from '../../measurement.ts'
import { checkedWeights } from '../run/predict.ts'
import { replay } from '../run/replay.ts'
import type { MeasuredPoint } from './point.ts'
import { lastStep } from '../../../experiment/spec/algorithm.ts'
import { isRecorded } from '../../../experiment/spec/recorded.ts'

/**
 * Replays the step that a run makes from its weights after `step` updates. Values: the step's index from 1,
 * and its learning rate. Vectors: the gradient that the rule receives; the contributions of the gradient and
 * of the rule's memory, both before preconditioning; the factor of their sum for each weight (NaN if the rule
 * mixes weights); decoupled weight decay; kicks; the step itself; and the rule's memory before it, two
 * vectors that `memory` accepts. See `StepParts`.
 */
export function stepAt(point: MeasuredPoint): Measurement<Float64Array> {
  const { problem, weights, options } = point
  const { start = 0, algorithm: index = 0 } = options.run ?? {}
  const { step = 0, before = [], memory } = options
  if (!problem.experiment.starts[start])
    throw ExperimentError.at('options.run.start', `there is no start ${start}`)
  const algorithm = problem.experiment.algorithms[index]
  if (!algorithm) throw ExperimentError.at('options.run.algorithm', `there is no algorithm ${index}`)
  if (isRecorded(algorithm))
    throw ExperimentError.at(
      'options.run',
      'the step of a recorded run cannot be split into parts, since its rule is unknown: name another run',
    )
  if (algorithm.subspace)
    throw ExperimentError.at(
      'options.run',
      'a step in a subspace cannot be split into parts: name another run',
    )
  if (!Number.isInteger(step) || step < 0 || step >= lastStep(algorithm))
    throw ExperimentError.at(
      'options.step',
      `must be a whole number below ${lastStep(algorithm)}, the steps of the run`,
    )
  const waypoints = before.map((at, i) => ({
    step: at.step,
    weights: checkedWeights(problem, at.weights, `options.before[${i}].weights`),
  }))
  const [first, second] = (memory ?? []).map((part, i) =>
    checkedWeights(problem, part, `options.memory[${i}]`),
  )
  const {
    parts,
    move,
    memory: now,
  } = replay(problem, {
    start,
    algorithm,
    w0: point.start,
    step,
    weights,
    before: waypoints,
    ...(first && second && { memory: { first, second } }),
  })
  const { gradient, fresh, carried, scale, decay, kick } = parts
  return {
    values: Float64Array.of(step + 1, learningRateAt(algorithm, step + 1)),
    vectors: [gradient, fresh, carried, scale, decay, kick, move, now.first, now.second],
  }
}
