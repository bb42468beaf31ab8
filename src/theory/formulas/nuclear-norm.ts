import { leastNuclearNorm, type LeastNuclearNorm } from '../../math/linear-algebra/nuclear-norm.ts'
import { effectiveRank, singularValues } from '../../math/linear-algebra/singular.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { Dataset } from '../../experiment/data/dataset.ts'
import { matrixData, unobservedError, type MatrixData } from '../../experiment/data/matrix.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { nothing, type Formula } from '../formula.ts'

/** The completion of least nuclear norm, with its properties. */
export interface NuclearAnswer extends LeastNuclearNorm {
  readonly data: MatrixData
  readonly effectiveRank: number
  /** Relative error of the entries that are not observed; NaN if the truth is unknown. */
  readonly error: number
}

const answers = new WeakMap<Dataset, NuclearAnswer>()

/** Returns the completion of least nuclear norm for data that are a matrix; otherwise `undefined`. */
export function nuclearAnswer(experiment: TrainingExperiment): NuclearAnswer | undefined {
  const { model } = buildTrainingProblem(experiment)
  const data = model.kind === 'network' ? matrixData(model.data) : undefined
  if (model.kind !== 'network' || !data) return undefined
  const known = answers.get(model.data)
  if (known) return known
  const { rows, columns } = data
  const least = leastNuclearNorm(data.entries, data.observed, rows, columns)
  const answer = {
    ...least,
    data,
    effectiveRank: effectiveRank(singularValues(least.matrix, rows, columns)),
    error: unobservedError(data, least.matrix),
  }
  answers.set(model.data, answer)
  return answer
}

const isMatrix = (experiment: TrainingExperiment): boolean => {
  const { model } = buildTrainingProblem(experiment)
  return model.kind === 'network' && matrixData(model.data) !== undefined
}

/**
 * The matrix of least nuclear norm with the observed entries: the convex relaxation of the least rank. It
 * depends only on the data. Source: Gunasekar et al. 2017 conjecture that gradient descent on a product of
 * two matrices converges to it from an infinitesimal start.
 */
export const nuclearNorm: Formula = {
  id: 'nuclear-norm',
  title: 'least nuclear norm',
  drawings: ['matrix', 'number'],
  fromStart: false,
  refusal: (experiment) =>
    isMatrix(experiment) ? undefined : 'Holds for data that are a matrix: inputs that are the unit vectors.',
  state: ({ experiment }) => {
    const answer = nuclearAnswer(experiment)
    if (!answer) return nothing('There is no matrix.')
    const { rows, columns } = answer.data
    const details = [{ label: 'effective rank', value: answer.effectiveRank }]
    if (Number.isFinite(answer.error))
      details.unshift({ label: 'error where unobserved', value: answer.error })
    return {
      kind: 'matrix',
      matrix: { rows, columns, entries: answer.matrix },
      value: answer.norm,
      details,
    }
  },
}
