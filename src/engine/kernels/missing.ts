import { hasMaps } from '../../experiment/model/layout.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'

/** What a network has that no kernel computes, as a sentence; undefined of all others. */
export function missingInKernels({ model }: Pick<TrainingProblem, 'model'>): string | undefined {
  if (model.kind === 'function') return undefined
  const { layers } = model.layout
  if (hasMaps(model.layout)) return 'No kernel has convolutional networks.'
  if (layers.some(({ normalization }) => normalization !== 'none'))
    return 'No kernel has normalised networks.'
  return layers.some(({ residual }) => residual) ? 'No kernel has networks with skips.' : undefined
}
