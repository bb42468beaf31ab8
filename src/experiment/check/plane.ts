import { ExperimentError, type ExperimentIssue } from '../error.ts'
import { axisProblem } from '../plane/axis.ts'
import { checkSpan } from '../plane/directions.ts'
import type { Experiment } from '../schema/experiment.ts'
import type { Axis, Origin, PlaneSpec } from '../schema/plane.ts'
import { referenceIssues, weightsIssues } from './reference.ts'
import { count, weightCount } from './shape.ts'

function* originIssues(origin: Origin, experiment: Experiment): Generator<ExperimentIssue> {
  if (typeof origin !== 'string') yield* referenceIssues(origin, experiment, 'plane.origin')
}

function* weightPairIssues(
  { first, second }: Extract<PlaneSpec, { kind: 'weights' }>,
  { model }: Experiment,
): Generator<ExperimentIssue> {
  const size = weightCount(model)
  for (const [name, index] of [
    ['first', first],
    ['second', second],
  ] as const)
    if (index >= size)
      yield {
        path: `plane.${name}`,
        message: `there is no weight ${index}: the model has ${count(size, 'weight')}, counted from 0`,
      }
  if (first === second) yield { path: 'plane.second', message: 'must be another weight than plane.first' }
}

function* directionIssues(
  { u, v }: Extract<PlaneSpec, { kind: 'directions' }>,
  experiment: Experiment,
): Generator<ExperimentIssue> {
  const lengths = [...weightsIssues(u, experiment, 'plane.u'), ...weightsIssues(v, experiment, 'plane.v')]
  yield* lengths
  if (lengths.length > 0) return
  try {
    checkSpan([Float64Array.from(u), Float64Array.from(v)], 'plane')
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    yield* error.issues
  }
}

function* axisIssues(axis: Axis, path: string, experiment: Experiment): Generator<ExperimentIssue> {
  if (axis.from >= axis.to) yield { path: `${path}.to`, message: `must be above ${path}.from` }
  if (axis.scale === 'log' && axis.from <= 0)
    yield { path: `${path}.from`, message: 'a logarithmic axis needs values above 0' }
  const problem = axisProblem(axis, experiment)
  if (problem) yield { path: `${path}.path`, message: problem }
}

function* hyperparameterIssues(
  { a, b }: Extract<PlaneSpec, { kind: 'hyperparameters' }>,
  experiment: Experiment,
): Generator<ExperimentIssue> {
  yield* axisIssues(a, 'plane.a', experiment)
  yield* axisIssues(b, 'plane.b', experiment)
  if (a.path === b.path) yield { path: 'plane.b.path', message: 'must be another number than plane.a.path' }
  const { terrain } = experiment
  if (terrain.quantity !== 'metric' && terrain.quantity !== 'outcome')
    yield {
      path: 'terrain.quantity',
      message:
        "a plane of hyperparameters shows what training comes to: 'metric', the final loss, or 'outcome'",
    }
  if (terrain.quantity === 'outcome' && terrain.show === 'cluster')
    yield {
      path: 'terrain.show',
      message:
        'runs of different experiments have no clusters in common: show loss, steps, status or convergence',
    }
  if (terrain.metric)
    yield {
      path: 'terrain.metric',
      message: 'a plane of hyperparameters shows what the algorithms minimise: leave it out',
    }
}

/** What is wrong with the plane for the model, the starts and the algorithms. */
export function* planeIssues(experiment: Experiment): Generator<ExperimentIssue> {
  const { plane } = experiment
  if ('origin' in plane) yield* originIssues(plane.origin, experiment)
  switch (plane.kind) {
    case 'weights':
      yield* weightPairIssues(plane, experiment)
      return
    case 'directions':
      yield* directionIssues(plane, experiment)
      return
    case 'through':
      for (const [i, point] of plane.points.entries())
        yield* referenceIssues(point, experiment, `plane.points[${i}]`)
      return
    case 'line':
      yield* referenceIssues(plane.from, experiment, 'plane.from')
      yield* referenceIssues(plane.to, experiment, 'plane.to')
      return
    case 'hyperparameters':
      yield* hyperparameterIssues(plane, experiment)
      return
    case 'random':
    case 'pca':
    case 'hessian':
      if (plane.kind === 'pca' && plane.of)
        yield* referenceIssues({ ...plane.of, step: 'end' }, experiment, 'plane.of')
      if (weightCount(experiment.model) < 2)
        yield { path: 'plane.kind', message: 'the model has one weight: a plane needs two' }
  }
}
