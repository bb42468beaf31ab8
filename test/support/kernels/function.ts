import { functionOf } from '../../../src/experiment/functions/catalogue.ts'
import type { Problem } from '../../../src/experiment/problem.ts'
import { experimentAround, metricSpec } from '../network.ts'

/** A problem of a closed-form function, made by hand. */
export function functionProblem(id: string): Problem {
  const found = functionOf(id)
  if (!found) throw new Error(`no function ${id}`)
  return {
    experiment: experimentAround({ kind: 'function', id, parameters: {} }, metricSpec()),
    model: { kind: 'function', function: found, parameters: found.parameters },
    size: 2,
  }
}
