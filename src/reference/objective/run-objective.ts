import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { linearizedObjective } from './linearized.ts'
import { objectiveOf, type Objective } from './objective.ts'

/** What a run's metric depends on: whether it is linearised, and w_0. */
export interface TrainedFrom {
  readonly algorithm: Pick<AlgorithmSpec, 'linearized'>
  readonly weights: Float64Array
}

/** Returns a metric of what the run trains: the network, or its linearisation at w_0. */
export function objectiveFor(problem: TrainingProblem, metric: MetricSpec, run: TrainedFrom): Objective {
  const { model } = problem
  return run.algorithm.linearized && model.kind === 'network'
    ? linearizedObjective(model, metric, run.weights)
    : objectiveOf(problem, metric, run.weights)
}
