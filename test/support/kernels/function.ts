import { functionOf } from '../../../src/experiment/functions/catalogue.ts'
import type { TrainingProblem } from '../../../src/experiment/training-problem.ts'
import { experimentAround, metricSpec } from '../network.ts'

/** A problem on a closed-form function, built by hand. */
export function functionProblem(id: string): TrainingProblem {
  const found = functionOf(id)
  if (!found) throw new Error(`no function ${id}`)
  return {
    experiment: experimentAround({ kind: 'function', id, parameters: {} }, metricSpec()),
    model: { kind: 'function', function: found, parameters: found.parameters },
    size: 2,
  }
}
