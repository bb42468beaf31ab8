import { hasMaps, isPlain } from '../../../experiment/model/layout.ts'
import type { AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import { noMaps } from '../limits.ts'

/** What a network has, or an algorithm, that no kernel trains, as a sentence; undefined of all others. */
export function missingInTraining(
  { model }: Pick<TrainingProblem, 'model'>,
  algorithms: readonly Pick<AlgorithmSpec, 'subspace'>[] = [],
): string | undefined {
  if (algorithms.some(({ subspace }) => subspace)) return 'No kernel trains in a subspace.'
  if (model.kind === 'function') return undefined
  if (hasMaps(model.layout)) return noMaps
  if (isPlain(model.layout)) return undefined
  return model.layout.layers.some(({ normalization }) => normalization !== 'none')
    ? 'No kernel trains normalised networks.'
    : 'No kernel trains networks with skips.'
}
