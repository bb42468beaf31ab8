import type { Dataset, Part } from '../../experiment/data/dataset.ts'
import { metricValue } from '../../reference/metric/reduce.ts'
import { nothing, type Formula } from '../formula.ts'
import { trainedPart } from './linear-floor.ts'

/** Returns the mean of the targets for every sample of a part, [count][outputs]. */
function meanTargets({ outputs }: Dataset, part: Part): Float64Array {
  const sums = new Float64Array(outputs)
  const sizes = new Float64Array(outputs)
  part.targets.forEach((target, entry) => {
    const weight = part.weights?.[entry] ?? 1
    sums[entry % outputs]! += weight * target
    sizes[entry % outputs]! += weight
  })
  return Float64Array.from(part.targets, (_, entry) => sums[entry % outputs]! / sizes[entry % outputs]!)
}

/**
 * The least loss of a constant answer: for the squared loss, the variance of the targets. Source: the mean
 * minimises the sum of squares.
 */
export const constantFloor: Formula = {
  id: 'constant-floor',
  title: 'least loss of a constant answer',
  drawings: ['threshold', 'number'],
  besideWords: true,
  fromStart: false,
  bounds: 'loss',
  refusal: ({ model, metric }) =>
    model.kind !== 'function' && metric.loss === 'squared' && metric.weightDecay === 0
      ? undefined
      : 'Holds for networks and the squared loss without weight decay.',
  state({ experiment }) {
    const trained = trainedPart(experiment)
    if (!trained) return nothing('There are no data.')
    const { data, part } = trained
    return {
      kind: 'values',
      values: [metricValue(experiment.metric, { ...part, width: data.outputs }, meanTargets(data, part))],
    }
  },
}
