import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'

/** What a network has, or an algorithm that trains it, that no kernel computes, as a sentence; undefined of all others. */
export function missingInKernels(
  { model }: Pick<TrainingProblem, 'model'>,
  algorithms: readonly Pick<AlgorithmSpec, 'subspace'>[] = [],
): string | undefined {
  if (algorithms.some(({ subspace }) => subspace)) return 'No kernel trains in a subspace.'
  if (model.kind === 'function') return undefined
  const { layers } = model.layout
  if (layers.some(({ normalization }) => normalization !== 'none'))
    return 'No kernel has normalised networks.'
  return layers.some(({ residual }) => residual) ? 'No kernel has networks with skips.' : undefined
}
