import { layoutOf } from '../../src/experiment/model/layout.ts'
import type { Dataset, Part } from '../../src/experiment/data/dataset.ts'
import type { TrainingProblem } from '../../src/experiment/training-problem.ts'
import type { TrainingExperiment } from '../../src/experiment/spec/experiment.ts'
import type { MetricSpec } from '../../src/experiment/spec/metric.ts'
import type { ConvSpec, MlpSpec, NetworkSpec, TiedSpec } from '../../src/experiment/spec/model.ts'

/** A network's specification with every default filled in. */
export function mlpSpec(part: Partial<MlpSpec> & { widths: number[] }): MlpSpec {
  return {
    kind: 'mlp',
    activation: 'tanh',
    linearity: 0,
    normalization: 'none',
    outputActivation: 'linear',
    bias: true,
    parameterization: 'standard',
    outputScale: 1,
    centered: false,
    ...part,
  }
}

/** A convolutional network's specification with every default filled in; no pooling unless given. */
export function convSpec(part: Partial<ConvSpec> & { channels: number[] }): ConvSpec {
  return {
    kind: 'conv',
    side: 4,
    pool: part.channels.map(() => 'none'),
    head: 'flatten',
    outputs: 2,
    activation: 'tanh',
    linearity: 0,
    normalization: 'none',
    ...part,
  }
}

/** A tied network's specification with every default filled in. */
export function tiedSpec(part: Partial<TiedSpec> = {}): TiedSpec {
  return { kind: 'tied', features: 5, hidden: 2, activation: 'relu', linearity: 0, bias: true, ...part }
}

/** A metric with every default filled in. */
export function metricSpec(part: Partial<MetricSpec> = {}): MetricSpec {
  return { loss: 'squared', factor: 1, reduction: 'mean', part: 'train', weightDecay: 0, ...part }
}

/** One part of a data set, from rows. */
export function partOfRows(inputs: number[][], targets: number[][], weights?: number[][]): Part {
  return {
    count: inputs.length,
    inputs: Float64Array.from(inputs.flat()),
    targets: Float64Array.from(targets.flat()),
    weights: weights && Float64Array.from(weights.flat()),
    coordinates: Float64Array.from(inputs.flat()),
  }
}

/** An experiment with this model and every default filled in, without data, algorithms and starts. */
export const experimentAround = (
  model: TrainingExperiment['model'],
  metric: MetricSpec,
): TrainingExperiment => ({
  version: 1,
  kind: 'training',
  seed: 1,
  data: { kind: 'none' },
  model,
  metric,
  algorithms: [],
  starts: [],
  plane: { kind: 'weights', first: 0, second: 1, origin: 'start' },
  terrain: { quantity: 'metric', algorithm: 0, tolerance: 1e-3, clusterBy: 'function', show: 'loss' },
  view: {
    height: 'linear',
    colors: 'strata',
    follow: false,
    arrows: false,
    internals: false,
    planes: 'one',
  },
})

/** A problem built by hand, without parsing, so that numbers stay float64. */
export function networkProblem(
  model: NetworkSpec,
  parts: Record<string, Part>,
  metric = metricSpec(),
  rest: Partial<TrainingExperiment> = {},
): TrainingProblem {
  const layout = layoutOf(model)
  const data: Dataset = {
    task: metric.loss === 'squared' ? 'regression' : 'classification',
    inputs: layout.inputs,
    outputs: layout.outputs,
    coordinates: layout.inputs,
    counts: Object.fromEntries(Object.entries(parts).map(([name, { count }]) => [name, count])),
    parts,
  }
  const experiment = { ...experimentAround(model, metric), ...rest }
  return { experiment, model: { kind: 'network', layout, data }, size: layout.size }
}
