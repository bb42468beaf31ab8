import { learningRateAt } from './schedule.ts'
import { lastStep, packed, type AlgorithmId, type AlgorithmSpec } from '../../experiment/spec/algorithm.ts'

interface Threshold {
  /** Its formula on the screen, without weight decay. */
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
 * Returns the sharpness above which an algorithm with full batches leaves a minimum, because its iteration on
 * a quadratic becomes unstable: 2/η for gradient descent, (2 + 2μ)/η with momentum, (2 + 2μ)/((1 + 2μ) η)
 * with Nesterov's. The algorithm's weight decay is subtracted, since the metric's Hessian does not contain
 * it. `undefined` if the update scales each weight separately (adaptive rules, different layer rates), if the
 * algorithm trains the coordinates of a subspace, or if nothing is trained.
 *
 * `step` is the number of updates already made, and the threshold is that of the next update, or of the last
 * one at the end of the run. Without `step`, the result is `undefined` if the rate changes.
 *
 * Source: Cohen, Kaur, Li, Kolter, Talwalkar 2021, appendix B; Goh 2017 (momentum).
 */
export function stabilityThreshold(algorithm: AlgorithmSpec, step?: number): number | undefined {
  const { layerRates = [1], weightDecay, schedule, subspace } = algorithm
  const steps = lastStep(algorithm)
  const [layerRate = 1] = layerRates
  if (subspace || (step === undefined && schedule.kind !== 'constant')) return undefined
  const update = Math.max(1, Math.min(steps, (step ?? 0) + 1))
  const rate = learningRateAt(algorithm, update) * layerRate
  if (rate === 0 || layerRates.some((other) => other !== layerRate)) return undefined
  const threshold = thresholds[algorithm.id]
  return threshold && threshold.at(rate, packed(algorithm).momentum) - weightDecay
}

/** Returns the formula of a rule's threshold, without weight decay; `undefined` if none is known. */
export const stabilityFormula = ({ id }: AlgorithmSpec): string | undefined => thresholds[id]?.formula

/** Returns the stability threshold of an algorithm with full batches; otherwise `undefined`. */
export const fullBatchThreshold = (algorithm: AlgorithmSpec, step?: number): number | undefined =>
  algorithm.batch === 'full' ? stabilityThreshold(algorithm, step) : undefined

/** A threshold that holds from a step until the next entry; `undefined` while none is known. */
export interface ThresholdFrom {
  readonly step: number
  readonly value: number | undefined
}

/** Most steps at which a threshold is evaluated, not counting explicit changes. */
const mostLooks = 2000

/**
 * Returns `fullBatchThreshold` along a run, with an entry at each change: exact up to 2,000 steps and at
 * explicit changes; a longer cosine, decay or warm-up is sampled at 2,000 evenly spaced steps. Empty if none
 * is known at any step.
 */
export function thresholdsAlong(algorithm: AlgorithmSpec): readonly ThresholdFrom[] {
  const { schedule } = algorithm
  const steps = lastStep(algorithm)
  const apart = schedule.kind === 'constant' ? Math.max(1, steps) : Math.max(1, steps / mostLooks)
  const byHand = schedule.kind === 'changes' ? schedule.at.map(({ step }) => step) : []
  const even = Array.from({ length: Math.ceil(steps / apart) }, (_, k) => Math.round(k * apart))
  const looks = [...new Set([0, ...even, ...byHand.filter((step) => step < steps)])].sort((p, q) => p - q)
  const found = looks.map((step) => ({ step, value: fullBatchThreshold(algorithm, step) }))
  if (found.every(({ value }) => value === undefined)) return []
  return found.filter(({ value }, i) => i === 0 || value !== found[i - 1]?.value)
}
