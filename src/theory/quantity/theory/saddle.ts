import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { escapeSteps, shareAtSaddle } from '../../saddle.ts'
import { numberOf, runOf, type Quantity } from '../quantity.ts'

const needed = (): ExperimentError =>
  ExperimentError.at('model', 'needs a plain linear 1-1-1 network, one datum, and a start at the saddle')

/** Steps that a run takes to leave the saddle, by the linear recurrence from its w_0: {start, algorithm}. */
export const saddleSteps: Quantity = (source, given) => {
  const { experiment } = source
  const [first = NaN, second = NaN] = runOf(source, given).weights(0)
  const { learningRate = NaN } = experiment.algorithms[numberOf(given, 'algorithm', 0)] ?? {}
  const steps = escapeSteps(experiment, [first, second], learningRate)
  if (steps === undefined) throw needed()
  return steps
}

/**
 * The share of starts N(0, σ²I) that are still within `within` of the saddle after the steps of algorithm 0, by the formula: {within}. σ is
 * the scale of start 0.
 */
export const saddleShare: Quantity = ({ experiment }, given) => {
  const [start] = experiment.starts
  const [{ learningRate, steps } = { learningRate: NaN, steps: NaN }] = experiment.algorithms
  const deviation = start?.kind === 'random' && start.distribution === 'normal' ? start.scale : NaN
  const share = shareAtSaddle(experiment, {
    deviation,
    within: numberOf(given, 'within', 0.1),
    learningRate,
    steps,
  })
  if (share === undefined || Number.isNaN(share)) throw needed()
  return share
}
