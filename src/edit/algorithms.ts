import {
  algorithmIds,
  isAdaptive,
  isSecondOrder,
  needsAllSamples,
  ruleRefusal,
  type AlgorithmId,
  type AlgorithmSpec,
} from '../experiment/spec/algorithm.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'

/** Rules whose step has a size of its own, whatever the gradient's. */
const isScaled = (id: AlgorithmId): boolean =>
  isAdaptive(id) || id === 'sign' || id === 'lion' || id === 'muon'

/** A rule as it is added, with the steps, batches and rates of layers of another. */
export function usualAlgorithm(id: AlgorithmId, like: AlgorithmSpec): AlgorithmSpec {
  return {
    id,
    learningRate: isSecondOrder(id) ? 1 : isScaled(id) ? 0.01 : like.learningRate,
    schedule: like.schedule,
    steps: like.steps,
    momentum: id === 'muon' ? 0.95 : 0.9,
    beta1: 0.9,
    beta2: id === 'lion' ? 0.99 : 0.999,
    epsilon: id === 'adagrad' ? 1e-10 : 1e-8,
    decay: 0.99,
    initialAccumulator: 0,
    epsilonInside: false,
    weightDecay: id === 'adamw' ? 0.01 : 0,
    batch: needsAllSamples(id) ? 'full' : like.batch,
    noise: id === 'flow' ? 0 : like.noise,
    damping: id === 'gauss-newton' ? 1e-3 : 0,
    rho: 0.05,
    temperature: 0.01,
    radius: 0.1,
    threshold: 0.01,
    interval: 10,
    ...(like.layerRates ? { layerRates: like.layerRates } : {}),
    ...(like.stop ? { stop: like.stop } : {}),
    linearized: false,
  }
}

/** The rules that can train an experiment's model in the place of `like`. */
export const rulesFor = (experiment: Experiment, like: AlgorithmSpec): AlgorithmId[] =>
  algorithmIds.filter((id) => !ruleRefusal(usualAlgorithm(id, like), experiment))
