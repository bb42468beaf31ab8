import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { outcomes } from '../../../reference/outcome/ends.ts'
import type { Numbers, Outcome } from '../../../reference/results.ts'
import { numberOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'

/** Outcomes of training from `count` times `count` starts over the plane. */
async function outcomesOf(
  { experiment, answers }: QuantitySource,
  given: QuantityArguments,
  algorithm: number,
): Promise<Outcome<Numbers>> {
  const asked = { ...experiment.terrain, quantity: 'outcome', show: 'cluster', algorithm } as const
  const resolution = numberOf(given, 'count', 20)
  const { outcome } = await answers.terrain({ ...experiment, terrain: asked }, { resolution })
  if (outcome) return outcome
  throw ExperimentError.at('plane', 'no runs start from the points of this plane')
}

const shareOf = (values: ArrayLike<number>, wanted: number): number =>
  Array.from(values).filter((value) => value === wanted).length / values.length

/**
 * The share of a grid of starts whose runs converge to cluster `minimum`, for a function its known minima in order; or whose
 * runs are `status`: 'converged', 'unfinished', 'cycle', 'diverged' or 'stuck'. {minimum or status, count, algorithm}; `algorithm` is the
 * terrain's by default. Source: theory/README.md, S07, S08.
 */
export const outcomeShare: Quantity = async (source, given) => {
  const algorithm = numberOf(given, 'algorithm', source.experiment.terrain.algorithm)
  const { cluster, status } = await outcomesOf(source, given, algorithm)
  const wanted = outcomes.findIndex((outcome) => outcome === given['status'])
  if (wanted >= 0) return shareOf(status, wanted)
  if (typeof given['minimum'] === 'number') return shareOf(cluster, given['minimum'])
  throw ExperimentError.at('quantity', 'a share is that of a minimum or of a status')
}

/**
 * The share of a grid of starts from which two algorithms both converge, and to different clusters: {algorithm, other, count}.
 * Starts that one of them leaves unfinished do not count as different. Source: theory/README.md, S07.
 */
export const basinDifference: Quantity = async (source, given) => {
  const one = await outcomesOf(source, given, numberOf(given, 'algorithm', 0))
  const other = await outcomesOf(source, given, numberOf(given, 'other', 1))
  const pairs = Array.from(one.cluster, (first, k) => [first, other.cluster[k] ?? -1] as const)
  return pairs.filter(([p, q]) => p >= 0 && q >= 0 && p !== q).length / pairs.length
}
