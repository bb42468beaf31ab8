import { symmetricEigen } from '../../math/linear-algebra/eigen.ts'
import { solved } from '../../math/linear-algebra/solve.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { objectiveOf } from '../../reference/objective/objective.ts'
import { Recent } from '../../experiment/recent.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'

/** A metric that is a quadratic function of the weights: L(w) = least + (w − minimum)ᵀ H (w − minimum)/2. */
export interface Quadratic {
  readonly minimum: Float64Array
  /** L at the minimum. */
  readonly least: number
  /** Eigenvalues of H, ascending, all positive. */
  readonly curvatures: Float64Array
  /** Unit eigenvectors; axes[k] belongs to curvatures[k]. */
  readonly axes: readonly Float64Array[]
}

/** Eigenvalues below this fraction of the largest count as 0, so that there is no unique minimum. */
const flat = 1e-12

function isLinearLayer({ model }: TrainingExperiment): boolean {
  return (
    model.kind === 'mlp' &&
    model.widths.length === 2 &&
    (model.outputActivation === 'linear' || model.linearity === 1) &&
    !model.trained &&
    !model.centered
  )
}

/**
 * Returns why an experiment's metric is not a quadratic bowl in the weights, as a sentence; `undefined` if it
 * is.
 */
export function quadraticRefusal(experiment: TrainingExperiment): string | undefined {
  const { model, metric } = experiment
  if (model.kind === 'function')
    return model.id === 'quadratic' ? undefined : 'Holds for the quadratic function.'
  if (!isLinearLayer(experiment)) return 'Holds for one linear layer, which is a regression.'
  if (metric.loss !== 'squared') return 'Holds for the squared loss.'
  return undefined
}

function bowlOf(experiment: TrainingExperiment, metric: MetricSpec): Quadratic | undefined {
  const problem = buildTrainingProblem(experiment)
  const { size } = problem
  const objective = objectiveOf(problem, metric)
  const zero = new Float64Array(size)
  const columns = Array.from({ length: size }, (_, i) => {
    const unit = zero.slice()
    unit[i] = 1
    return objective.curvature(zero, unit)
  })
  const hessian = Float64Array.from(columns.flatMap((column) => [...column]))
  const { values, vectors } = symmetricEigen(hessian, size)
  if (!(values[0]! > flat * values.at(-1)!)) return undefined
  const minimum = solved(
    hessian,
    objective.gradient(zero).map((entry) => -entry),
  )
  return { minimum, least: objective.value(minimum), curvatures: values, axes: vectors }
}

const known = new Recent<TrainingExperiment, Map<string, Quadratic | undefined>>(8)

/**
 * Returns the bowl of a metric (default: the experiment's own) over the weights: H and the gradient at 0 are
 * exact, and H w = −∇L(0) gives the minimum. `undefined` if `quadraticRefusal` has a reason, and without a
 * unique minimum. Results for recent experiments are cached.
 */
export function quadraticOf(
  experiment: TrainingExperiment,
  metric = experiment.metric,
): Quadratic | undefined {
  if (quadraticRefusal(experiment)) return undefined
  const bowls = known.of(experiment, () => new Map())
  const key = JSON.stringify(metric)
  if (!bowls.has(key)) bowls.set(key, bowlOf(experiment, metric))
  return bowls.get(key)
}

/** Returns the loss on the test set as a function of the weights, without weight decay. */
export const testBowlOf = (experiment: TrainingExperiment): Quadratic | undefined =>
  quadraticOf(experiment, { ...experiment.metric, part: 'test', weightDecay: 0 })
