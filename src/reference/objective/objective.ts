import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { metricValue } from '../metric/reduce.ts'
import { attackRefusals, type MetricSpec } from '../../experiment/spec/metric.ts'
import { learningPart } from '../../experiment/model/layout.ts'
import type { FunctionModel, NetworkModel, TrainingProblem } from '../../experiment/training-problem.ts'
import { attackedOutputs } from './attack.ts'
import { networkCurvature } from './curvature.ts'
import { addDecay, decayValue } from './decay.ts'
import { layerValues, networkOutputs } from '../../experiment/model/forward.ts'
import { networkGradient } from './gradient.ts'
import { rowsOf, samplesOf, type Batch, type Samples } from './samples.ts'

/** A metric as a function of the weights, in float64. No method changes the weights. */
export interface Objective {
  /** Number of weights. */
  readonly size: number
  /** Number of samples that it averages over; 0 for a function of two weights. */
  readonly count: number
  /** `rows` restricts it to these samples (a batch), over which the reduction is then taken. */
  value(weights: Float64Array, rows?: Batch): number
  gradient(weights: Float64Array, rows?: Batch): Float64Array
  /** Returns H·direction, exactly; H is 0 in the rows and columns of untrained weights. */
  curvature(weights: Float64Array, direction: Float64Array): Float64Array
}

function networkObjective(model: NetworkModel, metric: MetricSpec, w0: Float64Array | undefined): Objective {
  const { layout } = model
  const all = samplesOf(model, metric.part, w0)
  const { attack } = metric
  const layersAt = (weights: Float64Array, { inputs, count }: Samples) =>
    layerValues(layout, weights, inputs, count)
  const at = (weights: Float64Array, rows?: Batch) => {
    if (attack) throw ExperimentError.at('metric.attack', attackRefusals.slope)
    const samples = rowsOf(all, layout.inputs, rows)
    return { samples, values: layersAt(weights, samples) }
  }
  return {
    size: layout.size,
    count: all.count,
    value(weights, rows) {
      const samples = rowsOf(all, layout.inputs, rows)
      const outputs = attack
        ? attackedOutputs({ layout, weights, w0, metric, samples }, attack)
        : networkOutputs(layout, layersAt(weights, samples), samples.reference)
      return metricValue(metric, samples, outputs) + decayValue(metric.weightDecay, weights)
    },
    gradient(weights, rows) {
      const { samples, values } = at(weights, rows)
      const into = new Float64Array(layout.size)
      networkGradient(layout, weights, metric, samples, values, samples.reference, into)
      addDecay(metric.weightDecay, model, weights, into)
      return into
    },
    curvature(weights, direction) {
      const { samples, values } = at(weights)
      const into = new Float64Array(layout.size)
      const along = learningPart(layout, direction)
      networkCurvature(layout, weights, along, metric, samples, values, samples.reference, into)
      addDecay(metric.weightDecay, model, direction, into)
      return into
    },
  }
}

function functionObjective(model: FunctionModel, metric: MetricSpec): Objective {
  const { function: f, parameters } = model
  return {
    size: 2,
    count: 0,
    value: (w) => f.value(w[0]!, w[1]!, parameters) + decayValue(metric.weightDecay, w),
    gradient(w) {
      const into = Float64Array.from(f.gradient(w[0]!, w[1]!, parameters))
      addDecay(metric.weightDecay, model, w, into)
      return into
    },
    curvature(w, [x = 0, y = 0]) {
      const [xx, xy, yy] = f.hessian(w[0]!, w[1]!, parameters)
      const into = Float64Array.of(xx * x + xy * y, xy * x + yy * y)
      addDecay(metric.weightDecay, model, Float64Array.of(x, y), into)
      return into
    },
  }
}

/**
 * Returns the metric of a problem as a function of the weights, with its weight decay. A centred network
 * needs `w0`, the weights whose outputs it subtracts.
 * @throws ExperimentError if the data have no part of the metric's name
 */
export function objectiveOf(problem: TrainingProblem, metric: MetricSpec, w0?: Float64Array): Objective {
  const { model } = problem
  return model.kind === 'network' ? networkObjective(model, metric, w0) : functionObjective(model, metric)
}
