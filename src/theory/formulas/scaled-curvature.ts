import { symmetricEigen } from '../../math/linear-algebra/eigen.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { scalingOf } from '../../experiment/start/scaling.ts'
import { hessianOf } from '../../reference/objective/hessian.ts'
import { objectiveOf } from '../../reference/objective/objective.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { ScaledStart } from '../../experiment/spec/start.ts'
import { nothing, type Formula, type Weights } from '../formula.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** Most weights whose Hessian is decomposed for a prediction. */
const mostWeights = 400

const scaledStartOf = ({ starts }: TrainingExperiment, index: number): ScaledStart | undefined => {
  const start = starts[index]
  return start?.kind === 'scaled' ? start : undefined
}

/** Returns the point that a scaled start was made from, given its weights. */
export function unscaled(
  experiment: TrainingExperiment,
  start: ScaledStart,
  weights: Weights,
): Float64Array<ArrayBuffer> {
  const scale = scalingOf(buildTrainingProblem(experiment), start)
  return Float64Array.from(weights, (weight, i) => weight / scale[i]!)
}

/** Largest eigenvalue of D⁻¹ H D⁻¹, and the largest over the layers of that of the layer's own block. */
export interface ScaledCurvature {
  readonly whole: number
  readonly block: number
}

/**
 * Returns the sharpness at a start scaled by a diagonal matrix D, from the Hessian H of the point it was made
 * from, if scaling preserves the function: L(D w) = L(w), so the Hessian at D w is D⁻¹ H D⁻¹. If one layer is
 * divided by a large factor α, its block, α² times its own H_aa, dominates. `undefined` for another start,
 * and above 400 weights. Source: Dinh, Pascanu, Bengio, Bengio 2017.
 */
export function scaledCurvature(
  experiment: TrainingExperiment,
  weights: Weights,
  index = 0,
): ScaledCurvature | undefined {
  const start = scaledStartOf(experiment, index)
  const problem = buildTrainingProblem(experiment)
  const { model, size } = problem
  if (!start || model.kind !== 'network' || size > mostWeights) return undefined
  const scale = scalingOf(problem, start)
  const objective = objectiveOf(problem, experiment.metric, undefined)
  const hessian = hessianOf(objective, unscaled(experiment, start, weights)).map(
    (entry, at) => entry / scale[Math.floor(at / size)]! / scale[at % size]!,
  )
  const blocks = model.layout.layers.map(({ weights: from, end }) => {
    const width = end - from
    const block = Float64Array.from(
      { length: width * width },
      (_, at) => hessian[(from + Math.floor(at / width)) * size + from + (at % width)]!,
    )
    return symmetricEigen(block, width).values.at(-1)!
  })
  return { whole: symmetricEigen(hessian, size).values.at(-1)!, block: maxOf(blocks) }
}

function refusal(
  experiment: TrainingExperiment,
  { start = 0 }: Readonly<Record<string, number>>,
): string | undefined {
  const { model, metric } = experiment
  if (!scaledStartOf(experiment, start)) return 'Holds for a start that is a scaled copy.'
  if (model.kind !== 'mlp' || (model.activation !== 'relu' && model.activation !== 'linear') || model.bias)
    return 'Holds for ReLU or linear units without biases.'
  if (model.centered || metric.weightDecay !== 0) return 'Holds where scaling keeps the loss.'
  if (buildTrainingProblem(experiment).size > mostWeights) return `Holds for up to ${mostWeights} weights.`
  return undefined
}

const stated = (id: string, title: string, of: keyof ScaledCurvature): Formula => ({
  id,
  title,
  drawings: ['number'],
  fromStart: true,
  refusal,
  state: ({ experiment, given, w0 }) => {
    const found = w0 && scaledCurvature(experiment, w0, given['start'] ?? 0)
    return found ? { kind: 'values', values: [found[of]] } : nothing('Waits for w₀.')
  },
})

/** See `scaledCurvature`: λ_max(D⁻¹ H D⁻¹), and that of its largest block. */
export const scaledCurvatures: readonly Formula[] = [
  stated('scaled-curvature', 'sharpness from the point before scaling', 'whole'),
  stated('scaled-block', 'sharpness of one layer, scaled', 'block'),
]
