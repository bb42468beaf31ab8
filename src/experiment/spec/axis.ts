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
/** One number of an experiment, found by its JSON pointer, and the values of it that a plane spans. */
const numberAxis = v.strictObject({
  path,
  from: finite,
  to: finite,
  scale: v.optional(v.picklist(['linear', 'log']), 'linear'),
})
/** One word of an experiment, found by its JSON pointer, and those that stand side by side in its place: its coordinate is their place. */
const choiceAxis = v.strictObject({
  path,
  scale: v.literal('choice'),
  values: v.pipe(
    v.array(v.string()),
    v.minLength(2, 'must have two values at least'),
    v.maxLength(16, 'must have 16 values at most'),
    v.check((values) => new Set(values).size === values.length, 'must have each value once'),
  ),
})
/** An axis of a plane of hyperparameters. */
export const axis = v.variant('scale', [numberAxis, choiceAxis])
/** An axis of numbers with its defaults filled in. */
export type NumberAxis = v.InferOutput<typeof numberAxis>
/** An axis of words. */
export type ChoiceAxis = v.InferOutput<typeof choiceAxis>
/** An axis with its defaults filled in. */
export type Axis = NumberAxis | ChoiceAxis

/** True for an axis of words. */
export const isChoice = (axis: Axis): axis is ChoiceAxis => axis.scale === 'choice'

/** The words that may stand where a pointer leads; undefined for one that an axis of words cannot have. */
export function choicesAt(path: string): readonly string[] | undefined {
  if (path === '/model/normalization') return normalizations
  if (path === '/model/activation') return activations
  return /^\/starts\/0\/(base\/)?(layers\/\d+\/)?distribution$/.test(path) ? distributions : undefined
}

/** An experiment, of which only the terrain's algorithm is known here: an axis finds its number by its pointer. */
interface Terrained {
  readonly terrain: Pick<TerrainSpec, 'algorithm'>
}

/** The part of a run that a hyperparameter changes: how it goes on, where it begins, or the whole problem. */
export type AxisReach = 'algorithm' | 'start' | 'problem'

/** The coordinate of a value: log10 of it on a logarithmic axis. */
const coordinateOf = ({ scale }: NumberAxis, value: number): number =>
  scale === 'log' ? Math.log10(value) : value

/** The value at a coordinate. */
export const axisNumber = ({ scale }: NumberAxis, coordinate: number): number =>
  scale === 'log' ? 10 ** coordinate : coordinate

/** Ends of an axis in its coordinate. */
export const axisInterval = (axis: Axis): [number, number] =>
  isChoice(axis) ? [0, axis.values.length - 1] : [coordinateOf(axis, axis.from), coordinateOf(axis, axis.to)]

/** Points along an axis where `count` are wanted: one for each word. */
export const pointsAlong = (axis: Axis, count: number): number =>
  isChoice(axis) ? axis.values.length : count

/** The part of a run that an axis changes; undefined where it changes nothing that is trained. */
export function axisReach({ path }: Axis, { terrain }: Terrained): AxisReach | undefined {
  if (path.startsWith(`/algorithms/${terrain.algorithm}/`)) return 'algorithm'
  if (path === '/starts/0/a' || path === '/starts/0/b') return undefined
  if (path.startsWith('/starts/0/')) return 'start'
  return /^\/(data|model|metric)\/|^\/seed$/.test(path) ? 'problem' : undefined
}

/** The sentence for a path that leads nowhere: to a hyperparameter that the rule lacks, or anywhere. */
function lack(path: string, experiment: Terrained): string {
  const [, place, name = ''] = /^\/algorithms\/(\d+)\/(\w+)$/.exec(path) ?? []
  const id = valueAt(experiment, `/algorithms/${place}/id`)
  return typeof id === 'string' && isHyperparameter(name)
    ? `'${id}' has no ${name}: choose a hyperparameter of its own`
    : `the experiment has nothing at ${path}`
}

/** The sentence that says why an axis cannot be drawn; undefined where it can. */
export function axisProblem(axis: Axis, experiment: Terrained): string | undefined {
  const value = valueAt(experiment, axis.path)
  if (value === undefined) return lack(axis.path, experiment)
  if (isChoice(axis) && !choicesAt(axis.path))
    return `${axis.path} has no words that stand side by side: the model’s activation and normalisation have, and the distribution of the first start`
  if (!isChoice(axis) && typeof value !== 'number') return `${axis.path} is not a number`
  if (axisReach(axis, experiment)) return undefined
  return `${axis.path} changes nothing here: a run goes from the first start with algorithm ${experiment.terrain.algorithm}`
}

/** Issues of an axis at `path`. */
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

/** The parts of an experiment in which an axis writes a default out. */
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

/** The largest batch that an algorithm may have. */
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
 * An experiment in which the default that an axis leads to is written out, so that the pointer finds a number: a factor of 1
 * for the rate of every layer, the spread of w_0 for every layer, a batch of all samples. Each means what was left unsaid.
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

/** The same for both axes of a plane of hyperparameters. */
export function withAxisDefaults<E extends Defaulted>(experiment: E, plane: PlaneAxes): E {
  return [plane.a, plane.b].reduce((one, { path }) => withAxisDefault(one, path), experiment)
}
