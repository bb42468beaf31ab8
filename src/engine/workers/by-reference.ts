import type { Work } from '../../math/work.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Measurement } from '../../reference/measurement.ts'
import { spanningCurvatures } from '../../reference/objective/hessian.ts'
import { objectiveOf } from '../../reference/objective/objective.ts'
import { outputsAt } from '../../reference/objective/outputs.ts'
import { batchNormPart } from '../../reference/objective/samples.ts'
import { field } from '../../reference/oracle/field.ts'
import { measure } from '../../reference/oracle/measure/index.ts'
import type { CurvatureTask, FieldTask, MeasureTask, PredictTask, TaskOptions } from './message.ts'

/** Computes a measure with the reference. */
export const measured = (
  experiment: TrainingExperiment,
  { weights, what, options }: MeasureTask,
): Measurement<Float64Array> => measure(experiment, weights, what, options)

/** Returns the eigenvectors that span a plane, and their eigenvalues. */
export const curvatures = (
  problem: TrainingProblem,
  { weights, which, reference }: CurvatureTask,
): Measurement<Float64Array> =>
  spanningCurvatures(objectiveOf(problem, problem.experiment.metric, reference), weights, which)

/**
 * Returns the outputs of a network, [count][outputs]. @throws Error for a function of weights, which has none
 */
export function outputs(
  { model }: TrainingProblem,
  { weights, inputs, reference, linearized, part }: PredictTask,
): Float64Array {
  if (model.kind === 'function') throw new Error('A function of two weights has no outputs.')
  const { layout } = model
  const of = { layout, weights, w0: reference, linearized, company: batchNormPart(model, part) }
  return outputsAt(of, inputs, inputs.length / layout.inputs)
}

/** Returns a quantity at points of a grid, with 0 at those skipped after an abort. */
export function* fieldValues(
  problem: TrainingProblem,
  task: FieldTask,
  options: TaskOptions,
): Work<Float64Array> {
  const { quantity, metric, resolution, points, reference } = task
  const rows = field(objectiveOf(problem, metric, reference), quantity, task, points)
  let state = rows.next()
  for (let done = resolution[0]; !state.done; done += resolution[0]) {
    options.onProgress(done / points.length)
    yield
    if (options.signal.aborted) return new Float64Array(points.length)
    state = rows.next()
  }
  return state.value
}
