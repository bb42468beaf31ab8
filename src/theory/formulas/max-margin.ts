import { isLinear } from '../../experiment/model/layout.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { nothing, type Formula } from '../formula.ts'
import { largestMarginOf } from '../max-margin.ts'

/**
 * The direction of the separator with the largest margin, to which gradient descent on the logistic loss
 * converges, at a distance of O(1/ln t). Domain: one linear layer without biases, two weights to draw it,
 * separable data. Source: Soudry et al. 2018.
 */
export const maxMarginLine: Formula = {
  id: 'max-margin',
  title: 'direction of the largest margin',
  drawings: ['curve'],
  fromStart: false,
  refusal({ model, data, metric }) {
    if (model.kind !== 'mlp' || data.kind === 'none' || model.widths.length !== 2 || model.bias)
      return 'Holds for one layer without biases.'
    if (model.widths[0] !== 2 || model.widths[1] !== 1) return 'Can only be drawn for two weights.'
    if (metric.loss !== 'logistic' || metric.weightDecay !== 0)
      return 'Holds for the logistic loss without weight decay.'
    return undefined
  },
  state({ experiment, range }) {
    const { model } = buildTrainingProblem(experiment)
    if (model.kind !== 'network' || !isLinear(model.layout)) return nothing('Holds for a linear network.')
    const found = largestMarginOf(experiment)
    if (!found) return nothing('No line through the origin was found that separates these classes.')
    const [a = NaN, b = NaN] = found.weights
    const reach = Math.min(farthest(range(0), a), farthest(range(1), b))
    return {
      kind: 'lines',
      lines: [
        [
          [0, 0],
          [reach * a, reach * b],
        ],
      ],
    }
  },
}

/** Returns the multiple of a component that reaches the end of its range; Infinity if it is 0. */
const farthest = ([least, greatest]: readonly [number, number], component: number): number =>
  component === 0 ? Infinity : Math.max(0, component > 0 ? greatest / component : least / component)
