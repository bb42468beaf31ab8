import { buildProblem, type Problem } from '../../experiment/problem.ts'
import { field } from '../../experiment/oracle/field.ts'
import { spanningCurvatures } from '../../experiment/objective/hessian.ts'
import { objectiveOf } from '../../experiment/objective/objective.ts'
import { outputsAt } from '../../experiment/objective/outputs.ts'
import { measure } from '../../experiment/oracle/measure/index.ts'
import { trainRun } from '../../experiment/oracle/run/run.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import type { Run, RunRecord } from '../paths.ts'
import type { FieldTask, Found, PredictTask, Task, TrainTask } from './message.ts'

function record(
  problem: Problem,
  run: Run,
  watch: readonly MetricSpec[],
  onRecord: (step: number) => void,
): RunRecord {
  const weights: number[] = []
  let records = 0
  const { start, algorithm, every, recordWeights } = run
  const found = trainRun(problem, {
    start,
    algorithm,
    weights: Float64Array.from(run.weights),
    every,
    watch,
    onRecord(at) {
      if (recordWeights) weights.push(...at)
      onRecord(Math.min(algorithm.steps, every * records++))
    },
  })
  return {
    status: found.status,
    steps: found.steps,
    loss: Float32Array.from(found.loss),
    watched: found.watched.map((series) => Float32Array.from(series)),
    weights: Float32Array.from(weights),
    finalWeights: Float32Array.from(found.finalWeights),
    gradientNorm: found.gradientNorm,
    tail: Float32Array.from(found.tail),
  }
}

function train(experiment: Experiment, { runs, watch }: TrainTask, onProgress: (done: number) => void) {
  const problem = buildProblem(experiment)
  const total = runs.reduce((sum, { algorithm }) => sum + algorithm.steps, 0)
  let before = 0
  return runs.map((run) => {
    const made = record(problem, run, watch, (step) => onProgress(total === 0 ? 1 : (before + step) / total))
    before += run.algorithm.steps
    return made
  })
}

function measured(experiment: Experiment, task: FieldTask, onProgress: (done: number) => void): Float64Array {
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

function predicted(experiment: Experiment, task: PredictTask): Float64Array {
  const { model } = buildProblem(experiment)
  if (model.kind === 'function') throw new Error('A function of two weights has no outputs.')
  const { weights, inputs, reference, linearized } = task
  const { layout } = model
  return outputsAt({ layout, weights, w0: reference, linearized }, inputs, inputs.length / layout.inputs)
}

function found(experiment: Experiment, task: Task, onProgress: (done: number) => void): Found<Task> {
  switch (task.kind) {
    case 'train':
      return train(experiment, task, onProgress)
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

/** Does a task in float64, synchronously. @throws ExperimentError for what cannot be measured. */
export function answer<T extends Task>(
  experiment: Experiment,
  task: T,
  onProgress: (done: number) => void,
): Found<T> {
  return found(experiment, task, onProgress) as Found<T>
}
