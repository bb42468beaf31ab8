import { generatorOf } from '../experiment/data/catalogue.ts'
import { functionOf } from '../experiment/model/catalogue.ts'
import { layoutOf } from '../experiment/model/layout.ts'
import type { DataSpec, GeneratedSpec } from '../experiment/schema/data.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { LossId } from '../experiment/schema/metric.ts'
import type { MlpSpec, ModelSpec } from '../experiment/schema/model.ts'
import type { PlaneSpec } from '../experiment/schema/plane.ts'
import type { BaseStart, StartSpec } from '../experiment/schema/start.ts'
import { without } from './patch.ts'

/** What the data ask of a network; undefined where its widths decide. */
interface Demand {
  readonly task: 'regression' | 'classification'
  readonly inputs: number | undefined
  readonly outputs: number | undefined
}

/** The network that stands in where a closed-form function stood. */
export const usualModel: MlpSpec = {
  kind: 'mlp',
  widths: [2, 8, 8, 1],
  activation: 'tanh',
  linearity: 0,
  outputActivation: 'linear',
  bias: true,
  parameterization: 'standard',
  outputScale: 1,
  centered: false,
}

/** The data that stand in where there were none. */
export const usualData: GeneratedSpec = {
  kind: 'generated',
  id: 'two-moons',
  labelCorruption: 0,
  parameters: {},
}

const usualStart: BaseStart = {
  kind: 'random',
  distribution: 'glorot-normal',
  scale: 1,
  biasScale: 0,
  antisymmetric: false,
  count: 1,
}

function demandOf(data: DataSpec, lossId: LossId, model: MlpSpec): Demand | undefined {
  if (data.kind === 'none') return undefined
  if (data.kind === 'table')
    return {
      task: data.task,
      inputs: data.features?.length ?? data.inputs[0]?.length,
      outputs: data.targets[0]?.length,
    }
  const generator = generatorOf(data.id)
  if (!generator) return undefined
  const own = generator.coordinates === 'model' ? undefined : generator.coordinates
  const inputs = data.features?.length ?? own
  if (generator.task === 'regression') {
    const outputs = generator.outputs === 'model' ? undefined : generator.outputs
    return { task: generator.task, inputs, outputs }
  }
  const classes = generator.classes(data.parameters)
  const keepsTwo = lossId === 'cross-entropy' && model.widths.at(-1) === 2
  return { task: generator.task, inputs, outputs: classes === 2 && !keepsTwo ? 1 : classes }
}

/** The losses that fit these data and this many outputs, the usual one first. */
export function fittingLosses(task: 'regression' | 'classification', outputs: number): readonly LossId[] {
  if (task === 'regression') return ['squared']
  return outputs === 1 ? ['squared', 'logistic', 'hinge'] : ['cross-entropy', 'squared']
}

/** Whether the data have classes or numbers as targets. */
export function taskOf(data: DataSpec): 'regression' | 'classification' | undefined {
  if (data.kind === 'none') return undefined
  return data.kind === 'table' ? data.task : generatorOf(data.id)?.task
}

/** Number of weights of a model, biases included. */
export const weightCountOf = (model: ModelSpec): number => (model.kind === 'mlp' ? layoutOf(model).size : 2)

/** The start before it was dragged. */
export const baseOf = (start: StartSpec): BaseStart =>
  start.kind === 'plane' ? (start.base ?? usualStart) : start

/** A point of a function's window for start `index`: they lie on a spiral about its centre, so that no two coincide. */
export function functionStart(id: string, index: number): BaseStart {
  const window = functionOf(id)?.window ?? { a: [-1, 1] as const, b: [-1, 1] as const }
  const angle = 2.4 * (index + 1)
  const at = ([from, to]: readonly [number, number], part: number): number =>
    Number(((from + to) / 2 + 0.3 * (to - from) * part).toFixed(3))
  return { kind: 'weights', values: [at(window.a, Math.cos(angle)), at(window.b, Math.sin(angle))] }
}

function fittedStart(start: StartSpec, model: ModelSpec, index: number, sameLayers: boolean): StartSpec {
  const base = baseOf(start)
  if (model.kind === 'function')
    return base.kind === 'weights' && base.values.length === 2 ? base : functionStart(model.id, index)
  if (base.kind === 'weights' && base.values.length !== weightCountOf(model)) return usualStart
  if (base.kind === 'random' && !sameLayers) return without(base, 'layers')
  return base.kind === 'scaled' && !sameLayers ? usualStart : base
}

function fittedPlane(plane: PlaneSpec, model: ModelSpec): PlaneSpec {
  if (model.kind === 'function') return { kind: 'weights', first: 0, second: 1, origin: 'zero' }
  const size = weightCountOf(model)
  if (plane.kind === 'weights' && Math.max(plane.first, plane.second) < size) return plane
  if (plane.kind === 'random' || plane.kind === 'pca' || plane.kind === 'hessian') return plane
  return { kind: 'random', normalization: 'filter', origin: 'start' }
}

function fittedModel(model: ModelSpec, before: ModelSpec, demand: Demand | undefined): ModelSpec {
  if (model.kind === 'function') return model
  const widths = [...model.widths]
  widths[0] = demand?.inputs ?? widths[0] ?? 1
  widths[widths.length - 1] = demand?.outputs ?? widths.at(-1) ?? 1
  const sameLayers = before.kind === 'mlp' && before.widths.length === widths.length
  if (sameLayers) return { ...model, widths }
  return { ...without(model, 'trained', 'layerScales'), widths }
}

/** Equal for models whose weights mean the same. */
const weightsKey = (model: ModelSpec): string =>
  model.kind === 'mlp' ? `${String(model.widths)} ${String(model.bias)}` : model.id

type Shape = Pick<Experiment, 'data' | 'model' | 'metric' | 'algorithms' | 'starts' | 'plane'>

/**
 * The experiment with other data or another model, made whole again: widths follow the data, the loss fits the targets,
 * starts and plane that the new weights have no place for become the usual ones, and what names single layers goes
 * when their number changes. What still fits stays as it is.
 */
export function reshaped(
  experiment: Experiment,
  changes: { readonly data?: DataSpec; readonly model?: ModelSpec },
): Shape {
  const wanted = changes.model ?? experiment.model
  const given = changes.data ?? experiment.data
  const data: DataSpec =
    wanted.kind === 'function' ? { kind: 'none' } : given.kind === 'none' ? usualData : given
  const lossId = experiment.metric.loss
  const demand = wanted.kind === 'mlp' ? demandOf(data, lossId, wanted) : undefined
  const model = fittedModel(wanted, experiment.model, demand)
  const fitting =
    demand && model.kind === 'mlp' ? fittingLosses(demand.task, model.widths.at(-1) ?? 1) : [lossId]
  const sameLayers =
    model.kind === 'mlp' &&
    experiment.model.kind === 'mlp' &&
    model.widths.length === experiment.model.widths.length
  const sameWeights = weightsKey(model) === weightsKey(experiment.model)
  return {
    data,
    model,
    metric: { ...experiment.metric, loss: fitting.includes(lossId) ? lossId : (fitting[0] ?? 'squared') },
    algorithms: sameLayers
      ? experiment.algorithms
      : experiment.algorithms.map((algorithm) => without(algorithm, 'layerRates')),
    starts: sameWeights
      ? experiment.starts
      : experiment.starts.map((start, index) => fittedStart(start, model, index, sameLayers)),
    plane: sameWeights ? experiment.plane : fittedPlane(experiment.plane, model),
  }
}
