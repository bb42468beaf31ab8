import { addScaled, minus, norm } from '../../../math/linear-algebra/vector.ts'
import { mean } from '../../../math/statistics/moments.ts'
import { maxOf, minOf } from '../../../math/statistics/range.ts'
import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { objectiveOf, type Objective } from '../../../reference/objective/objective.ts'
import { weightsAt } from '../measured.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'

/** Default steps along the gradient, in learning rates. Source: Santurkar, Tsipras, Ilyas, Madry 2018. */
const defaultMultiples = [0.5, 1, 2, 4]

function multiplesOf({ multiples }: QuantityArguments): readonly number[] {
  if (multiples === undefined) return defaultMultiples
  const found = String(multiples).split(' ').map(Number)
  if (found.every((multiple) => Number.isFinite(multiple) && multiple > 0)) return found
  throw ExperimentError.at('quantity', "multiples must be numbers above 0 with spaces between: '0.5 1 2 4'")
}

/** Measures along the negative gradient from a point. */
export interface Meters {
  /** Largest minus smallest loss on the way. */
  readonly 'loss-range': number
  /** Largest |g' − g| on the way. */
  readonly 'gradient-change': number
  /** Largest |g' − g|/|w' − w| on the way. */
  readonly beta: number
}

/** Returns the measures at `distances` learning rates times the gradient from a point. */
export function metersAt(
  objective: Pick<Objective, 'value' | 'gradient'>,
  at: Float64Array,
  distances: readonly number[],
): Meters {
  const gradient = objective.gradient(at)
  const length = norm(gradient)
  const losses: number[] = []
  const changes: number[] = []
  const ratios: number[] = []
  for (const distance of distances) {
    const there = Float64Array.from(at)
    addScaled(there, -distance, gradient)
    const change = norm(minus(objective.gradient(there), gradient))
    losses.push(objective.value(there))
    changes.push(change)
    ratios.push(change / (distance * length))
  }
  return {
    'loss-range': maxOf(losses) - minOf(losses),
    'gradient-change': maxOf(changes),
    beta: maxOf(ratios),
  }
}

const isMeter = (name: unknown): name is keyof Meters =>
  name === 'loss-range' || name === 'gradient-change' || name === 'beta'

/**
 * A measure along the negative gradient from a run's weights, at `multiples` (default '0.5 1 2 4') of the
 * learning rate, after `step` updates or as the mean over each `every`-th (default 5) step: 'loss-range',
 * 'gradient-change' or 'beta', the change over the distance. In float64, of the metric on all samples. {of,
 * multiples, step or every, start, algorithm}. Source: Santurkar, Tsipras, Ilyas, Madry 2018.
 */
export const alongGradient: Quantity = (source, given) => {
  const { of } = given
  if (!isMeter(of))
    throw ExperimentError.at(
      'quantity',
      "takes a meter: of must be 'loss-range', 'gradient-change' or 'beta'",
    )
  const { experiment } = source
  const objective = objectiveOf(buildTrainingProblem(experiment), experiment.metric)
  const run = runOf(source, given)
  const rate = experiment.algorithms[run.algorithm]?.learningRate ?? NaN
  const distances = multiplesOf(given).map((multiple) => multiple * rate)
  const every = numberOf(given, 'every', 5)
  const steps =
    'step' in given ? [numberOf(given, 'step', 0)] : run.steps.filter((step) => step % every === 0)
  const found = Array.from(steps, (step) =>
    metersAt(objective, Float64Array.from(weightsAt(run, { step })), distances),
  )
  return mean(found.map((meters) => meters[of]))
}
