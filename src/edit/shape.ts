import {
  inputCount,
  isBatchNormal,
  layerCount,
  layerShapes,
  outputCount,
  skipCount,
  weightCount,
  weightsShape,
  type ConvSpec,
  type MlpSpec,
  type ModelSpec,
  type NetworkSpec,
  type TiedSpec,
} from '../experiment/spec/model.ts'
import { mostMapSide, mostTied } from '../experiment/spec/values/bounds.ts'
import { coordinatesOf, type GeneratedSpec } from '../experiment/spec/generated.ts'
import { generatorOf } from '../experiment/generators/catalogue.ts'
import { drawsAnew, partNames, type DataSpec } from '../experiment/spec/data.ts'
import { ExperimentError } from '../experiment/spec/values/error.ts'
import { functionOf } from '../experiment/functions/catalogue.ts'
import { customId } from '../experiment/functions/custom.ts'
import { parseExperiment } from '../experiment/format/parse.ts'
import { baseOf, defaultBase, hasPairs, type BaseStart, type StartSpec } from '../experiment/spec/start.ts'
import type { AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import { mostDirectionsOf } from '../experiment/spec/subspace.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { LossId, MetricSpec } from '../experiment/spec/metric.ts'
import type { PlaneSpec } from '../experiment/spec/plane.ts'
import { fittingLosses, shownLosses, taskOf, type Task } from './metric.ts'
import { without } from './patch.ts'

type Shape = Pick<
  TrainingExperiment,
  'title' | 'data' | 'model' | 'metric' | 'algorithms' | 'starts' | 'plane' | 'terrain'
>

/** Inputs and outputs that the data require of a network; `undefined` if its widths decide. */
interface Demand {
  readonly task: Task
  readonly inputs: number | undefined
  readonly outputs: number | undefined
}

/** The default network, to replace a closed-form function. */
export const defaultModel: MlpSpec = {
  kind: 'mlp',
  widths: [2, 8, 8, 1],
  activation: 'tanh',
  linearity: 0,
  normalization: 'none',
  outputActivation: 'linear',
  bias: true,
  parameterization: 'standard',
  outputScale: 1,
  centered: false,
}

/** The default convolutional network. */
export const defaultConv: ConvSpec = {
  kind: 'conv',
  side: 8,
  channels: [8, 16],
  pool: ['max', 'max'],
  head: 'flatten',
  outputs: 10,
  activation: 'relu',
  linearity: 0,
  normalization: 'none',
}

/** The default tied network. */
export const defaultTied: TiedSpec = {
  kind: 'tied',
  features: 5,
  hidden: 2,
  activation: 'relu',
  linearity: 0,
  bias: true,
}

/** The default data, if there were none. */
export const defaultData: GeneratedSpec = {
  kind: 'generated',
  id: 'two-moons',
  labelCorruption: 0,
  parameters: {},
}

/** The default data of a convolutional network, if there were no pictures. */
const defaultPictures: GeneratedSpec = {
  kind: 'generated',
  id: 'digits',
  labelCorruption: 0,
  parameters: {},
}

/** The default data of a tied network, if the targets were not the inputs. */
const defaultFeatures: GeneratedSpec = {
  kind: 'generated',
  id: 'sparse-features',
  labelCorruption: 0,
  parameters: {},
}

/** `oneHot`: two classes use two outputs if the network has two already, instead of one of ±1. */
function demandOf(data: DataSpec, model: NetworkSpec, oneHot: boolean): Demand | undefined {
  if (data.kind === 'none') return undefined
  if (data.kind === 'table')
    return {
      task: data.task,
      inputs: data.features?.length ?? data.inputs[0]?.length,
      outputs: data.targets[0]?.length,
    }
  const generator = generatorOf(data.id)
  if (!generator) return undefined
  const { teacher } = data
  const own = generator.coordinates === 'model' ? teacher?.widths[0] : coordinatesOf(generator, data, model)
  const inputs = data.features?.length ?? own
  if (generator.task === 'regression') {
    if (generator.outputs === 'inputs') {
      const outputs = coordinatesOf(generator, data, model)
      return { task: generator.task, inputs: inputs ?? outputs, outputs }
    }
    const outputs = generator.outputs === 'model' ? teacher?.widths.at(-1) : generator.outputs
    return { task: generator.task, inputs, outputs }
  }
  const classes = generator.classes(data.parameters)
  const one = classes === 2 && !(oneHot && outputCount(model) === 2)
  return { task: generator.task, inputs, outputs: one ? 1 : classes }
}

/**
 * Returns a point of a function's window for start `index`, on a spiral around its centre, so that no two
 * coincide.
 */
export function functionStart(id: string, index: number): BaseStart {
  const window = functionOf(id)?.window ?? { a: [-3, 3] as const, b: [-3, 3] as const }
  const angle = 2.4 * (index + 1)
  const at = ([from, to]: readonly [number, number], part: number): number =>
    Number(((from + to) / 2 + 0.3 * (to - from) * part).toFixed(3))
  return { kind: 'weights', values: [at(window.a, Math.cos(angle)), at(window.b, Math.sin(angle))] }
}

function fittedStart(
  start: StartSpec,
  before: ModelSpec,
  model: ModelSpec,
  index: number,
  sameLayers: boolean,
): StartSpec {
  const base = baseOf(start, before)
  const usual = model.kind === 'function' ? functionStart(model.id, index) : defaultBase(model)
  if (model.kind !== before.kind) return usual
  switch (base.kind) {
    case 'weights':
      return base.values.length === weightCount(model) ? base : usual
    case 'scaled':
      return sameLayers && !Array.isArray(base.of) && !base.units ? base : usual
    case 'construction':
      return base
    case 'random': {
      const drawn = sameLayers ? base : without(base, 'layers')
      return drawn.antisymmetric && !hasPairs(model) ? { ...drawn, antisymmetric: false } : drawn
    }
  }
}

/** Returns whether a start constructed from the data can be constructed from these data. */
function canBeBuilt(experiment: TrainingExperiment, shape: Shape, start: StartSpec): boolean {
  try {
    parseExperiment({ ...experiment, ...shape, starts: [start], plane: defaultPlane(shape.model) })
    return true
  } catch (error) {
    if (error instanceof ExperimentError) return false
    throw error
  }
}

/** Replaces constructed starts that no longer exist with the default. */
function withBuiltStarts(experiment: TrainingExperiment, shape: Shape): Shape {
  const starts = shape.starts.map((start) => {
    const built = baseOf(start, shape.model).kind === 'construction'
    return built && !canBeBuilt(experiment, shape, start) ? defaultBase(shape.model) : start
  })
  return { ...shape, starts }
}

/** Returns a plane that every network allows: random directions, or along the run of a single weight. */
const defaultPlane = (model: ModelSpec): PlaneSpec => {
  const run = { start: 0, algorithm: 0 }
  return weightCount(model) < 2
    ? { kind: 'line', from: { ...run, step: 0 }, to: { ...run, step: 'end' } }
    : { kind: 'random', normalization: 'filter', origin: 'start' }
}

/** Returns whether a plane is written as numbers for one network's weights. */
const isWritten = (plane: PlaneSpec): boolean =>
  plane.kind === 'directions' ||
  (plane.kind === 'through' && plane.points.some(Array.isArray)) ||
  (plane.kind === 'line' && (Array.isArray(plane.from) || Array.isArray(plane.to)))

function fittedPlane(plane: PlaneSpec, before: ModelSpec, model: ModelSpec): PlaneSpec {
  // A typed function begins as the previous function, in its window.
  if (model.kind === 'function' && model.id === customId && before.kind === 'function') return plane
  if (model.kind === 'function') return { kind: 'weights', first: 0, second: 1, origin: 'zero' }
  const count = weightCount(model)
  if (before.kind === 'function' || isWritten(plane)) return defaultPlane(model)
  if (count < 2 && plane.kind !== 'line' && plane.kind !== 'hyperparameters') return defaultPlane(model)
  if (plane.kind === 'weights' && Math.max(plane.first, plane.second) >= count) return defaultPlane(model)
  return 'origin' in plane && Array.isArray(plane.origin) ? { ...plane, origin: 'start' } : plane
}

/**
 * Returns the side of a picture with this many pixels; `undefined` if they do not form a square that can be
 * convolved.
 */
function sideOf(pixels: number): number | undefined {
  const side = Math.sqrt(pixels)
  return Number.isInteger(side) && side >= 2 && side <= mostMapSide ? side : undefined
}

/**
 * Returns a convolutional network for other pictures, without pooling where a map no longer divides into
 * squares.
 */
function fittedConv(model: ConvSpec, demand: Demand | undefined): ConvSpec {
  const side = sideOf(demand?.inputs ?? model.side ** 2) ?? model.side
  const outputs = demand?.outputs ?? model.outputs
  const pool = model.channels.map((_, l) => model.pool[l] ?? 'none')
  for (const l of pool.keys())
    if (layerShapes({ ...model, side, pool })[l]!.side % 2 === 1) pool.fill('none', l)
  const named = skipCount(model) > 0 ? model : without(model, 'residual')
  return { ...named, side, outputs, pool }
}

function fittedModel(model: ModelSpec, before: ModelSpec, demand: Demand | undefined): ModelSpec {
  if (model.kind === 'function') return model
  if (model.kind === 'conv') return fittedConv(model, demand)
  if (model.kind === 'tied')
    return { ...model, features: demand?.inputs ?? demand?.outputs ?? model.features }
  const widths = [...model.widths]
  widths[0] = demand?.inputs ?? widths[0] ?? 1
  widths[widths.length - 1] = demand?.outputs ?? widths.at(-1) ?? 1
  const sameLayers = before.kind === 'mlp' && before.widths.length === widths.length
  const named = sameLayers ? model : without(model, 'trained', 'layerScales')
  const skipping = skipCount({ widths }) > 0 ? named : without(named, 'residual')
  // The outputs of a batch-normalised network at w₀ depend on the other samples, so there is nothing to
  // subtract.
  const centered = model.centered && model.normalization !== 'batch'
  return { ...skipping, centered, widths }
}

/** Limits an algorithm's subspace to the model's number of directions. */
function withFittingSubspace(algorithm: AlgorithmSpec, model: ModelSpec): AlgorithmSpec {
  if (!algorithm.subspace) return algorithm
  const most = mostDirectionsOf(weightCount(model))
  return { ...algorithm, subspace: { dimension: Math.min(algorithm.subspace.dimension, most) } }
}

function fittedAlgorithm(
  algorithm: AlgorithmSpec,
  data: DataSpec,
  task: Task | undefined,
  sameLayers: boolean,
): AlgorithmSpec {
  const { batch } = algorithm
  const given: AlgorithmSpec =
    batch !== 'full' && batch.order === 'fresh' && !drawsAnew(data)
      ? { ...algorithm, batch: { ...batch, order: 'shuffled' } }
      : algorithm
  const named = sameLayers ? given : without(given, 'layerRates')
  return named.stop?.quantity === 'zero-one' && task !== 'classification' ? without(named, 'stop') : named
}

/**
 * Returns the terrain without a metric or ghost that the new data or model lack; the surface then shows the
 * minimised metric.
 */
function fittedTerrain(
  { terrain }: TrainingExperiment,
  data: DataSpec,
  model: ModelSpec,
  losses: readonly LossId[],
): TrainingExperiment['terrain'] {
  const { metric, ghost } = terrain
  const parts = partNames(data)
  const featured = data.kind !== 'none' && data.features !== undefined
  const together = isBatchNormal(model)
  const fits = (of: MetricSpec) =>
    parts.includes(of.part) && losses.includes(of.loss) && !(of.attack && (featured || together))
  const stays = ghost === undefined || (typeof ghost === 'string' ? parts.includes(ghost) : fits(ghost))
  const rest = stays ? terrain : without(terrain, 'ghost')
  return !metric || fits(metric) ? rest : without(rest, 'metric')
}

/** Limits a shift to the inputs that exist. */
function fittedShift(data: DataSpec, model: ModelSpec): DataSpec {
  const generator = data.kind === 'generated' ? generatorOf(data.id) : undefined
  if (data.kind !== 'generated' || !data.shift || !generator || model.kind === 'function') return data
  const columns = coordinatesOf(generator, data, model)
  const translation = data.shift.translation.slice(0, columns)
  const rotation = columns < 2 ? 0 : data.shift.rotation
  return { ...data, shift: { ...data.shift, translation, rotation } }
}

/** Returns whether a function replaces another, or a network, so that the old title no longer applies. */
const isReplaced = (before: ModelSpec, model: ModelSpec): boolean =>
  before.kind === 'function' && model.kind === 'function'
    ? before.id !== model.id
    : (before.kind === 'function') !== (model.kind === 'function')

/** Equal for models whose weights have the same meaning. */
const weightsKey = (model: ModelSpec): string => JSON.stringify([model.kind, weightsShape(model.kind, model)])

/** Returns whether the inputs of the data can be read as a square picture. */
function arePictures(data: DataSpec, model: NetworkSpec): boolean {
  const inputs = demandOf(data, model, false)?.inputs
  return inputs === undefined || sideOf(inputs) !== undefined
}

/** Returns whether data have as many targets as inputs, at most as many as a tied network has features. */
function fitTied(data: DataSpec, model: NetworkSpec): boolean {
  const demand = demandOf(data, model, false)
  if (demand?.task !== 'regression') return false
  const { inputs = demand.outputs, outputs = inputs } = demand
  return (
    inputs === outputs && (inputs ?? 1) <= mostTied && !(data.kind === 'generated' && data.id === 'teacher')
  )
}

/** Returns a network with this many inputs, a square number if they are a picture. */
export function withInputs(model: MlpSpec, inputs: number): MlpSpec
export function withInputs(model: NetworkSpec, inputs: number): NetworkSpec
export function withInputs(model: NetworkSpec, inputs: number): NetworkSpec {
  if (model.kind === 'conv') return { ...model, side: Math.sqrt(inputs) }
  if (model.kind === 'tied') return { ...model, features: inputs }
  return { ...model, widths: model.widths.with(0, inputs) }
}

/** Returns a network with this many outputs. */
export function withOutputs(model: MlpSpec, outputs: number): MlpSpec
export function withOutputs(model: NetworkSpec, outputs: number): NetworkSpec
export function withOutputs(model: NetworkSpec, outputs: number): NetworkSpec {
  if (model.kind === 'conv') return { ...model, outputs }
  if (model.kind === 'tied') return { ...model, features: outputs }
  return { ...model, widths: model.widths.with(-1, outputs) }
}

/** Returns data for a model: the given ones if they fit, otherwise the default. */
function dataFor(model: ModelSpec, given: DataSpec): DataSpec {
  if (model.kind === 'function') return { kind: 'none' }
  if (model.kind === 'mlp') return given.kind === 'none' ? defaultData : given
  if (model.kind === 'tied') return given.kind !== 'none' && fitTied(given, model) ? given : defaultFeatures
  if (given.kind === 'none' || !arePictures(given, model)) return defaultPictures
  if (given.kind === 'table' || given.id !== 'teacher' || given.teacher) return given
  return { ...given, teacher: withOutputs(withInputs(defaultModel, inputCount(model)), model.outputs) }
}

/**
 * Returns a valid experiment with other data or another model. Widths follow the data; a convolutional
 * network is replaced if they are not pictures, and a tied one if the targets are not as many as the inputs. Losses, stop rules and batches are changed to fit the
 * targets. Starts and planes that do not exist for the new weights become the default. References to single
 * layers go when their number changes, and the title goes with the function that it names. Everything that
 * still fits stays.
 */
export function reshaped(
  experiment: TrainingExperiment,
  changes: { readonly data?: DataSpec; readonly model?: ModelSpec },
): Shape {
  const before = experiment.model
  const given = changes.data ?? experiment.data
  const stays =
    before.kind === 'tied' ? fitTied(given, before) : before.kind !== 'conv' || arePictures(given, before)
  const wanted = changes.model ?? (stays ? before : defaultModel)
  const data = dataFor(wanted, given)
  const oneHot = taskOf(experiment.data) === 'classification'
  const demand = wanted.kind === 'function' ? undefined : demandOf(data, wanted, oneHot)
  const model = fittedModel(wanted, before, demand)
  const outputs = model.kind === 'function' ? 1 : outputCount(model)
  const { loss } = experiment.metric
  const fitting = demand ? fittingLosses(demand.task, outputs) : [loss]
  const sameLayers = model.kind === before.kind && layerCount(model) === layerCount(before)
  const sameWeights = weightsKey(model) === weightsKey(before)
  return withBuiltStarts(experiment, {
    ...(experiment.title !== undefined && isReplaced(before, model) && { title: undefined }),
    data: fittedShift(data, model),
    model,
    metric: { ...experiment.metric, loss: fitting.includes(loss) ? loss : (fitting[0] ?? 'squared') },
    algorithms: experiment.algorithms.map((entry) =>
      withFittingSubspace(fittedAlgorithm(entry, data, demand?.task, sameLayers), model),
    ),
    starts: sameWeights
      ? experiment.starts
      : experiment.starts.map((start, index) => fittedStart(start, before, model, index, sameLayers)),
    plane: sameWeights ? experiment.plane : fittedPlane(experiment.plane, before, model),
    terrain: fittedTerrain(experiment, data, model, demand ? shownLosses(demand.task, outputs) : []),
  })
}
