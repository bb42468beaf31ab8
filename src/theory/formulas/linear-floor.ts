import { closest, closestWork } from '../../math/linear-algebra/least-squares.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { Dataset, Part } from '../../experiment/data/dataset.ts'
import { metricValue } from '../../reference/metric/reduce.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { nothing, type Formula } from '../formula.ts'
import { minOf } from '../../math/statistics/range.ts'

/** Returns the outputs [count][outputs] of the best affine or linear fit of a part in the squared loss. */
function bestFit({ inputs, outputs }: Dataset, part: Part, constant: boolean): Float64Array {
  const columns = inputs + (constant ? 1 : 0)
  const fitted = new Float64Array(part.count * outputs)
  for (let k = 0; k < outputs; k++) {
    const weighted = new Float64Array(part.count * columns)
    const targets = new Float64Array(part.count)
    const root = (n: number) => Math.sqrt(part.weights?.[n * outputs + k] ?? 1)
    for (let n = 0; n < part.count; n++) {
      for (let j = 0; j < columns; j++)
        weighted[n * columns + j] = root(n) * (j < inputs ? part.inputs[n * inputs + j]! : 1)
      targets[n] = root(n) * part.targets[n * outputs + k]!
    }
    // Samples of weight 0 do not count.
    closest(weighted, columns, targets).forEach(
      (value, n) => (fitted[n * outputs + k] = root(n) > 0 ? value / root(n) : 0),
    )
  }
  return fitted
}

/** Returns the training set of the data; `undefined` for functions. */
export function trainedPart(experiment: TrainingExperiment): { data: Dataset; part: Part } | undefined {
  const { model } = buildTrainingProblem(experiment)
  const part = model.kind === 'network' ? model.data.parts[experiment.metric.part] : undefined
  return model.kind === 'network' && part ? { data: model.data, part } : undefined
}

/**
 * Returns whether targets of ±1 are uncorrelated with every input and, with biases, balanced, so that the
 * logistic loss is least at output 0.
 */
function isUncorrelated({ inputs, outputs }: Dataset, part: Part, constant: boolean): boolean {
  for (let k = 0; k < outputs; k++)
    for (let j = 0; j < inputs + (constant ? 1 : 0); j++) {
      let [sum, size] = [0, 0]
      for (let n = 0; n < part.count; n++) {
        const entry = n * outputs + k
        const x = j < inputs ? part.inputs[n * inputs + j]! : 1
        const product = (part.weights?.[entry] ?? 1) * part.targets[entry]! * x
        sum += product
        size += Math.abs(product)
      }
      if (Math.abs(sum) > 1e-12 * size) return false
    }
  return true
}

/** Most multiply-adds of a fit: a tenth of a second. */
const mostWork = 2 ** 26

/** Returns the multiply-adds of the fit, without reading samples, which may not exist yet. */
function fitWork(experiment: TrainingExperiment): number {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') return 0
  const { counts, inputs, outputs } = model.data
  return outputs * closestWork(counts[experiment.metric.part] ?? 0, inputs + 1)
}

function refusal(experiment: TrainingExperiment): string | undefined {
  const { model, metric } = experiment
  if (model.kind !== 'mlp') return 'Holds for networks.'
  if (!['squared', 'logistic'].includes(metric.loss) || metric.weightDecay !== 0)
    return 'Holds for squared and logistic loss without weight decay.'
  const trained = metric.loss === 'logistic' && trainedPart(experiment)
  if (trained && !isUncorrelated(trained.data, trained.part, model.bias))
    return 'Holds for the logistic loss where the labels go with no input.'
  if (metric.loss === 'squared' && fitWork(experiment) > mostWork)
    return 'Takes too long for this many samples and inputs.'
  if (model.trained) return 'Holds where every layer learns.'
  const [inputs = 1] = model.widths
  if (minOf(model.widths) < Math.min(inputs, model.widths.at(-1) ?? 1))
    return 'Holds where no layer is narrower than both inputs and outputs.'
  return undefined
}

const floors = new WeakMap<Dataset, Map<string, number>>()

/**
 * The least loss of the linear network (linearity 1), at any depth: that of the best affine map of the
 * inputs, or of the best linear one without biases. For targets that no line explains it is their variance, 1
 * for XOR; for the logistic loss, if no label correlates with an input, ln 2. Source: a product of
 * sufficiently wide matrices is any matrix; least squares; the logistic loss is convex in the output, and its
 * derivative at 0 is −½ Σ y x.
 */
export const linearFloor: Formula = {
  id: 'linear-floor',
  title: 'least loss of a linear network',
  drawings: ['threshold', 'number'],
  fromStart: false,
  bounds: 'loss',
  refusal,
  state: ({ experiment }) => {
    const trained = trainedPart(experiment)
    if (!trained) return nothing('There are no data.')
    const { data, part } = trained
    const { metric } = experiment
    const known = floors.get(data) ?? new Map<string, number>()
    const biased = experiment.model.kind === 'mlp' && experiment.model.bias
    const key = JSON.stringify([metric, biased])
    const outputs = () =>
      metric.loss === 'logistic' ? new Float64Array(part.count * data.outputs) : bestFit(data, part, biased)
    const floor = known.get(key) ?? metricValue(metric, { ...part, width: data.outputs }, outputs())
    floors.set(data, known.set(key, floor))
    return { kind: 'values', values: [floor] }
  },
}
