import type { ExperimentIssue } from '../error.ts'
import { layoutOf } from '../model/layout.ts'
import { isSecondOrder, mostSecondOrder, needsAllSamples, type AlgorithmSpec } from '../schema/algorithm.ts'
import type { Experiment } from '../schema/experiment.ts'
import { count, layerCount } from './shape.ts'

/** What is wrong with a rule that treats the weights together. */
function* ruleIssues(
  { id, batch, noise }: AlgorithmSpec,
  { model, metric }: Experiment,
  path: string,
): Generator<ExperimentIssue> {
  const size = model.kind === 'mlp' ? layoutOf(model).size : 2
  if (isSecondOrder(id) && size > mostSecondOrder)
    yield {
      path: `${path}.id`,
      message: `'${id}' solves for all weights at once, at most ${mostSecondOrder}, and the network has ${size}`,
    }
  if (id === 'gauss-newton' && (model.kind === 'function' || metric.loss === 'hinge'))
    yield {
      path: `${path}.id`,
      message:
        "'gauss-newton' needs a network's outputs and a loss that bends: squared, logistic or cross-entropy",
    }
  if (id === 'muon' && model.kind === 'function')
    yield { path: `${path}.id`, message: "'muon' needs weight matrices: a function has none" }
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
