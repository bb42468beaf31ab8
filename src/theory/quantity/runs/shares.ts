import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { outcomes } from '../../../reference/outcome/ends.ts'
import { gridValue } from '../../../reference/plane/grid.ts'
import type { Numbers, Outcome } from '../../../reference/results.ts'
import { basinEdgeAt } from '../../two-weights/basin-edge.ts'
import { twoWeightSetting } from '../../two-weights/setting.ts'
import { numberOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'

/** Returns the outcomes of training from `count` × `count` starts over the plane. */
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

const shareOf = (values: ArrayLike<number>, value: number): number =>
  Array.from(values).filter((one) => one === value).length / values.length

/**
 * The fraction of a grid of starts whose runs converge to cluster `minimum`, for a function its known minima
 * in order; or whose runs are `status`: 'converged', 'unfinished', 'cycle', 'diverged' or 'stuck'. {minimum
 * or status, count, algorithm}; `algorithm` is the terrain's by default. Source: theory/README.md, S07, S08.
 */
export const outcomeShare: Quantity = async (source, given) => {
  const algorithm = numberOf(given, 'algorithm', source.experiment.terrain.algorithm)
  const { cluster, status } = await outcomesOf(source, given, algorithm)
  const state = outcomes.findIndex((outcome) => outcome === given['status'])
  if (state >= 0) return shareOf(status, state)
  if (typeof given['minimum'] === 'number') return shareOf(cluster, given['minimum'])
  throw ExperimentError.at('quantity', 'a share is that of a minimum or of a status')
}

/**
 * The fraction of a grid of starts from which two algorithms both converge, and to different clusters:
 * {algorithm, other, count}. Starts that one of them leaves unfinished do not count as different. Source:
 * theory/README.md, S07.
 */
export const basinDifference: Quantity = async (source, given) => {
  const one = await outcomesOf(source, given, numberOf(given, 'algorithm', 0))
  const other = await outcomesOf(source, given, numberOf(given, 'other', 1))
  const pairs = Array.from(one.cluster, (first, k) => [first, other.cluster[k]!] as const)
  return pairs.filter(([p, q]) => p >= 0 && q >= 0 && p !== q).length / pairs.length
}

/**
 * The fraction of `count` × `count` starts over the plane of two weights whose run ends in the branch of the
 * valley predicted by the closed form of the edge: {count, algorithm}; `algorithm` is the terrain's by
 * default. Source: theory/README.md, S24.
 */
export const basinAgreement: Quantity = async ({ experiment, answers }, given) => {
  const count = numberOf(given, 'count', 20)
  const algorithm = numberOf(given, 'algorithm', experiment.terrain.algorithm)
  const asked = { ...experiment.terrain, quantity: 'outcome', show: 'cluster', algorithm } as const
  const setting = twoWeightSetting(experiment)
  const { outcome, extent } = await answers.terrain({ ...experiment, terrain: asked }, { resolution: count })
  if (!setting || !outcome?.weights)
    throw ExperimentError.at('model', 'the theory of two weights does not apply to this experiment')
  let agreed = 0
  for (let k = 0; k < count ** 2; k++) {
    const first = gridValue(extent.a, k % count, count)
    const second = gridValue(extent.b, Math.floor(k / count), count)
    const above = Math.sign((second - basinEdgeAt(setting, first)) * setting.target)
    if (Math.sign(outcome.weights[2 * k + 1]! * setting.target) === above) agreed += 1
  }
  return agreed / count ** 2
}
