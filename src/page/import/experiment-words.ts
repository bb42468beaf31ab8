import { hasRuns, problemOf, type Experiment } from '../../experiment/spec/experiment.ts'
import { counted, dataWords, modelWords, problemWords } from '../../words/experiment-parts.ts'

/** An experiment in one line, for the question whether to open it: its network and its samples, or its problem. */
export function experimentWords(experiment: Experiment): string {
  const problem = problemOf(experiment)
  if (problem) return problemWords(problem)
  if (!hasRuns(experiment)) return ''
  const { model, data, algorithms, starts } = experiment
  const parts = data.kind === 'none' ? [modelWords(model)] : [modelWords(model), dataWords(data)]
  return [...parts, counted(algorithms.length, 'algorithm'), counted(starts.length, 'start')].join('; ')
}
