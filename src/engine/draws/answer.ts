import { drawNumbers } from '../../theory/draws/draws.ts'
import type { ProblemExperiment } from '../../experiment/spec/experiment.ts'
import { lawOf } from '../../theory/laws/law-of.ts'
import type { DrawAnswer, DrawTask } from './message.ts'

/** Does a task in float64, synchronously. @throws ExperimentError for what the problem does not have */
export const answerDraws = (experiment: ProblemExperiment, task: DrawTask): DrawAnswer =>
  task.kind === 'law'
    ? { kind: 'law', ...lawOf(experiment.problem, task.quantity) }
    : { kind: 'draws', numbers: drawNumbers(experiment, task.plan, task.from, task.to) }
