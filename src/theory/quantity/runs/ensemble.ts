import type { Numbers } from '../../../reference/results.ts'
import { numberOf, type Quantity } from '../quantity.ts'

/** Final losses of `count` independent draws of start 0, trained by algorithm 0. */
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
 * The share of an ensemble whose final loss is in [from, to] ([-∞, ∞] unless given): {from, to, count}. `count` draws instead of
 * the start's own. Source: theory/README.md, S25.
 * @throws ExperimentError where start 0 is not drawn.
 */
export const ensembleShare: Quantity = async (source, given) => {
  const losses = await finalLosses(source, given)
  const from = numberOf(given, 'from', -Infinity)
  const to = numberOf(given, 'to', Infinity)
  return losses.filter((loss) => loss >= from && loss <= to).length / losses.length
}

/** The least and the largest final loss of an ensemble: {extreme: 'least' or 'most', count}. */
export const ensembleLoss: Quantity = async (source, given) => {
  const losses = await finalLosses(source, given)
  return given['extreme'] === 'most' ? Math.max(...losses) : Math.min(...losses)
}
