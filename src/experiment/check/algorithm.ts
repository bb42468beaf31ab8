import type { ExperimentIssue } from '../error.ts'
import { ruleRefusal } from '../algorithm/refusal.ts'
import { needsAllSamples, type AlgorithmSpec } from '../schema/algorithm.ts'
import type { Experiment } from '../schema/experiment.ts'
import { count, layerCount } from './shape.ts'

/** What is wrong with a rule that treats the weights together. */
function* ruleIssues(
  algorithm: AlgorithmSpec,
  experiment: Experiment,
  path: string,
): Generator<ExperimentIssue> {
  const { id, batch, noise } = algorithm
  const refusal = ruleRefusal(algorithm, experiment)
  if (refusal) yield { path: `${path}.id`, message: refusal }
  if (needsAllSamples(id) && batch !== 'full')
    yield { path: `${path}.batch`, message: `'${id}' sees all samples in each step: write 'full'` }
  if (id === 'flow' && noise > 0)
    yield { path: `${path}.noise`, message: "'flow' has no noise: leave it out" }
}

/** What is wrong with the algorithms for the model. */
export function* algorithmIssues(experiment: Experiment): Generator<ExperimentIssue> {
  const { algorithms, model, terrain } = experiment
  const layers = layerCount(model)
  for (const [i, algorithm] of algorithms.entries()) {
    const { layerRates, linearized } = algorithm
    yield* ruleIssues(algorithm, experiment, `algorithms[${i}]`)
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
