import * as v from 'valibot'
import { isHyperparameter, needsAllSamples, type AlgorithmSpec } from './algorithm.ts'
import { partSize, type DataSpec } from './data.ts'
import type { ExperimentIssue } from './values/error.ts'
import { activations, layerCount, normalizations, type ModelSpec } from './model.ts'
import { finite } from './values/numbers.ts'
import { valueAt } from './values/pointer.ts'
import { distributions, type BaseStart, type StartSpec } from './start.ts'
import type { TerrainSpec } from './terrain.ts'

const path = v.pipe(
  v.string(),
  v.startsWith('/', 'must be a JSON pointer such as /algorithms/0/learningRate'),
)
/** A number of an experiment, given by its JSON pointer, and the range of values along the axis. */
const numberAxis = v.strictObject({
  path,
  from: finite,
  to: finite,
  scale: v.optional(v.picklist(['linear', 'log']), 'linear'),
})
/** A named option of an experiment, given by its JSON pointer, and the values to compare; the coordinate is the index of the value. */
const choiceAxis = v.strictObject({
  path,
  scale: v.literal('choice'),
  values: v.pipe(
    v.array(v.string()),
    v.minLength(2, 'must have at least 2 values'),
    v.maxLength(16, 'must have at most 16 values'),
    v.check((values) => new Set(values).size === values.length, 'must not repeat a value'),
  ),
})
/** An axis of a plane of hyperparameters. */
export const axis = v.variant('scale', [numberAxis, choiceAxis])
/** A numeric axis with its defaults filled in. */
export type NumberAxis = v.InferOutput<typeof numberAxis>
/** An axis of named options. */
export type ChoiceAxis = v.InferOutput<typeof choiceAxis>
/** An axis with its defaults filled in. */
export type Axis = NumberAxis | ChoiceAxis

/** Returns true for an axis of named options. */
export const isChoice = (axis: Axis): axis is ChoiceAxis => axis.scale === 'choice'

/** Returns the options allowed at a pointer; undefined if an axis of named options cannot use it. */
export function choicesAt(path: string): readonly string[] | undefined {
  if (path === '/model/normalization') return normalizations
  if (path === '/model/activation') return activations
  return /^\/starts\/0\/(base\/)?(layers\/\d+\/)?distribution$/.test(path) ? distributions : undefined
}

/** An experiment, of which only the terrain's algorithm is typed here; an axis finds its number by its pointer. */
interface Terrained {
  readonly terrain: Pick<TerrainSpec, 'algorithm'>
}

/** The part of a run that a hyperparameter changes: its steps, its start, or the whole problem. */
export type AxisReach = 'algorithm' | 'start' | 'problem'

/** Returns the coordinate of a value, its log10 on a logarithmic axis. */
const coordinateOf = ({ scale }: NumberAxis, value: number): number =>
  scale === 'log' ? Math.log10(value) : value

/** Returns the value at a coordinate. */
export const axisNumber = ({ scale }: NumberAxis, coordinate: number): number =>
  scale === 'log' ? 10 ** coordinate : coordinate

/** Returns the end points of an axis in its coordinate. */
export const axisInterval = (axis: Axis): [number, number] =>
  isChoice(axis) ? [0, axis.values.length - 1] : [coordinateOf(axis, axis.from), coordinateOf(axis, axis.to)]

/** Returns the number of points along an axis: `count`, or one for each named option. */
export const pointsAlong = (axis: Axis, count: number): number =>
  isChoice(axis) ? axis.values.length : count

/** Returns the part of a run that an axis changes; undefined if it changes nothing that is trained. */
export function axisReach({ path }: Axis, { terrain }: Terrained): AxisReach | undefined {
  if (path.startsWith(`/algorithms/${terrain.algorithm}/`)) return 'algorithm'
  if (path === '/starts/0/a' || path === '/starts/0/b') return undefined
  if (path.startsWith('/starts/0/')) return 'start'
  return /^\/(data|model|metric)\/|^\/seed$/.test(path) ? 'problem' : undefined
}

/** Returns the sentence for a path that does not exist, or for a hyperparameter that the rule does not have. */
function lack(path: string, experiment: Terrained): string {
  const [, place, name = ''] = /^\/algorithms\/(\d+)\/(\w+)$/.exec(path) ?? []
  const id = valueAt(experiment, `/algorithms/${place}/id`)
  return typeof id === 'string' && isHyperparameter(name)
    ? `'${id}' has no ${name}. Choose one of its own hyperparameters`
    : `the experiment has no value at ${path}`
}

/** Returns the sentence that explains why an axis cannot be drawn; undefined if it can. */
export function axisProblem(axis: Axis, experiment: Terrained): string | undefined {
  const value = valueAt(experiment, axis.path)
  if (value === undefined) return lack(axis.path, experiment)
  if (isChoice(axis) && !choicesAt(axis.path))
    return `${axis.path} has no named options. Choose the model’s activation or normalisation, or the distribution of the first start`
  if (!isChoice(axis) && typeof value !== 'number') return `${axis.path} is not a number`
  if (axisReach(axis, experiment)) return undefined
  return `${axis.path} has no effect here. All runs use the first start and algorithm ${experiment.terrain.algorithm}`
}

/** Yields the issues of an axis at `path`. */
export function* axisIssues(axis: Axis, path: string, experiment: Terrained): Generator<ExperimentIssue> {
  yield* isChoice(axis) ? choiceIssues(axis, path) : intervalIssues(axis, path)
  const problem = axisProblem(axis, experiment)
  if (problem) yield { path: `${path}.path`, message: problem }
}

function* intervalIssues({ from, to, scale }: NumberAxis, path: string): Generator<ExperimentIssue> {
  if (from >= to) yield { path: `${path}.to`, message: `must be above ${path}.from` }
  if (scale === 'log' && from <= 0)
    yield { path: `${path}.from`, message: 'a logarithmic axis needs values above 0' }
}

function* choiceIssues({ path: pointer, values }: ChoiceAxis, path: string): Generator<ExperimentIssue> {
  const choices = choicesAt(pointer)
  for (const [i, value] of values.entries())
    if (choices && !choices.includes(value))
      yield { path: `${path}.values[${i}]`, message: `must be one of ${choices.join(', ')}` }
}

/** The parts of an experiment in which an axis may write out a default. */
interface Defaulted {
  readonly model: ModelSpec
  readonly data: DataSpec
  readonly algorithms: AlgorithmSpec[]
  readonly starts: StartSpec[]
}

/** The two axes of a plane of hyperparameters. */
interface PlaneAxes {
  readonly a: Axis
  readonly b: Axis
}

/** Greatest batch size. */
const mostBatch = 65_536

const replaced = <T>(list: readonly T[], at: number, change: (one: T) => T): T[] =>
  list.map((one, i) => (i === at ? change(one) : one))

const withLayerRates = (algorithm: AlgorithmSpec, layers: number): AlgorithmSpec =>
  algorithm.layerRates || algorithm.subspace
    ? algorithm
    : { ...algorithm, layerRates: new Array<number>(layers).fill(1) }

function withBatch(algorithm: AlgorithmSpec, samples: number): AlgorithmSpec {
  const fits = algorithm.batch === 'full' && !needsAllSamples(algorithm.id)
  if (!fits || samples < 1 || samples > mostBatch) return algorithm
  return { ...algorithm, batch: { size: samples, order: 'shuffled' } }
}

function withLayers(base: BaseStart, layers: number): BaseStart {
  if (base.kind !== 'random' || base.layers) return base
  const { distribution, scale, biasScale } = base
  const layer = { distribution, scale, ...(biasScale !== undefined && { biasScale }) }
  return { ...base, layers: new Array(layers).fill(layer) }
}

const withStartLayers = (start: StartSpec, layers: number): StartSpec => {
  if (start.kind !== 'plane') return withLayers(start, layers)
  return start.base ? { ...start, base: withLayers(start.base, layers) } : start
}

/**
 * Writes out the default that an axis points to, so that the pointer finds a number: a factor of 1 for each layer's rate, the spread of w_0
 * for each layer, or a batch of all samples. The experiment's meaning does not change.
 */
export function withAxisDefault<E extends Defaulted>(experiment: E, path: string): E {
  const { model, algorithms, starts, data } = experiment
  if (model.kind === 'function') return experiment
  const layers = layerCount(model)
  const [, algorithm, field] = /^\/algorithms\/(\d+)\/(layerRates|batch)\/\w+$/.exec(path) ?? []
  if (field) {
    const change = (one: AlgorithmSpec) =>
      field === 'batch' ? withBatch(one, partSize(data, 'train')) : withLayerRates(one, layers)
    return { ...experiment, algorithms: replaced(algorithms, Number(algorithm), change) }
  }
  if (!/^\/starts\/0\/(base\/)?layers\//.test(path)) return experiment
  return { ...experiment, starts: replaced(starts, 0, (start) => withStartLayers(start, layers)) }
}

/** Writes out the defaults for both axes of a plane of hyperparameters. */
export function withAxisDefaults<E extends Defaulted>(experiment: E, plane: PlaneAxes): E {
  return [plane.a, plane.b].reduce((one, { path }) => withAxisDefault(one, path), experiment)
}
