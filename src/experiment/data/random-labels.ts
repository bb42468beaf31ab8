import { RandomStream } from '../../math/statistics/random.ts'
import { generatorOf } from '../generators/catalogue.ts'
import type { DataSpec } from '../spec/data.ts'

/**
 * The same data with labels that say nothing about the inputs: drawn anew, or of a table in another order; undefined where
 * nothing is labelled.
 */
export function withRandomLabels(data: DataSpec, seed: number): DataSpec | undefined {
  if (data.kind === 'none') return undefined
  if (data.kind === 'generated')
    return generatorOf(data.id)?.task === 'classification' ? { ...data, labelCorruption: 1 } : undefined
  const order = new RandomStream(seed, 'random-labels').permutation(data.targets.length)
  const shuffled = <T>(rows: readonly T[]): T[] =>
    Array.from(order, (n) => rows[n]).filter((row) => row !== undefined)
  return {
    ...data,
    targets: shuffled(data.targets),
    ...(data.weights && { weights: shuffled(data.weights) }),
  }
}
