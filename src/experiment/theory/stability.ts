import type { AlgorithmSpec } from '../schema/algorithm.ts'

/**
 * The sharpness above which an algorithm with full batches leaves a minimum, that is, at which its iteration on a quadratic
 * stops being stable: 2/η for gradient descent, (2 + 2μ)/η with momentum, (2 + 2μ)/((1 + 2μ) η) with Nesterov's, each less the
 * algorithm's weight decay, which the metric's Hessian does not hold. Undefined where the update scales each weight by
 * itself (adaptive rules, rates that differ between layers), where the rate changes on the way or nothing is learned.
 *
 * Source: Cohen, Kaur, Li, Kolter, Talwalkar 2021, appendix B; Goh 2017 (momentum).
 */
export function stabilityThreshold(algorithm: AlgorithmSpec): number | undefined {
  const { momentum: mu, layerRates = [1], weightDecay } = algorithm
  const [layerRate = 1] = layerRates
  const rate = algorithm.learningRate * layerRate
  if (algorithm.schedule.kind !== 'constant') return undefined
  if (rate === 0 || layerRates.some((other) => other !== layerRate)) return undefined
  switch (algorithm.id) {
    case 'sgd':
      return 2 / rate - weightDecay
    case 'momentum':
    case 'heavy-ball':
      return (2 + 2 * mu) / rate - weightDecay
    case 'nesterov':
      return (2 + 2 * mu) / ((1 + 2 * mu) * rate) - weightDecay
    default:
      return undefined
  }
}
