import { lastStep, type AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import { learningRateAt } from './schedule.ts'

/**
 * Returns whether some step of an algorithm moves the weights: there are steps, and one has a learning rate
 * or was recorded elsewhere.
 */
export function trains(algorithm: Pick<AlgorithmSpec, 'learningRate' | 'schedule' | 'steps'>): boolean {
  const { learningRate, schedule } = algorithm
  if (lastStep(algorithm) === 0) return false
  if (typeof algorithm.steps !== 'number') return true
  if (learningRate > 0) return true
  return (
    schedule.kind === 'changes' && schedule.at.some(({ step }) => learningRateAt(algorithm, step + 1) > 0)
  )
}
