import { isPlain } from '../../../experiment/model/layout.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'

/** What a network has that no kernel trains, as a sentence; undefined of all others. */
export function missingInTraining({ model }: Pick<TrainingProblem, 'model'>): string | undefined {
  if (model.kind === 'function' || isPlain(model.layout)) return undefined
  return model.layout.layers.some(({ normalization }) => normalization !== 'none')
    ? 'No kernel trains normalised networks.'
    : 'No kernel trains networks with skips.'
}
