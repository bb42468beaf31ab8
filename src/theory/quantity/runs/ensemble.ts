import type { Numbers } from '../../../reference/results.ts'
import { numberOf, type Quantity } from '../quantity.ts'
import { maxOf, minOf } from '../../../math/statistics/range.ts'

/** Returns the final losses of `count` independent draws of start 0, trained by algorithm 0. */
async function finalLosses(
  { experiment, answers }: Parameters<Quantity>[0],
  given: Parameters<Quantity>[1],
): Promise<Numbers> {
  const [first, ...others] = experiment.starts
  const drawn = first?.kind === 'random' ? { ...first, count: numberOf(given, 'count', first.count) } : first
  const starts = drawn ? [drawn, ...others] : others
  const { loss } = await answers.ensemble({ ...experiment, starts })
  return loss
}

/**
 * The fraction of an ensemble whose final loss is in [from, to] (default [−∞, ∞]): {from, to, count}. `count`
 * replaces the start's own number of draws. Source: theory/README.md, S25.
 * @throws ExperimentError if start 0 is not random
 */
export const ensembleShare: Quantity = async (source, given) => {
  const losses = await finalLosses(source, given)
  const from = numberOf(given, 'from', -Infinity)
  const to = numberOf(given, 'to', Infinity)
  return losses.filter((loss) => loss >= from && loss <= to).length / losses.length
}

/** The least or largest final loss of an ensemble: {extreme: 'least' or 'most', count}. */
export const ensembleLoss: Quantity = async (source, given) => {
  const losses = await finalLosses(source, given)
  return given['extreme'] === 'most' ? maxOf(losses) : minOf(losses)
}
