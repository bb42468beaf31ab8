import { ExperimentError } from '../experiment/spec/values/error.ts'
import type { Placement } from '../reference/plane/plane.ts'
import type { TrainingProblem } from '../experiment/training-problem.ts'
import { recordPlan } from '../reference/trajectory/record.ts'
import type { Run } from './path.ts'
import type { TrainOptions } from './types.ts'
import { lastStep } from '../experiment/spec/algorithm.ts'

/** A run to train, with the index of its algorithm. */
export interface RequestedRun {
  readonly run: Run
  readonly algorithm: number
}

/** Returns the requested runs; by default one per start and algorithm, ordered by start. */
export function runsOf(
  { experiment }: TrainingProblem,
  { starts }: Placement,
  { record, runs }: Pick<TrainOptions, 'record' | 'runs'>,
): RequestedRun[] {
  const { algorithms } = experiment
  const all = Array.from({ length: starts.length * algorithms.length }, (_, index) => index)
  return (runs ?? all).map((index) => {
    const start = Math.floor(index / algorithms.length)
    const algorithm = index % algorithms.length
    const [weights, spec] = [starts[start], algorithms[algorithm]]
    if (!weights || !spec) throw ExperimentError.at('runs', `there is no run ${index}`)
    const plan = recordPlan(lastStep(spec), record)
    return {
      algorithm,
      run: {
        start,
        algorithm: spec,
        weights: new Float32Array(weights),
        every: plan.every,
        recordWeights: plan.weights,
      },
    }
  })
}
