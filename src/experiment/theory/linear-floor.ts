import { leastSquares } from '../../math/least-squares.ts'
import { buildProblem } from '../build-problem.ts'
import type { Dataset, Part } from '../data/dataset.ts'
import { metricValue } from '../metric/reduce.ts'
import type { Experiment } from '../schema/experiment.ts'
import { nothing, type Formula } from './formula.ts'

/** Outputs [count][outputs] of the affine map, or of the linear one, that fits a part best in the squared loss. */
function bestFit({ inputs, outputs }: Dataset, part: Part, constant: boolean): Float64Array {
  const columns = inputs + (constant ? 1 : 0)
  const fitted = new Float64Array(part.count * outputs)
  for (let k = 0; k < outputs; k++) {
    const rows = new Float64Array(part.count * columns).fill(1)
    const weighted = new Float64Array(rows.length)
    const targets = new Float64Array(part.count)
    for (let n = 0; n < part.count; n++) {
      const root = Math.sqrt(part.weights?.[n * outputs + k] ?? 1)
      rows.set(part.inputs.subarray(n * inputs, (n + 1) * inputs), n * columns)
      for (let j = n * columns; j < (n + 1) * columns; j++) weighted[j] = root * (rows[j] ?? 0)
      targets[n] = root * (part.targets[n * outputs + k] ?? 0)
    }
    const solution = leastSquares(weighted, columns, targets)
    for (let n = 0; n < part.count; n++)
      for (let j = 0; j < columns; j++)
        fitted[n * outputs + k] =
          (fitted[n * outputs + k] ?? 0) + (rows[n * columns + j] ?? 0) * (solution[j] ?? 0)
  }
  return fitted
}

function refusal(experiment: Experiment): string | undefined {
  const { model, metric } = experiment
  if (model.kind !== 'mlp') return 'Holds for networks.'
  if (metric.loss !== 'squared' || metric.weightDecay !== 0)
    return 'Holds for squared loss without weight decay.'
  if (model.trained) return 'Holds where every layer learns.'
  const [inputs = 1] = model.widths
  if (Math.min(...model.widths) < Math.min(inputs, model.widths.at(-1) ?? 1))
    return 'Holds where no layer is narrower than both inputs and outputs.'
  return undefined
}

const floors = new WeakMap<Dataset, Map<string, number>>()

/**
 * The least loss of the linear network (linearity 1), at any depth: that of the best affine map of the inputs, or of the
 * best linear one without biases. For targets that no line explains it is their variance, as for XOR: 1.
 * Source: a product of matrices that are wide enough is any matrix; least squares.
 */
export const linearFloor: Formula = {
  id: 'linear-floor',
  title: 'least loss of a linear network',
  drawings: ['threshold', 'number'],
  fromStart: false,
  bounds: 'loss',
  refusal,
  state: ({ experiment }) => {
    const { model } = buildProblem(experiment)
    const part = model.kind === 'mlp' ? model.data.parts[experiment.metric.part] : undefined
    if (model.kind !== 'mlp' || !part) return nothing('There are no data.')
    const { metric } = experiment
    const known = floors.get(model.data) ?? new Map<string, number>()
    const biased = experiment.model.kind === 'mlp' && experiment.model.bias
    const key = JSON.stringify([metric, biased])
    const floor =
      known.get(key) ??
      metricValue(metric, { ...part, width: model.data.outputs }, bestFit(model.data, part, biased))
    floors.set(model.data, known.set(key, floor))
    return { kind: 'values', values: [floor] }
  },
}
