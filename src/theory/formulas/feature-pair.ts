import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Formula } from '../formula.ts'
import { pairOf, probabilityOf } from '../polygons.ts'

function refusal(experiment: TrainingExperiment): string | undefined {
  const { model, metric } = experiment
  if (model.kind !== 'tied' || model.features !== 2 || model.hidden !== 1 || model.bias)
    return 'Holds for a tied network of two features and one hidden unit without biases.'
  if (model.activation !== 'relu' || model.linearity !== 0) return 'Holds for ReLU.'
  if (probabilityOf(experiment) === undefined) return 'Holds for sparse features.'
  if (metric.loss !== 'squared' || metric.weightDecay !== 0 || metric.reduction === 'sum')
    return 'Holds for the mean squared error without weight decay.'
  return undefined
}

/**
 * The four minima of two features in one dimension, over all samples that could be drawn: the opposite pairs ±(w, -w) and the blends ±(1,
 * 1)/√2, with the loss of each. Source: theory/polygons.ts.
 */
export const featurePair: Formula = {
  id: 'feature-pair',
  title: 'minima of two features in one dimension',
  drawings: ['point'],
  fromStart: false,
  measures: 'height',
  refusal,
  state({ experiment }) {
    const { metric } = experiment
    const { square, least, blend } = pairOf(probabilityOf(experiment) ?? 0)
    const scale = metric.factor * (metric.reduction === 'mean' ? 0.5 : 1)
    const [w, half] = [Math.sqrt(square), Math.SQRT1_2]
    return {
      kind: 'points',
      points: [
        { weights: [w, -w], value: scale * least },
        { weights: [-w, w], value: scale * least },
        { weights: [half, half], value: scale * blend },
        { weights: [-half, -half], value: scale * blend },
      ],
    }
  },
}
