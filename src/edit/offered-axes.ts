import { hiddenUnits, layerCount } from '../experiment/spec/model.ts'
import {
  axisInterval,
  axisNumber,
  axisProblem,
  isChoice,
  withAxisDefault,
  type Axis,
  type ChoiceAxis,
  type NumberAxis,
} from '../experiment/spec/axis.ts'
import { baseOf } from '../experiment/spec/start.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { PlaneSpec } from '../experiment/spec/plane.ts'

type HyperparameterPlane = Extract<PlaneSpec, { kind: 'hyperparameters' }>

type Interval = Pick<NumberAxis, 'from' | 'to' | 'scale'>

/** Decades on either side of the present value. */
const around = (value: unknown, factor: number, usual: number): Interval => {
  const middle = typeof value === 'number' && value > 0 ? value : usual
  return { from: middle / factor, to: middle * factor, scale: 'log' }
}

const linear = (from: number, to: number): Interval => ({
  from,
  to,
  scale: 'linear',
})

/** From 1 to a count, in decades where there are several. */
const upTo = (count: number): Interval => ({
  from: 1,
  to: Math.max(2, count),
  scale: count > 16 ? 'log' : 'linear',
})

/** Words side by side. */
const among = (path: string, values: string[]): ChoiceAxis => ({ path, scale: 'choice', values })

/** The hyperparameters of the algorithm that trains. */
function algorithmAxes({ algorithms, terrain, model, data }: TrainingExperiment): Axis[] {
  const algorithm = algorithms[terrain.algorithm]
  if (!algorithm) return []
  const own = `/algorithms/${terrain.algorithm}`
  const axes: Axis[] = [{ path: `${own}/learningRate`, ...around(algorithm.learningRate, 100, 0.1) }]
  const layers = model.kind === 'function' ? 0 : layerCount(model)
  for (let l = 0; l < layers && layers > 1 && !algorithm.subspace; l++)
    axes.push({ path: `${own}/layerRates/${l}`, ...around(algorithm.layerRates?.[l], 100, 1) })
  if ('momentum' in algorithm) axes.push({ path: `${own}/momentum`, ...linear(0, 1) })
  if ('base' in algorithm && algorithm.base !== 'sgd')
    axes.push({ path: `${own}/base/momentum`, ...linear(0, 1) })
  if ('beta1' in algorithm)
    for (const beta of ['beta1', 'beta2']) axes.push({ path: `${own}/${beta}`, ...linear(0, 0.999) })
  const samples =
    data.kind === 'table' ? data.inputs.length : data.kind === 'generated' ? (data.size ?? 0) : 0
  if (samples > 1) axes.push({ path: `${own}/batch/size`, ...upTo(samples) })
  if ('rho' in algorithm) axes.push({ path: `${own}/rho`, ...around(algorithm.rho, 10, 0.05) })
  if (algorithm.subspace)
    axes.push({ path: `${own}/subspace/dimension`, ...upTo(4 * algorithm.subspace.dimension) })
  axes.push({ path: `${own}/weightDecay`, ...linear(0, 0.1) })
  if (algorithm.id !== 'flow') axes.push({ path: `${own}/noise`, ...linear(0, 1) })
  return axes
}

/** Spread of w_0, in all and in each layer. */
function startAxes({ starts, model }: TrainingExperiment): Axis[] {
  const [start] = starts
  const base = start && baseOf(start, model)
  if (base?.kind !== 'random') return []
  const own = start?.kind === 'plane' ? '/starts/0/base' : '/starts/0'
  const layers = model.kind === 'function' ? 0 : layerCount(model)
  const each = Array.from({ length: layers > 1 || base.layers ? layers : 0 }, (_, l) => ({
    path: `${own}/layers/${l}/scale`,
    ...around(base.layers?.[l]?.scale ?? base.scale, 10, 1),
  }))
  if (base.layers) return each
  const drawn =
    layers > 0 ? [among(`${own}/distribution`, ['glorot-normal', 'he-normal', 'lecun-normal'])] : []
  return [{ path: `${own}/scale`, ...around(base.scale, 10, 1) }, ...each, ...drawn]
}

function problemAxes({ model, data }: TrainingExperiment): Axis[] {
  if (model.kind === 'function') return []
  const widths = hiddenUnits(model).map((width, i) => ({
    path: model.kind === 'mlp' ? `/model/widths/${i + 1}` : `/model/channels/${i}`,
    ...linear(1, Math.max(16, 2 * width)),
  }))
  const noise = data.kind === 'generated' ? [{ path: '/data/noise', ...linear(0, 1) }] : []
  const layers =
    layerCount(model) > 1
      ? [
          among('/model/activation', ['linear', 'tanh', 'relu']),
          among('/model/normalization', ['none', 'layer', 'batch']),
        ]
      : []
  return [
    ...widths,
    ...layers,
    { path: '/model/linearity', ...linear(0, 1) },
    ...(model.residual ? [{ path: '/model/residual/strength', ...linear(0, 1) }] : []),
    ...noise,
    { path: '/seed', ...linear(1, 32) },
  ]
}

/** The hyperparameters of an experiment that may be an axis, each with its usual range. */
export const offeredAxes = (experiment: TrainingExperiment): readonly Axis[] =>
  [...algorithmAxes(experiment), ...startAxes(experiment), ...problemAxes(experiment)].filter(
    (axis) => !axisProblem(axis, withAxisDefault(experiment, axis.path)),
  )

/** The plane of hyperparameters that is chosen first: the rates of two layers where they have any, else rate and what comes next. */
export function usualHyperparameterPlane(experiment: TrainingExperiment): HyperparameterPlane | undefined {
  const axes = offeredAxes(experiment)
  const algorithm = experiment.algorithms[experiment.terrain.algorithm]
  const layers = algorithm?.layerRates ? axes.filter(({ path }) => path.includes('/layerRates/')) : []
  const start = axes.find(({ path }) => path.startsWith('/starts/'))
  const [rate] = axes
  const next = axes.find(({ path }) => /\/(momentum|beta1|weightDecay)$/.test(path))
  const [a, b] =
    layers.length > 1
      ? [layers[0], layers.at(-1)]
      : [rate, next?.path.endsWith('weightDecay') ? (start ?? next) : next]
  return a && b ? { kind: 'hyperparameters', a, b } : undefined
}

/** An axis that shows `factor` times as much around the same middle; one of words stays. */
export function zoomed(axis: Axis, factor: number): Axis {
  if (isChoice(axis)) return axis
  const [from, to] = axisInterval(axis)
  const [middle, reach] = [(from + to) / 2, ((to - from) / 2) * factor]
  return { ...axis, from: axisNumber(axis, middle - reach), to: axisNumber(axis, middle + reach) }
}
