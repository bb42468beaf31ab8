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

/** A network and the data that it is judged on. */
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

/** True of a surface that was computed elsewhere, whose values float64 alone interpolates. */
export const isGrid = (model: NetworkModel | FunctionModel): boolean =>
  model.kind === 'function' && model.function.id === gridId

/** An experiment as numbers, the same for engine and oracle (float64). Nothing here trains. */
export interface TrainingProblem {
  readonly experiment: TrainingExperiment
  readonly model: NetworkModel | FunctionModel
  /** Number of weights. */
  readonly size: number
}

/** Experiments whose numbers are kept: those on the stages of a page, and what is asked of them. */
const built = new Recent<TrainingExperiment, TrainingProblem>(16)

function functionModel(spec: FunctionSpec): FunctionModel {
  const found = functionOfModel(spec)
  if (!found) throw ExperimentError.at('model.id', `there is no function "${spec.id}"`)
  return { kind: 'function', function: found, parameters: { ...found.parameters, ...spec.parameters } }
}

function networkModel(experiment: TrainingExperiment): NetworkModel | FunctionModel {
  const { model, data, seed } = experiment
  if (model.kind === 'function') return functionModel(model)
  return { kind: 'network', layout: layoutOf(model), data: buildDataset(data, model, seed) }
}

/** A parsed experiment as numbers. The last few are kept, so asking twice is free. */
export const buildTrainingProblem = (experiment: TrainingExperiment): TrainingProblem =>
  built.of(experiment, () => {
    const model = networkModel(experiment)
    return { experiment, model, size: model.kind === 'network' ? model.layout.size : 2 }
  })
