import { integrate } from '../../math/numerics/quadrature.ts'
import type { Point } from '../../math/picture/polyline.ts'
import { activationFunction, type ScalarFunction } from '../../experiment/model/activation.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'

export type { Extent, Point }

/**
 * L(w_1, w_2) = (stiffness/2) (w_2 φ(input·w_1) - target)²: one data point through one hidden unit, without biases. φ is
 * 0 at 0, and increases wherever it is not constant.
 */
export interface TwoWeightSetting {
  readonly phi: ScalarFunction
  /**
   * The slope of φ on the left, if φ is z on the right and a multiple of z on the left (0 for ReLU); `undefined` if φ is
   * curved.
   */
  readonly leftSlope: number | undefined
  /** 2∫₀^z φ/φ'. */
  readonly bentSquare: (z: number) => number
  readonly input: number
  readonly target: number
  readonly stiffness: number
}

const leftSlopes = { linear: 1, relu: 0, 'leaky-relu': 0.01 }

function isPlain({ model }: TrainingExperiment): boolean {
  return (
    model.kind === 'mlp' &&
    model.widths.length === 3 &&
    model.widths.every((width) => width === 1) &&
    !model.bias &&
    (model.outputActivation === 'linear' || model.linearity === 1) &&
    model.layerScales === undefined &&
    model.outputScale === 1 &&
    !model.centered &&
    (model.trained === undefined || [1, 2].every((layer) => model.trained?.includes(layer)))
  )
}

const hasTheory = ({ model }: TrainingExperiment): boolean =>
  model.kind === 'mlp' &&
  (model.activation === 'tanh' || model.activation in leftSlopes || model.linearity === 1)

function hasDatum({ data }: TrainingExperiment): boolean {
  if (data.kind !== 'table' || data.features || data.inputs.length !== 1) return false
  return [data.inputs, data.targets, data.weights ?? [[1]]].every((rows) => rows[0]?.[0] !== 0)
}

/** Returns why the theory of two weights does not apply to an experiment, as a sentence; `undefined` if it does. */
export function twoWeightRefusal(experiment: TrainingExperiment): string | undefined {
  const { loss, factor, weightDecay } = experiment.metric
  if (!isPlain(experiment)) return 'Holds for two weights: a plain 1-1-1 network without biases.'
  if (!hasTheory(experiment)) return 'Holds for a tanh, ReLU, leaky ReLU or linear unit.'
  if (!hasDatum(experiment)) return 'Holds for a single sample whose input and target are not 0.'
  if (loss !== 'squared' || factor <= 0 || weightDecay !== 0)
    return 'Holds for squared loss without weight decay.'
  return undefined
}

/** Width of the panels with cached integrals. */
const panel = 0.25

/**
 * Returns 2∫₀^z φ/φ' by quadrature, for an odd φ with φ' > 0: z² for φ = z, sinh² z for tanh. Whole panels are integrated
 * once and cached, so that a call costs one panel. Relative error below 1e-12 for the tanh of any linearity and |z| ≤ 20.
 */
export function bentSquareOf(phi: ScalarFunction): (z: number) => number {
  const slope = (u: number) => (2 * phi.value(u)) / phi.first(u)
  const sums = [0]
  return (signed) => {
    const z = Math.abs(signed)
    const whole = Math.floor(z / panel)
    if (whole > 1e5) return Infinity
    for (let k = sums.length; k <= whole; k++) {
      sums.push(sums[k - 1]! + integrate(slope, (k - 1) * panel, k * panel, panel))
    }
    return sums[whole]! + integrate(slope, whole * panel, z, panel)
  }
}

/** Returns the setting of an experiment; `undefined` if the theory of two weights does not apply. */
export function twoWeightSetting(experiment: TrainingExperiment): TwoWeightSetting | undefined {
  const { model, data, metric } = experiment
  if (model.kind !== 'mlp' || data.kind !== 'table' || twoWeightRefusal(experiment)) return undefined
  const { activation } = model
  const linearity = activation === 'linear' ? 1 : model.linearity
  const kink = linearity === 1 ? 1 : activation === 'tanh' ? undefined : leftSlopes[activation as 'relu']
  const leftSlope = kink === undefined ? undefined : (1 - linearity) * kink + linearity
  const phi = activationFunction(activation, linearity)
  return {
    phi,
    leftSlope,
    bentSquare:
      leftSlope !== undefined ? (z) => z * z : linearity === 0 ? (z) => Math.sinh(z) ** 2 : bentSquareOf(phi),
    input: data.inputs[0]![0]!,
    target: data.targets[0]![0]!,
    stiffness: 2 * metric.factor * (metric.reduction === 'mean' ? 1 : (data.weights?.[0]?.[0] ?? 1)),
  }
}

/**
 * Returns the sharpness, the largest eigenvalue of the Hessian, at a minimum: stiffness·((w_2 φ' x)² + φ²); the other
 * eigenvalue is 0.
 */
export function sharpnessAtMinimum(setting: TwoWeightSetting, [first, second]: Point): number {
  const { phi, input, stiffness } = setting
  const z = input * first
  return stiffness * ((second * phi.first(z) * input) ** 2 + phi.value(z) ** 2)
}

/** Returns w_2 on the valley above w_1: target/φ(input·w_1). */
export function valleyAt({ phi, input, target }: TwoWeightSetting, first: number): number {
  return target / phi.value(input * first)
}

/** Returns the sides of w_1 = 0 on which φ is not constant; each has a valley. */
export function liveSides({ leftSlope, input }: TwoWeightSetting): readonly (1 | -1)[] {
  if (leftSlope !== 0) return [1, -1]
  return [input > 0 ? 1 : -1]
}

/** Returns whether φ is constant around w_1: ReLU's dead half-plane. */
export function isDead({ leftSlope, input }: TwoWeightSetting, first: number): boolean {
  return leftSlope === 0 && input * first <= 0
}
