import { hasMaps, isBatchNormalized, isTied } from '../../../experiment/model/layout.ts'
import type { AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import { isGrid, type TrainingProblem } from '../../../experiment/training-problem.ts'
import { maxOf } from '../../../math/statistics/range.ts'
import { noGrids, noMaps, noTied } from '../limits.ts'
import { mostTogether } from './footprint.ts'

/**
 * Returns which property of a network or algorithm no kernel can train, as a sentence; otherwise `undefined`.
 */
export function missingInTraining(
  { model }: Pick<TrainingProblem, 'model'>,
  algorithms: readonly Pick<AlgorithmSpec, 'subspace'>[] = [],
): string | undefined {
  if (algorithms.some(({ subspace }) => subspace)) return 'No kernel trains in a subspace.'
  if (isGrid(model)) return noGrids
  if (model.kind === 'function') return undefined
  const { layout, data } = model
  if (hasMaps(layout)) return noMaps
  if (isTied(layout)) return noTied
  if (!isBatchNormalized(layout)) return undefined
  const most = mostTogether(layout)
  return maxOf(Object.values(data.counts)) > most
    ? `The training kernel normalises over at most ${most} samples of this network.`
    : undefined
}
