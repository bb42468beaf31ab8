import type { LevelView } from '../../charts/plot/level-line.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/**
 * The second derivative of a squared error by each output, the same for all of them: with it the Gauss-Newton matrix is
 * factor · JᵀJ, whose eigenvalues above 0 are those of the kernel J Jᵀ. Undefined for other losses and for weighted data.
 */
export function outputCurvature(experiment: TrainingExperiment): number | undefined {
  const { model } = buildTrainingProblem(experiment)
  const { loss, factor, reduction } = experiment.metric
  if (model.kind !== 'mlp' || loss !== 'squared') return undefined
  const { data } = experiment
  if (data.kind === 'table' && data.weights) return undefined
  const count = model.data.counts['train'] ?? 0
  const entries = count * model.layout.outputs
  const over = { mean: entries, 'mean-over-samples': count, sum: 1 }[reduction]
  return (2 * factor) / over
}

/** Levels on the Hessian's spectrum as levels on the kernel's: where the Gauss-Newton matrix is at them. */
export function kernelLevels<Level extends LevelView>(
  experiment: TrainingExperiment,
  levels: readonly Level[],
): Level[] {
  const curvature = outputCurvature(experiment)
  if (curvature === undefined) return []
  return levels.map((level) => ({
    ...level,
    label: `${level.label}, for the kernel`,
    value: level.value / curvature,
  }))
}
