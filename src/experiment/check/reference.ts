import type { ExperimentIssue } from '../error.ts'
import type { Experiment } from '../schema/experiment.ts'
import type { PointRef } from '../schema/start.ts'
import { count, weightCount } from './shape.ts'

/** What is wrong with a list of weights. */
export function* weightsIssues(
  weights: readonly number[],
  { model }: Experiment,
  path: string,
): Generator<ExperimentIssue> {
  const size = weightCount(model)
  if (weights.length !== size)
    yield {
      path,
      message: `must hold the model's ${count(size, 'weight')}, not ${count(weights.length, 'number')}`,
    }
}

/** What is wrong with a point of weight space. */
export function* referenceIssues(
  reference: PointRef,
  experiment: Experiment,
  path: string,
): Generator<ExperimentIssue> {
  if (Array.isArray(reference)) {
    yield* weightsIssues(reference, experiment, path)
    return
  }
  const { starts, algorithms } = experiment
  if (reference.start >= starts.length)
    yield {
      path: `${path}.start`,
      message: `there is no start ${reference.start}: the last one is ${starts.length - 1}`,
    }
  const algorithm = algorithms[reference.algorithm]
  if (!algorithm)
    yield {
      path: `${path}.algorithm`,
      message: `there is no algorithm ${reference.algorithm}: the last one is ${algorithms.length - 1}`,
    }
  else if (reference.step !== 'end' && reference.step > algorithm.steps)
    yield { path: `${path}.step`, message: `the run has ${count(algorithm.steps, 'step')}` }
}
