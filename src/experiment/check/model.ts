import type { ExperimentIssue } from '../error.ts'
import { functionOf, functions } from '../model/catalogue.ts'
import type { FunctionSpec, MlpSpec, ModelSpec } from '../schema/model.ts'
import { count, layerCount, listed } from './shape.ts'

const mostWithOneHidden = 2048
const mostWithMore = 512

function* mlpIssues(model: MlpSpec, path: string): Generator<ExperimentIssue> {
  const layers = layerCount(model)
  const hidden = model.widths.slice(1, -1)
  const most = hidden.length > 1 ? mostWithMore : mostWithOneHidden
  for (const [i, width] of hidden.entries())
    if (width > most)
      yield {
        path: `${path}.widths[${i + 1}]`,
        message: `must be at most ${most} with ${count(hidden.length, 'hidden layer')}`,
      }
  if (model.layerScales && model.layerScales.length !== layers)
    yield {
      path: `${path}.layerScales`,
      message: `must hold one scale for each of the ${count(layers, 'layer')}, not ${model.layerScales.length}`,
    }
  for (const [i, layer] of (model.trained ?? []).entries())
    if (layer > layers)
      yield {
        path: `${path}.trained[${i}]`,
        message: `there is no layer ${layer}: the network has ${count(layers, 'layer')}, counted from 1`,
      }
}

function* functionIssues(model: FunctionSpec, path: string): Generator<ExperimentIssue> {
  const found = functionOf(model.id)
  if (!found) {
    yield {
      path: `${path}.id`,
      message: `there is no function "${model.id}": choose one of ${listed(functions.map(({ id }) => id))}`,
    }
    return
  }
  for (const name of Object.keys(model.parameters))
    if (!Object.hasOwn(found.parameters, name))
      yield { path: `${path}.parameters.${name}`, message: `${found.title} has no parameter "${name}"` }
}

/** What is wrong within a model. */
export const modelIssues = (model: ModelSpec, path = 'model'): Generator<ExperimentIssue> =>
  model.kind === 'mlp' ? mlpIssues(model, path) : functionIssues(model, path)
