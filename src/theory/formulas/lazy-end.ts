import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { nothing, type Formula, type Weights } from '../formula.ts'

/**
 * Returns the required increase of w_1 w_2 for f = α x (w_1 w_2 − w_1(0) w_2(0)), with α the output's scale:
 * the target over α x.
 */
function increaseOf({ model, data }: TrainingExperiment): number | undefined {
  if (model.kind !== 'mlp' || data.kind !== 'table' || data.inputs.length !== 1) return undefined
  const [input = 0, target = 0] = [data.inputs[0]?.[0], data.targets[0]?.[0]]
  const increase = target / (model.outputScale * input)
  return Number.isFinite(increase) ? increase : undefined
}

function refusal(experiment: TrainingExperiment): string | undefined {
  const { model, metric } = experiment
  if (
    model.kind !== 'mlp' ||
    !model.centered ||
    model.widths.length !== 3 ||
    model.widths.some((w) => w !== 1)
  )
    return 'Holds for two weights of a centred 1-1-1 network.'
  const linear = model.linearity === 1 || model.activation === 'linear'
  if (!linear || model.bias || model.layerScales || model.trained)
    return 'Holds for a linear network without biases.'
  if (metric.loss !== 'squared' || metric.weightDecay !== 0)
    return 'Holds for squared loss without weight decay.'
  return increaseOf(experiment) === undefined ? 'Holds for a single sample whose input is not 0.' : undefined
}

/**
 * Returns the end of gradient flow of two centred weights: it conserves D = w_1² − w_2² and ends where w_1
 * w_2 has grown by y/(α x), at w_1² = (Q + D)/2, w_2² = (Q − D)/2 with Q = √(D² + 4 w_1² w_2²). `undefined`
 * if w_1 w_2 would change its sign on the way.
 */
export function lazyEnd(increase: number, w0: Weights): readonly [number, number] | undefined {
  const [first = 0, second = 0] = [w0[0], w0[1]]
  const product = first * second + increase
  if (first * second * product <= 0) return undefined
  const kept = first * first - second * second
  const q = Math.sqrt(kept * kept + 4 * product * product)
  return [Math.sign(first) * Math.sqrt((q + kept) / 2), Math.sign(second) * Math.sqrt((q - kept) / 2)]
}

/**
 * |end − w_0|/|w_0| by `lazyEnd`: √(1 + y/α) − 1 from (1, 1), about y/(2α) for large α. Source: Chizat, Oyallon, Bach 2019.
 */
export const lazyFlowEnd: Formula = {
  id: 'lazy-end',
  title: 'flow’s end of a scaled output',
  drawings: ['point'],
  fromStart: true,
  measures: 'relative movement',
  foretells: 'end',
  refusal,
  state: ({ experiment, w0 }) => {
    if (!w0) return nothing('Waits for w₀.')
    const end = lazyEnd(increaseOf(experiment) ?? NaN, w0)
    if (!end) return nothing('From here the product of the weights would have to change its sign.')
    const [first = 0, second = 0] = [w0[0], w0[1]]
    const value = Math.hypot(end[0] - first, end[1] - second) / Math.hypot(first, second)
    return { kind: 'points', points: [{ weights: end, value }] }
  },
}
