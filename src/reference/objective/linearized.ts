import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { attackRefusals, type MetricSpec } from '../../experiment/spec/metric.ts'
import { metricCurvature, metricGradient, metricValue } from '../metric/reduce.ts'
import { learningPart, type Layout } from '../../experiment/model/layout.ts'
import type { NetworkModel } from '../../experiment/training-problem.ts'
import { minus } from '../../math/linear-algebra/vector.ts'
import { addDecay, decayValue } from './decay.ts'
import { layerValues, networkOutputs } from '../../experiment/model/forward.ts'
import { backpropagate } from './gradient.ts'
import type { Objective } from './objective.ts'
import { rowsOf, samplesOf, type Batch, type Samples } from './samples.ts'
import { tangents } from './tangent.ts'

/** A network's linearisation f(w_0) + J(w_0)(w − w_0) on given samples. */
export interface LinearizedOutputs {
  /** Returns the outputs, [count][outputs]. */
  at(weights: Float64Array): Float64Array
  /** Returns J·direction, [count][outputs]. */
  along(direction: Float64Array): Float64Array
  /** Returns Jᵀ·back over the trained weights. */
  back(back: Float64Array): Float64Array
}

/**
 * Returns the linearisation at `w0` of a network on samples, by forward and reverse mode, without forming J.
 * Batch normalisation uses the first `company` samples' means and variances, which change with the weights;
 * `back` requires that it uses all.
 */
export function linearizedOutputs(
  layout: Layout,
  w0: Float64Array,
  samples: Pick<Samples, 'count' | 'inputs' | 'reference'> & { readonly company?: number | undefined },
): LinearizedOutputs {
  const { count, inputs, reference, company } = samples
  const values = layerValues(layout, w0, inputs, count, company)
  const start = networkOutputs(layout, values, reference)
  const along = (direction: Float64Array) => tangents(layout, w0, direction, values, count).outputs
  return {
    along,
    at(weights) {
      const moved = along(minus(weights, w0))
      return start.map((f, i) => f + moved[i]!)
    },
    back(back) {
      const into = new Float64Array(layout.size)
      backpropagate(layout, w0, values, back, count, into)
      return into
    },
  }
}

/**
 * Returns the metric of a network's linearisation at `w0`, which a linearised run minimises. Its Jacobian is
 * always that of w_0, so gradient descent on it is kernel gradient descent with the tangent kernel of w_0
 * (Lee et al. 2019).
 * @throws ExperimentError for an attacked metric
 */
export function linearizedObjective(model: NetworkModel, metric: MetricSpec, w0: Float64Array): Objective {
  if (metric.attack) throw ExperimentError.at('metric.attack', attackRefusals.linearized)
  const { layout } = model
  const all = samplesOf(model, metric.part, w0)
  const whole = linearizedOutputs(layout, w0, all)
  const on = (rows: Batch | undefined) => {
    if (!rows) return { samples: all, twin: whole }
    const samples = rowsOf(all, layout.inputs, rows)
    return { samples, twin: linearizedOutputs(layout, w0, samples) }
  }
  return {
    size: layout.size,
    count: all.count,
    value(weights, rows) {
      const { samples, twin } = on(rows)
      return metricValue(metric, samples, twin.at(weights)) + decayValue(metric.weightDecay, weights)
    },
    gradient(weights, rows) {
      const { samples, twin } = on(rows)
      const slope = new Float64Array(samples.count * samples.width)
      metricGradient(metric, samples, twin.at(weights), slope)
      const into = twin.back(slope)
      addDecay(metric.weightDecay, model, weights, into)
      return into
    },
    curvature(weights, direction) {
      const bent = new Float64Array(all.count * all.width)
      const along = whole.along(learningPart(layout, direction))
      metricCurvature(metric, all, whole.at(weights), along, bent)
      const into = whole.back(bent)
      addDecay(metric.weightDecay, model, direction, into)
      return into
    },
  }
}
