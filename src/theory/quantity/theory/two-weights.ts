import { RandomStream } from '../../../math/statistics/random.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { escapeSteps, shareAtSaddle } from '../../saddle.ts'
import type { Point } from '../../two-weights/setting.ts'
import { twoWeights, type TwoWeights } from '../../two-weights/two-weights.ts'
import type { Numbers } from '../../../reference/results.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'
import { lastStep } from '../../../experiment/spec/algorithm.ts'

function theoryOf({ experiment }: QuantitySource): TwoWeights {
  const theory = twoWeights(experiment)
  if (theory) return theory
  throw ExperimentError.at('model', 'the theory of two weights does not apply to this experiment')
}

const pointOf = (weights: Numbers): Point => [weights[0]!, weights[1]!]

function endOf(source: QuantitySource, given: QuantityArguments) {
  const end = theoryOf(source).flowEnd(pointOf(runOf(source, given).weights(0)))
  if (end) return end
  throw ExperimentError.at('starts', 'gradient flow from this start reaches no minimum')
}

/** Weight `index` at the end of gradient flow from a run's w_0, by the formula: {index, start, algorithm}. */
export const flowEndWeight: Quantity = (source, given) =>
  endOf(source, given).point[numberOf(given, 'index', 0) === 0 ? 0 : 1]

/** The sharpness at the end of gradient flow from a run's w_0, by the formula: {start, algorithm}. */
export const flowEndSharpness: Quantity = (source, given) => endOf(source, given).sharpness

/** The distance between the end of a run and the end of gradient flow from its w_0: {start, algorithm}. */
export const flowEndDistance: Quantity = (source, given) => {
  const [first, second] = endOf(source, given).point
  const [a, b] = pointOf(runOf(source, given).finalWeights)
  return Math.hypot(a - first, b - second)
}

/** The sharpness of the minimum in which a run ended, by the formula: {start, algorithm}. */
export const minimumSharpness: Quantity = (source, given) =>
  theoryOf(source).sharpnessAt(pointOf(runOf(source, given).finalWeights))

export const flattestSharpness: Quantity = (source) => theoryOf(source).flattest[0]?.sharpness ?? NaN

/** |Weight `index`| at the flattest minimum: {index}. */
export const flattestWeight: Quantity = (source, given) =>
  Math.abs(theoryOf(source).flattest[0]?.point[numberOf(given, 'index', 0) === 0 ? 0 : 1] ?? NaN)

/** The fraction of `count` N(0, I) starts, drawn from the experiment's seed, from which gradient flow reaches a minimum. */
export const flowSuccess: Quantity = (source, given) => {
  const count = numberOf(given, 'count', 20_000)
  const { flowEnd } = theoryOf(source)
  const stream = new RandomStream(source.experiment.seed, 'flow-success')
  let reached = 0
  for (let n = 0; n < count; n++) if (flowEnd([stream.normal(n, 0), stream.normal(n, 1)])) reached += 1
  return reached / count
}

const saddleNeeded = (): ExperimentError =>
  ExperimentError.at(
    'model',
    'needs a plain linear 1-1-1 network, a single sample, and a start at the saddle',
  )

/** Steps that a run takes to leave the saddle, by the linear recurrence from its w_0: {start, algorithm}. */
export const saddleSteps: Quantity = (source, given) => {
  const { experiment } = source
  const { learningRate = NaN } = experiment.algorithms[numberOf(given, 'algorithm', 0)] ?? {}
  const steps = escapeSteps(experiment, pointOf(runOf(source, given).weights(0)), learningRate)
  if (steps === undefined) throw saddleNeeded()
  return steps
}

/**
 * The fraction of starts N(0, σ²I) still within `within` of the saddle after `steps`, by default those of algorithm 0, by
 * the formula: {within, steps}. σ is the scale of start 0.
 */
export const saddleShare: Quantity = ({ experiment }, given) => {
  const [start] = experiment.starts
  const [algorithm = { learningRate: NaN, steps: NaN }] = experiment.algorithms
  const { learningRate } = algorithm
  const deviation = start?.kind === 'random' && start.distribution === 'normal' ? start.scale : NaN
  const share = shareAtSaddle(experiment, {
    deviation,
    within: numberOf(given, 'within', 0.1),
    learningRate,
    steps: numberOf(given, 'steps', lastStep(algorithm)),
  })
  if (share === undefined || Number.isNaN(share)) throw saddleNeeded()
  return share
}
