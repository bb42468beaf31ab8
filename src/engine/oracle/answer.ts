import { buildProblem } from '../../experiment/problem.ts'
import { field } from '../../reference/oracle/field.ts'
import { spanningCurvatures } from '../../reference/objective/hessian.ts'
import { objectiveOf } from '../../reference/objective/objective.ts'
import { outputsAt } from '../../reference/objective/outputs.ts'
import { measure } from '../../reference/oracle/measure/index.ts'
import type { Measurement } from '../../reference/measurement.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { FieldTask, PredictTask, Task } from './message.ts'

function measured(
  experiment: TrainingExperiment,
  task: FieldTask,
  onProgress: (done: number) => void,
): Float64Array {
  const { quantity, metric, resolution, reference } = task
  const objective = objectiveOf(buildProblem(experiment), metric, reference)
  const work = field(objective, quantity, task, resolution)
  let state = work.next()
  for (let rows = 1; !state.done; rows++) {
    onProgress(rows / resolution[1])
    state = work.next()
  }
  return state.value
}

function predicted(experiment: TrainingExperiment, task: PredictTask): Float64Array {
  const { model } = buildProblem(experiment)
  if (model.kind === 'function') throw new Error('A function of two weights has no outputs.')
  const { weights, inputs, reference, linearized } = task
  const { layout } = model
  return outputsAt({ layout, weights, w0: reference, linearized }, inputs, inputs.length / layout.inputs)
}

/** Does a task in float64, synchronously. @throws ExperimentError for what cannot be measured. */
export function answer(
  experiment: TrainingExperiment,
  task: Task,
  onProgress: (done: number) => void,
): Measurement<Float64Array> {
  switch (task.kind) {
    case 'measure':
      return measure(experiment, task.weights, task.what, task.options)
    case 'field':
      return { values: measured(experiment, task, onProgress) }
    case 'predict':
      return { values: predicted(experiment, task) }
    case 'curvatures': {
      const objective = objectiveOf(buildProblem(experiment), experiment.metric, task.reference)
      return spanningCurvatures(objective, task.weights, task.which)
    }
  }
}
