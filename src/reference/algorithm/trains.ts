import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import { learningRateAt } from './schedule.ts'

/** True where some step of an algorithm moves the weights: there are steps, and one has a learning rate. */
export function trains(algorithm: Pick<AlgorithmSpec, 'learningRate' | 'schedule' | 'steps'>): boolean {
  const { learningRate, schedule, steps } = algorithm
  if (steps === 0) return false
  if (learningRate > 0) return true
  return (
    schedule.kind === 'changes' && schedule.at.some(({ step }) => learningRateAt(algorithm, step + 1) > 0)
  )
}
