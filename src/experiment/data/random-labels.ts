import { RandomStream } from '../../math/statistics/random.ts'
import { generatorOf } from '../generators/catalogue.ts'
import type { DataSpec } from '../spec/data.ts'

/**
 * Returns the same data with labels that carry no information about the inputs: redrawn for a generator, permuted for a table; undefined if
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
