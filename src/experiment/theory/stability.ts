import type { AlgorithmId, AlgorithmSpec } from '../schema/algorithm.ts'

interface Threshold {
  /** As it is written on the screen, without weight decay. */
  readonly formula: string
  readonly at: (learningRate: number, momentum: number) => number
}

const withMomentum: Threshold = { formula: '(2 + 2μ)/η', at: (eta, mu) => (2 + 2 * mu) / eta }

const thresholds: Partial<Readonly<Record<AlgorithmId, Threshold>>> = {
  sgd: { formula: '2/η', at: (eta) => 2 / eta },
  momentum: withMomentum,
  'heavy-ball': withMomentum,
  nesterov: { formula: '(2 + 2μ)/((1 + 2μ)η)', at: (eta, mu) => (2 + 2 * mu) / ((1 + 2 * mu) * eta) },
}

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
  const threshold = thresholds[algorithm.id]
  return threshold && threshold.at(rate, mu) - weightDecay
}

/** How the threshold of a rule is written, without weight decay; undefined where none is known. */
export const stabilityFormula = ({ id }: AlgorithmSpec): string | undefined => thresholds[id]?.formula

/** The threshold of an algorithm that has full batches, as it asks for; undefined of others. */
export const fullBatchThreshold = (algorithm: AlgorithmSpec): number | undefined =>
  algorithm.batch === 'full' ? stabilityThreshold(algorithm) : undefined
