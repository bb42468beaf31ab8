import { normalDistribution } from '../experiment/model/error-function.ts'
import { twoWeightSetting, type Point } from './two-weights/setting.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'

/** A saddle at 0 of a network of two linear weights: L = (k/2)(x w₁w₂ - y)², with x y > 0. */
interface Saddle {
  /** k x, the factor of the residual x w₁w₂ - y in the gradient. */
  readonly slope: number
  readonly input: number
  readonly target: number
}

function saddleOf(experiment: TrainingExperiment): Saddle | undefined {
  const setting = twoWeightSetting(experiment)
  if (setting?.leftSlope !== 1 || setting.input * setting.target <= 0) return undefined
  const { input, target, stiffness } = setting
  return { slope: stiffness * input, input, target }
}

/** Returns whether an experiment has a network of two linear weights, whose saddle is at 0. */
export const hasSaddle = (experiment: TrainingExperiment): boolean => saddleOf(experiment) !== undefined

/** The absolute value of the most negative eigenvalue of the Hessian at the saddle: k |x y|. */
const steepness = ({ slope, target }: Saddle): number => slope * target

/** Steps after which a run counts as never leaving. */
const mostSteps = 1_000_000

/**
 * Returns the steps of gradient descent until w₁ + w₂, growing as if it were small relative to w₁ - w₂, equals that of
 * the minimum in the middle of the valley. Each step multiplies w₁ + w₂ by 1 - ηkxr, and w₁ - w₂ by 1 + ηkxr, with r = x
 * w₁w₂ - y. A start closer to the line w₁ = -w₂ by a factor q takes ln q/ln(1 + ηk|xy|) more steps; a start on the line,
 * Infinity. `undefined` for other networks. Source: derived.
 */
export function escapeSteps(
  experiment: TrainingExperiment,
  [first, second]: Point,
  learningRate: number,
): number | undefined {
  const saddle = saddleOf(experiment)
  if (!saddle) return undefined
  const { slope, input, target } = saddle
  const valley = 2 * Math.sqrt(target / input)
  let sum = Math.abs(first + second)
  if (sum === 0) return Infinity
  let half = (first - second) / 2
  for (let step = 0; step < mostSteps; step++) {
    if (sum >= valley) return step
    const pull = learningRate * slope * (-input * half * half - target)
    sum *= 1 - pull
    half *= 1 + pull
  }
  return Infinity
}

/**
 * Returns the fraction of starts N(0, σ²I) at the saddle that are still within δ of it along its unstable direction after
 * t steps of gradient descent: erf(δ(1 + ηg)^-t/(√2σ)), g = k|xy|, for δ much smaller than the valley's distance.
 * `undefined` for other networks. Source: derived, for a normal number multiplied by the same factor at each step.
 */
export function shareAtSaddle(
  experiment: TrainingExperiment,
  {
    deviation,
    within,
    learningRate,
    steps,
  }: Readonly<Record<'deviation' | 'within' | 'learningRate' | 'steps', number>>,
): number | undefined {
  const saddle = saddleOf(experiment)
  if (!saddle) return undefined
  const z = (within / deviation) * (1 + learningRate * steepness(saddle)) ** -steps
  return 2 * normalDistribution(z) - 1
}
