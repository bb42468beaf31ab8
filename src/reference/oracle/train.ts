import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../experiment/training-problem.ts'
import { parseTraining, parseWatched } from '../../experiment/format/parse.ts'
import { holdsWeights } from '../plane/placement.ts'
import { projection } from '../plane/project.ts'
import type { Placement, Plane } from '../plane/plane.ts'
import type { Trajectory } from '../results.ts'
import { lastStep, type AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { TrainingInput } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { outcomeOf } from '../trajectory/outcome.ts'
import { recordPlan, type RecordOption } from '../trajectory/record.ts'
import { placement } from './run/place.ts'
import { trainRun } from './run/run.ts'

/** Options of `oracle.train`. */
export interface OracleTrainOptions {
  /** Only these runs, in this order, by index = start · algorithms + algorithm. Default: all. */
  readonly runs?: readonly number[]
  /** Records of a run. Default: every k-th step, with the smallest k that gives at most 500 records. */
  readonly record?: RecordOption
  /** Metrics to record besides the experiment's own. */
  readonly watch?: readonly MetricSpec[]
}

interface RequestedRun {
  readonly start: number
  readonly algorithm: number
  readonly spec: AlgorithmSpec
  readonly weights: Float64Array
}

function trajectory(
  problem: TrainingProblem,
  plane: Plane,
  requested: RequestedRun,
  options: OracleTrainOptions,
  trained: typeof trainRun,
): Trajectory<Float64Array> {
  const { start, algorithm, spec, weights } = requested
  const plan = recordPlan(lastStep(spec), options.record)
  const project = projection(plane)
  const kept: Float64Array[] = []
  const points: ReturnType<typeof project>[] = []
  const record = trained(problem, {
    start,
    algorithm: spec,
    weights,
    every: plan.every,
    ...(options.watch ? { watch: options.watch } : {}),
    onRecord(at) {
      if (plan.weights) kept.push(Float64Array.from(at))
      if (holdsWeights(problem.experiment.plane)) points.push(project(at))
    },
  })
  return {
    start,
    algorithm,
    path: 'general',
    status: record.status,
    outcome: outcomeOf(problem, {
      diverged: record.status === 'diverged',
      gradientNorm: record.gradientNorm,
      tail: record.tail,
    }),
    steps: record.steps,
    loss: record.loss,
    watched: record.watched,
    weights(i) {
      const found = kept[i]
      if (!found) throw new RangeError(`The run kept no weights of record ${i}.`)
      return found
    },
    finalWeights: record.finalWeights,
    a: Float64Array.from(points, ({ a }) => a),
    b: Float64Array.from(points, ({ b }) => b),
    distance: Float64Array.from(points, ({ distance }) => distance),
  }
}

/**
 * Trains the runs of a problem with known plane and starts; `trained` may be a faster implementation. @throws
 * ExperimentError as `train` does
 */
export function trajectories(
  problem: TrainingProblem,
  { plane, starts }: Placement,
  options: OracleTrainOptions,
  trained = trainRun,
): Trajectory<Float64Array>[] {
  const { experiment } = problem
  const watch = (options.watch ?? []).map((metric) => parseWatched(experiment, metric))
  const { algorithms } = experiment
  const all = Array.from({ length: starts.length * algorithms.length }, (_, index) => index)
  return (options.runs ?? all).map((index) => {
    const start = Math.floor(index / algorithms.length)
    const algorithm = index % algorithms.length
    const [weights, spec] = [starts[start], algorithms[algorithm]]
    if (!weights || !spec) throw ExperimentError.at('runs', `there is no run ${index}`)
    return trajectory(problem, plane, { start, algorithm, spec, weights }, { ...options, watch }, trained)
  })
}

/**
 * Trains every start with every algorithm in float64: like `engine.train`, but synchronous. A linearised
 * algorithm trains f(w_0) + J(w_0)(w − w_0), and its losses belong to that. Index = start · algorithms.length
 * + algorithm.
 * @throws ExperimentError for an invalid experiment, a watched metric that does not fit it, and a run that
 * does not exist
 */
export function train(input: TrainingInput, options: OracleTrainOptions = {}): Trajectory<Float64Array>[] {
  const problem = buildTrainingProblem(parseTraining(input))
  return trajectories(problem, placement(problem), options)
}
