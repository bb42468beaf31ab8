import type { Part } from '../experiment/data/dataset.ts'
import type { LossId, MetricSpec } from '../experiment/spec/metric.ts'

/**
 * Returns whether a loss is one number per sample, [.., sample], rather than one per entry, [.., sample,
 * output].
 */
export const isOfSample = (loss: LossId): boolean => loss === 'cross-entropy' || loss === 'zero-one'

/**
 * Returns Σ m over entries, or over samples by the first entry of each row; `rows` restricts it to a batch.
 */
function totalWeight(
  { count, weights }: Part,
  outputs: number,
  ofSamples: boolean,
  rows?: Uint32Array,
): number {
  const size = rows?.length ?? count
  if (!weights) return ofSamples ? size : size * outputs
  let total = 0
  for (let n = 0; n < size; n++) {
    const at = (rows ? rows[n]! : n) * outputs
    for (let k = 0; k < (ofSamples ? 1 : outputs); k++) total += weights[at + k]!
  }
  return total
}

/**
 * Returns the weight in the metric of each loss m l, where m comes from the data: factor and reduction over
 * the part, or over a batch; 0 if the data's weights sum to 0. Losses are multiplied by it before they are
 * added, so that no sum exceeds the metric.
 */
export function sampleWeightOf(
  { loss, reduction, factor }: Pick<MetricSpec, 'loss' | 'reduction' | 'factor'>,
  part: Part,
  outputs: number,
  rows?: Uint32Array,
): number {
  if (reduction === 'sum') return factor
  if (reduction === 'mean-over-samples') return factor / (rows?.length ?? part.count)
  const total = totalWeight(part, outputs, isOfSample(loss), rows)
  return total === 0 ? 0 : factor / total
}
