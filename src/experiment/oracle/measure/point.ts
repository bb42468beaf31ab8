import { buildProblem } from '../../build-problem.ts'
import { ExperimentError } from '../../error.ts'
import type { MeasureOptions } from '../../measurement.ts'
import { parseExperiment, parseMetric } from '../../parse.ts'
import type { NetworkModel, Problem } from '../../problem.ts'
import type { ExperimentInput } from '../../schema/experiment.ts'
import type { MetricSpec } from '../../schema/metric.ts'
import type { Objective } from '../objective.ts'
import { objectiveOf } from '../objective.ts'
import { placement } from '../place.ts'
import { checkedWeights } from '../predict.ts'
import { samplesOf, type Samples } from '../samples.ts'

/** A point of weight space at which something is measured, with what was asked beside it. */
export class MeasuredPoint {
  readonly problem: Problem
  readonly weights: Float64Array
  readonly options: MeasureOptions

  /** @throws ExperimentError for an experiment that cannot be used or weights that are too few or too many. */
  constructor(input: ExperimentInput, weights: ArrayLike<number>, options: MeasureOptions) {
    this.problem = buildProblem(parseExperiment(input))
    this.weights = checkedWeights(this.problem, weights)
    this.options = options
  }

  /** The metric asked for, or the experiment's. */
  get metric(): MetricSpec {
    const { experiment } = this.problem
    return this.options.metric ? parseMetric(experiment, this.options.metric) : experiment.metric
  }

  /** w_0 of the weights. */
  get start(): Float64Array {
    return this.startOf(this.options.start ?? this.options.run?.start ?? 0, 'options.start')
  }

  /** w_0 of a start by its place in the experiment, or weights as they are given. */
  startOf(start: number | ArrayLike<number>, path: string): Float64Array {
    if (typeof start !== 'number') return checkedWeights(this.problem, start, path)
    const found = placement(this.problem).starts[start]
    if (found) return found
    throw ExperimentError.at(path, `there is no start ${start}`)
  }

  /** The weights that these are compared with. */
  get other(): Float64Array {
    if (this.options.other) return checkedWeights(this.problem, this.options.other, 'options.other')
    throw ExperimentError.at('options.other', 'must be the weights that these are compared with')
  }

  /** What is minimised; a centred network subtracts the outputs of w_0. */
  get objective(): Objective {
    return objectiveOf(this.problem, this.metric, this.reference)
  }

  /** The samples of the part asked for, or of the train part, of a network. */
  get samples(): Samples {
    return samplesOf(this.network, this.options.part ?? 'train', this.reference, 'options.part')
  }

  /** w_0 where the network is centred. */
  get reference(): Float64Array | undefined {
    const { model } = this.problem
    return model.kind === 'mlp' && model.layout.centered ? this.start : undefined
  }

  /** The network. @throws ExperimentError for a function of two weights. */
  get network(): NetworkModel {
    const { model } = this.problem
    if (model.kind === 'mlp') return model
    throw ExperimentError.at('model.kind', 'a function of two weights is no network: this needs outputs')
  }
}
