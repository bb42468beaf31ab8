import { buildDataset } from './data/build.ts'
import type { Dataset } from './data/dataset.ts'
import { functionOfModel } from './functions/catalogue.ts'
import type { FunctionParameters, PlaneFunction } from './functions/function.ts'
import { gridId } from './functions/grid.ts'
import { layoutOf, type Layout } from './model/layout.ts'
import { Recent } from './recent.ts'
import { ExperimentError } from './spec/values/error.ts'
import type { TrainingExperiment } from './spec/experiment.ts'
import type { FunctionSpec } from './spec/model.ts'

/** A network and its data. */
export interface NetworkModel {
  readonly kind: 'network'
  readonly layout: Layout
  readonly data: Dataset
}

/** A function of two weights with its parameters filled in. */
export interface FunctionModel {
  readonly kind: 'function'
  readonly function: PlaneFunction
  readonly parameters: FunctionParameters
}

/** Returns true for a surface computed elsewhere, which only float64 interpolates. */
export const isGrid = (model: NetworkModel | FunctionModel): boolean =>
  model.kind === 'function' && model.function.id === gridId

/** An experiment as numbers, the same for the engine and the oracle (float64). Nothing is trained here. */
export interface TrainingProblem {
  readonly experiment: TrainingExperiment
  readonly model: NetworkModel | FunctionModel
  /** Number of weights. */
  readonly size: number
}

/** Cached problems, enough for the stages of a page and what is computed from them. */
const built = new Recent<TrainingExperiment, TrainingProblem>(16)

function functionModel(spec: FunctionSpec): FunctionModel {
  const found = functionOfModel(spec)
  if (!found) throw ExperimentError.at('model.id', `unknown function "${spec.id}"`)
  return { kind: 'function', function: found, parameters: { ...found.parameters, ...spec.parameters } }
}

function networkModel(experiment: TrainingExperiment): NetworkModel | FunctionModel {
  const { model, data, seed } = experiment
  if (model.kind === 'function') return functionModel(model)
  return { kind: 'network', layout: layoutOf(model), data: buildDataset(data, model, seed) }
}

/** Returns a parsed experiment as numbers. The last few are cached, so repeated calls are free. */
export const buildTrainingProblem = (experiment: TrainingExperiment): TrainingProblem =>
  built.of(experiment, () => {
    const model = networkModel(experiment)
    return { experiment, model, size: model.kind === 'network' ? model.layout.size : 2 }
  })
