import type { ExperimentIssue } from '../error.ts'
import type { Experiment } from '../schema/experiment.ts'
import { count, layerCount } from './shape.ts'

/** What is wrong with the algorithms for the model. */
export function* algorithmIssues({ algorithms, model, terrain }: Experiment): Generator<ExperimentIssue> {
  const layers = layerCount(model)
  for (const [i, { layerRates, linearized }] of algorithms.entries()) {
    if (linearized && model.kind === 'function')
      yield {
        path: `algorithms[${i}].linearized`,
        message: 'a function of two weights has no outputs to linearise: leave it out',
      }
    if (layerRates && layerRates.length !== layers)
      yield {
        path: `algorithms[${i}].layerRates`,
        message: `must hold one factor for each of the ${count(layers, 'layer')}, not ${layerRates.length}`,
      }
  }
  if (terrain.algorithm >= algorithms.length)
    yield {
      path: 'terrain.algorithm',
      message: `there is no algorithm ${terrain.algorithm}: the last one is ${algorithms.length - 1}`,
    }
}
