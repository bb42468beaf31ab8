import type { ExperimentIssue } from '../error.ts'
import type { Experiment } from '../schema/experiment.ts'
import { generatedIssues } from './generated.ts'
import { tableIssues } from './table.ts'

/** What is wrong with the data, and where the model does not fit it. */
export function* dataIssues({ data, model }: Experiment): Generator<ExperimentIssue> {
  if (model.kind === 'function') {
    if (data.kind !== 'none')
      yield { path: 'data', message: 'a function of two weights takes no data: write { "kind": "none" }' }
    return
  }
  if (data.kind === 'none')
    yield { path: 'data', message: 'a network needs data: choose a generator or bring a table' }
  else if (data.kind === 'table') yield* tableIssues(data, model)
  else yield* generatedIssues(data, model)
}
