import { buildDataset } from './data/build.ts'
import { ExperimentError } from './error.ts'
import { functionOf } from './model/catalogue.ts'
import { layoutOf } from './model/layout.ts'
import type { FunctionModel, NetworkModel, Problem } from './problem.ts'
import type { Experiment } from './schema/experiment.ts'
import type { FunctionSpec } from './schema/model.ts'

const built = new WeakMap<Experiment, Problem>()

function functionModel(spec: FunctionSpec): FunctionModel {
  const found = functionOf(spec.id)
  if (!found) throw ExperimentError.at('model.id', `there is no function "${spec.id}"`)
  return { kind: 'function', function: found, parameters: { ...found.parameters, ...spec.parameters } }
}

function networkModel(experiment: Experiment): NetworkModel | FunctionModel {
  const { model, data, seed } = experiment
  if (model.kind === 'function') return functionModel(model)
  return { kind: 'mlp', layout: layoutOf(model), data: buildDataset(data, model, seed) }
}

/** A parsed experiment as numbers. Kept for as long as the experiment object lives, so asking twice is free. */
export function buildProblem(experiment: Experiment): Problem {
  const known = built.get(experiment)
  if (known) return known
  const model = networkModel(experiment)
  const problem: Problem = { experiment, model, size: model.kind === 'mlp' ? model.layout.size : 2 }
  built.set(experiment, problem)
  return problem
}
