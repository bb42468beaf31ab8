import { needsAllSamples, type AlgorithmSpec } from '../schema/algorithm.ts'
import type { DataSpec } from '../schema/data.ts'
import type { Experiment } from '../schema/experiment.ts'
import type { BaseStart, StartSpec } from '../schema/start.ts'

/** The largest batch that an algorithm may have. */
const mostBatch = 65_536

const replaced = <T>(list: readonly T[], at: number, change: (one: T) => T): T[] =>
  list.map((one, i) => (i === at ? change(one) : one))

const sampleCount = (data: DataSpec): number => {
  if (data.kind === 'table') return data.inputs.length
  return data.kind === 'generated' ? (data.size ?? 0) : 0
}

const withLayerRates = (algorithm: AlgorithmSpec, layers: number): AlgorithmSpec =>
  algorithm.layerRates ? algorithm : { ...algorithm, layerRates: new Array<number>(layers).fill(1) }

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
export function withAxisDefault(experiment: Experiment, path: string): Experiment {
  const { model, algorithms, starts, data } = experiment
  if (model.kind !== 'mlp') return experiment
  const layers = model.widths.length - 1
  const [, algorithm, field] = /^\/algorithms\/(\d+)\/(layerRates|batch)\/\w+$/.exec(path) ?? []
  if (field) {
    const change = (one: AlgorithmSpec) =>
      field === 'batch' ? withBatch(one, sampleCount(data)) : withLayerRates(one, layers)
    return { ...experiment, algorithms: replaced(algorithms, Number(algorithm), change) }
  }
  if (!/^\/starts\/0\/(base\/)?layers\//.test(path)) return experiment
  return { ...experiment, starts: replaced(starts, 0, (start) => withStartLayers(start, layers)) }
}

/** The same for both axes of a plane of hyperparameters; any other plane leaves the experiment as it is. */
export function withAxisDefaults(experiment: Experiment): Experiment {
  const { plane } = experiment
  if (plane.kind !== 'hyperparameters') return experiment
  return [plane.a, plane.b].reduce((one, { path }) => withAxisDefault(one, path), experiment)
}
