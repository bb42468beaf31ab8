import type { Work } from '../../math/work.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import { drawNumbers } from '../../theory/draws/draws.ts'
import { lawOf } from '../../theory/laws/law-of.ts'
import { curvatures, fieldValues, measured, outputs } from './by-reference.ts'
import { pointValues, trained } from './by-fused-loops.ts'
import { inTurns } from '../backend/page-turns.ts'
import type { OracleTask, ResultOf, TaskOptions, WorkerTask } from './message.ts'

/** Computes a task, loading the oracle only for its own tasks. @throws ExperimentError as `answer` does */
export async function carriedOut(
  experiment: Experiment,
  task: WorkerTask,
  options: TaskOptions,
): Promise<ResultOf<WorkerTask>> {
  if (task.kind !== 'quantity' && task.kind !== 'sweep' && task.kind !== 'sketch')
    return inTurns(answer(experiment, task, options))
  const { ofOracle } = await import('./by-oracle.ts')
  return ofOracle(experiment, task, options)
}

/**
 * Computes a task in float64. Runs, points, draws and fields rest every few milliseconds, and stop there when
 * the signal aborts; other tasks run to the end. @throws ExperimentError for what cannot be trained, drawn or
 * measured
 */
export function* answer(
  experiment: Experiment,
  task: Exclude<WorkerTask, OracleTask>,
  options: TaskOptions,
): Work<ResultOf<WorkerTask>> {
  if (!hasRuns(experiment)) {
    if (task.kind === 'law') return lawOf(experiment.problem, task.quantity)
    if (task.kind === 'draws') return drawNumbers(experiment, task.plan, task.from, task.to)
    throw new Error('A problem has no weights.')
  }
  switch (task.kind) {
    case 'train':
      return yield* trained(buildTrainingProblem(experiment), task, options)
    case 'points':
      return yield* pointValues(buildTrainingProblem(experiment), task, options)
    case 'field':
      return yield* fieldValues(buildTrainingProblem(experiment), task, options)
    case 'measure':
      return measured(experiment, task)
    case 'predict':
      return outputs(buildTrainingProblem(experiment), task)
    case 'curvatures':
      return curvatures(buildTrainingProblem(experiment), task)
    case 'draws':
    case 'law':
      throw new Error('Only a problem has draws and laws.')
  }
}
