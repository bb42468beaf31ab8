import { ExperimentError } from '../error.ts'
import type { Part } from '../data/dataset.ts'
import type { Judged } from '../metric/reduce.ts'
import { metricValue } from '../metric/reduce.ts'
import type { FunctionModel, NetworkModel, Problem } from '../problem.ts'
import type { MetricSpec } from '../schema/metric.ts'
import { networkCurvature } from './curvature.ts'
import { layerValues, networkOutputs, referenceOutputs } from './forward.ts'
import { networkGradient } from './gradient.ts'

/** A metric as a function of the weights, in float64. Every method leaves the weights as they are. */
export interface Objective {
  /** Number of weights. */
  readonly size: number
  /** Number of samples that it averages over; 0 for a function of two weights. */
  readonly count: number
  /** `rows` restricts it to these samples (a batch), with the reduction applied to them alone. */
  value(weights: Float64Array, rows?: Uint32Array): number
  gradient(weights: Float64Array, rows?: Uint32Array): Float64Array
  /** H·direction, exact. */
  curvature(weights: Float64Array, direction: Float64Array): Float64Array
}

/** Rows of a part, in the order given; all of them where `rows` is undefined. */
interface Samples extends Judged {
  readonly inputs: Float64Array
  readonly reference: Float64Array | undefined
}

const pick = (values: Float64Array, width: number, rows: Uint32Array): Float64Array => {
  const picked = new Float64Array(rows.length * width)
  rows.forEach((row, n) => picked.set(values.subarray(row * width, (row + 1) * width), n * width))
  return picked
}

function chosen(all: Samples, inputs: number, rows: Uint32Array | undefined): Samples {
  if (!rows) return all
  return {
    count: rows.length,
    width: all.width,
    inputs: pick(all.inputs, inputs, rows),
    targets: pick(all.targets, all.width, rows),
    weights: all.weights && pick(all.weights, all.width, rows),
    reference: all.reference && pick(all.reference, all.width, rows),
  }
}

/** (c/2)|w|², its gradient c w and curvature c, over the weights that learn for the latter two. */
const decayValue = (decay: number, weights: Float64Array): number =>
  decay === 0 ? 0 : (decay / 2) * weights.reduce((sum, w) => sum + w * w, 0)

function addDecay(
  decay: number,
  model: NetworkModel | FunctionModel,
  from: Float64Array,
  into: Float64Array,
) {
  if (decay === 0) return
  const ranges: [number, number][] =
    model.kind === 'function'
      ? [[0, from.length]]
      : model.layout.layers
          .filter((layer) => layer.trained)
          .map(({ weights, inputs, outputs, biases }) => [
            weights,
            weights + inputs * outputs + (biases === undefined ? 0 : outputs),
          ])
  for (const [begin, end] of ranges) {
    for (let i = begin; i < end; i++) into[i] = (into[i] ?? 0) + decay * (from[i] ?? 0)
  }
}

function partOf(model: NetworkModel, name: string): Part {
  const part = model.data.parts[name]
  if (part) return part
  throw ExperimentError.at('metric.part', `there is no part called '${name}' in the data`)
}

function networkObjective(model: NetworkModel, metric: MetricSpec, w0: Float64Array | undefined): Objective {
  const { layout, data } = model
  const part = partOf(model, metric.part)
  const all: Samples = {
    count: part.count,
    width: data.outputs,
    inputs: part.inputs,
    targets: part.targets,
    weights: part.weights,
    reference: w0 && layout.centered ? referenceOutputs(layout, w0, part.inputs, part.count) : undefined,
  }
  const at = (weights: Float64Array, rows?: Uint32Array) => {
    const samples = chosen(all, layout.inputs, rows)
    return { samples, values: layerValues(layout, weights, samples.inputs, samples.count) }
  }
  return {
    size: layout.size,
    count: part.count,
    value(weights, rows) {
      const { samples, values } = at(weights, rows)
      const outputs = networkOutputs(layout, values, samples.reference)
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
      networkCurvature(layout, weights, direction, metric, samples, values, samples.reference, into)
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
    value: (w) => f.value(w[0] ?? 0, w[1] ?? 0, parameters) + decayValue(metric.weightDecay, w),
    gradient(w) {
      const into = Float64Array.from(f.gradient(w[0] ?? 0, w[1] ?? 0, parameters))
      addDecay(metric.weightDecay, model, w, into)
      return into
    },
    curvature(w, [x = 0, y = 0]) {
      const [xx, xy, yy] = f.hessian(w[0] ?? 0, w[1] ?? 0, parameters)
      const into = Float64Array.of(xx * x + xy * y, xy * x + yy * y)
      addDecay(metric.weightDecay, model, Float64Array.of(x, y), into)
      return into
    },
  }
}

/**
 * The metric of a problem as a function of the weights, with its weight decay.
 * A centred network needs `w0`, the weights whose outputs it subtracts.
 * @throws ExperimentError where the data have no part of the metric's name.
 */
export function objectiveOf(problem: Problem, metric: MetricSpec, w0?: Float64Array): Objective {
  const { model } = problem
  return model.kind === 'mlp' ? networkObjective(model, metric, w0) : functionObjective(model, metric)
}
