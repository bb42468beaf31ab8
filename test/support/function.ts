import { functionOf } from '../../src/experiment/functions/catalogue.ts'
import type { Problem } from '../../src/experiment/problem.ts'
import { metricSpec } from './network.ts'

/** A problem of a closed-form function, made by hand. */
export function functionProblem(id: string): Problem {
  const found = functionOf(id)
  if (!found) throw new Error(`no function ${id}`)
  return {
    experiment: {
      version: 1,
      seed: 1,
      data: { kind: 'none' },
      model: { kind: 'function', id, parameters: {} },
      metric: metricSpec(),
      algorithms: [],
      starts: [],
      plane: { kind: 'weights', first: 0, second: 1, origin: 'start' },
      terrain: { quantity: 'metric', algorithm: 0, tolerance: 1e-3, clusterBy: 'function', show: 'loss' },
      view: {
        height: 'linear',
        colors: 'strata',
        follow: false,
        arrows: false,
        internals: false,
        planes: 'one',
      },
    },
    model: { kind: 'function', function: found, parameters: found.parameters },
    size: 2,
  }
}
