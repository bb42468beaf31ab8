import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { nothing, type Formula, type FormulaInput } from '../formula.ts'
import { knownMinima } from './minima.ts'
import { quadraticOf } from '../quadratic/quadratic.ts'
import { twoWeightRefusal } from '../two-weights/setting.ts'
import { stabilityThreshold } from '../../reference/algorithm/stability.ts'
import { flowEndSharpness } from './two-weight-formulas.ts'

/**
 * Returns the learning rate above which an algorithm with full batches cannot stay at a minimum of sharpness
 * λ, such as 2/λ for gradient descent: `stabilityThreshold` solved for the rate. `undefined` if that is, and
 * for batches.
 */
export function largestStableRate(algorithm: AlgorithmSpec, sharpness: number): number | undefined {
  if (algorithm.batch !== 'full') return undefined
  const atRateOne = stabilityThreshold({ ...algorithm, learningRate: 1, weightDecay: 0 })
  return atRateOne === undefined ? undefined : atRateOne / (sharpness + algorithm.weightDecay)
}

/**
 * Returns the sharpness of the minima that are known without a start: those of a function, or of a
 * regression.
 */
export function knownSharpnesses(experiment: TrainingExperiment): readonly number[] {
  const ofFunction = knownMinima(experiment).flatMap(({ value }) => value ?? [])
  return ofFunction.length > 0 ? ofFunction : [...(quadraticOf(experiment)?.curvatures.slice(-1) ?? [])]
}

/**
 * Returns the sharpness of the minima in question; if none is known without a start, that of the end of
 * gradient flow.
 */
function sharpnesses({ experiment, w0 }: FormulaInput): readonly number[] {
  const known = knownSharpnesses(experiment)
  if (known.length > 0 || !w0) return known
  return [flowEndSharpness(experiment, [w0[0]!, w0[1]!]) ?? []].flat()
}

/** The largest stable learning rate of algorithm `algorithm` (default 0) at each minimum. */
export const stableRate: Formula = {
  id: 'stable-learning-rate',
  title: 'largest stable learning rate',
  drawings: ['threshold', 'number'],
  fromStart: true,
  bounds: 'learning rate',
  refusal: (experiment, given) => {
    const algorithm = experiment.algorithms[given['algorithm'] ?? 0]
    if (!algorithm || largestStableRate(algorithm, 1) === undefined)
      return 'Holds for full-batch gradient descent, momentum and Nesterov’s.'
    return knownSharpnesses(experiment).length > 0 ? undefined : twoWeightRefusal(experiment)
  },
  state: (input) => {
    const algorithm = input.experiment.algorithms[input.given['algorithm'] ?? 0]
    const rates = sharpnesses(input).flatMap((sharpness) =>
      algorithm ? (largestStableRate(algorithm, sharpness) ?? []) : [],
    )
    if (rates.length === 0) return nothing('No minimum is known from this start.')
    return { kind: 'values', values: rates }
  },
}
