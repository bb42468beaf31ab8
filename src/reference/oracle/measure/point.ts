import {
  buildTrainingProblem,
  type NetworkModel,
  type TrainingProblem,
} from '../../../experiment/training-problem.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { isLinearized, type MeasureOptions } from '../../measurement.ts'
import { parseTraining, parseMetric } from '../../../experiment/format/parse.ts'
import type { TrainingInput } from '../../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { objectiveOf, type Objective } from '../../objective/objective.ts'
import { linearizedObjective } from '../../objective/linearized.ts'
import { checkedWeights, startOf } from '../run/predict.ts'
import { samplesOf, type Samples } from '../../objective/samples.ts'

/** A point of weight space to measure, with the options of the measure. */
export class MeasuredPoint {
  readonly problem: TrainingProblem
  readonly weights: Float64Array
  readonly options: MeasureOptions

  /** @throws ExperimentError for an invalid experiment or a wrong number of weights */
  constructor(input: TrainingInput, weights: ArrayLike<number>, options: MeasureOptions) {
    this.problem = buildTrainingProblem(parseTraining(input))
    this.weights = checkedWeights(this.problem, weights)
    this.options = options
  }

  /** The requested metric, or the experiment's. */
  get metric(): MetricSpec {
    const { experiment } = this.problem
    return this.options.metric ? parseMetric(experiment, this.options.metric) : experiment.metric
  }

  /** w_0 of the weights. */
  get start(): Float64Array {
    return startOf(this.problem, this.options)
  }

  /** The weights to compare with. */
  get other(): Float64Array {
    if (this.options.other) return checkedWeights(this.problem, this.options.other, 'options.other')
    throw ExperimentError.at('options.other', 'must be the weights that these are compared with')
  }

  /** The loss: the metric of the network, or of the given run's linearisation. */
  get objective(): Objective {
    return this.objectiveOf(this.metric)
  }

  /**
   * Returns a metric of the network or of its linearisation at w_0; a centred network subtracts the outputs
   * of w_0.
   */
  objectiveOf(metric: MetricSpec): Objective {
    return this.linearized
      ? linearizedObjective(this.network, metric, this.start)
      : objectiveOf(this.problem, metric, this.reference)
  }

  /** Whether the weights belong to a run that is trained as its linearisation at w_0. */
  get linearized(): boolean {
    return isLinearized(this.problem.experiment, this.options.run)
  }

  /**
   * Weights at which the Jacobian of the outputs is taken: the point's own, or w_0 if the run is linearised.
   */
  get tangent(): Float64Array {
    return this.linearized ? this.start : this.weights
  }

  /** @throws ExperimentError if the run is linearised, since its weights do not define a network */
  requireNetwork(what: string): void {
    if (this.linearized)
      throw ExperimentError.at('options.run', `a linearised run has no ${what}: name another run`)
  }

  /** The network's samples of the requested part, or of the training set. */
  get samples(): Samples {
    return samplesOf(this.network, this.options.part ?? 'train', this.reference, 'options.part')
  }

  /** w_0 if the network is centred. */
  get reference(): Float64Array | undefined {
    const { model } = this.problem
    return model.kind === 'network' && model.layout.centered ? this.start : undefined
  }

  /** The network. @throws ExperimentError for a function of two weights */
  get network(): NetworkModel {
    const { model } = this.problem
    if (model.kind === 'network') return model
    throw ExperimentError.at('model.kind', 'a function of two weights has no outputs, which this needs')
  }
}
