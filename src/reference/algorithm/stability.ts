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
 * The sharpness above which an algorithm with full batches leaves a minimum, that is, at which its iteration on a quadratic
 * stops being stable: 2/η for gradient descent, (2 + 2μ)/η with momentum, (2 + 2μ)/((1 + 2μ) η) with Nesterov's, each less the
 * algorithm's weight decay, which the metric's Hessian does not hold. Undefined where the update scales each weight by
 * itself (adaptive rules, rates that differ between layers), where it is of the coordinates of a subspace, or nothing is learned.
 *
 * `step`: that of the update which follows `step` updates, of the last one at the end. Without it the rate must not change on the way:
 * undefined where it does.
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

/** Formula of a rule's threshold, without weight decay; undefined where none is known. */
export const stabilityFormula = ({ id }: AlgorithmSpec): string | undefined => thresholds[id]?.formula

/** The threshold of an algorithm that has full batches, as it asks for; undefined of others. */
export const fullBatchThreshold = (algorithm: AlgorithmSpec, step?: number): number | undefined =>
  algorithm.batch === 'full' ? stabilityThreshold(algorithm, step) : undefined

/** A threshold that holds from a step on, until the next one; undefined while none is known. */
export interface ThresholdFrom {
  readonly step: number
  readonly value: number | undefined
}

/** The most steps at which a threshold is looked up, and those of a change by hand besides. */
const mostLooks = 2000

/**
 * `fullBatchThreshold` along a run, one entry wherever it changes: exact up to 2,000 steps and for changes by hand; a longer cosine,
 * decay or warm-up is taken at 2,000 evenly spaced steps. Empty where none is known at any step.
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
