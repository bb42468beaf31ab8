import { baseOf } from '../experiment/plane/base.ts'
import { axisProblem, axisInterval, axisValue } from '../experiment/plane/axis.ts'
import { valueAt } from '../experiment/pointer.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { Axis, PlaneSpec } from '../experiment/schema/plane.ts'

type HyperparameterPlane = Extract<PlaneSpec, { kind: 'hyperparameters' }>

/** Decades on either side of the value that stands. */
const around = (value: unknown, factor: number, usual: number): Pick<Axis, 'from' | 'to' | 'scale'> => {
  const middle = typeof value === 'number' && value > 0 ? value : usual
  return { from: middle / factor, to: middle * factor, scale: 'log' }
}

const linear = (from: number, to: number): Pick<Axis, 'from' | 'to' | 'scale'> => ({
  from,
  to,
  scale: 'linear',
})

const momentumRules: readonly string[] = ['momentum', 'nesterov']
const adamRules: readonly string[] = ['adam', 'adamw']

/** The hyperparameters of an experiment that may be an axis, each with its usual range. */
export function offeredAxes(experiment: Experiment): readonly Axis[] {
  const { model, algorithms, terrain, starts, data } = experiment
  const algorithm = algorithms[terrain.algorithm]
  if (!algorithm) return []
  const own = `/algorithms/${terrain.algorithm}`
  const axes: Axis[] = [{ path: `${own}/learningRate`, ...around(algorithm.learningRate, 100, 0.1) }]
  algorithm.layerRates?.forEach((rate, l) =>
    axes.push({ path: `${own}/layerRates/${l}`, ...around(rate, 100, 1) }),
  )
  if (momentumRules.includes(algorithm.id)) axes.push({ path: `${own}/momentum`, ...linear(0, 1) })
  if (adamRules.includes(algorithm.id))
    for (const beta of ['beta1', 'beta2']) axes.push({ path: `${own}/${beta}`, ...linear(0, 0.999) })
  if (algorithm.batch !== 'full') axes.push({ path: `${own}/batch/size`, ...linear(1, 32) })
  axes.push({ path: `${own}/weightDecay`, ...linear(0, 0.1) }, { path: `${own}/noise`, ...linear(0, 1) })
  const base = starts[0] && baseOf(starts[0], model)
  if (base?.kind === 'random') {
    const path = starts[0]?.kind === 'plane' ? '/starts/0/base/scale' : '/starts/0/scale'
    axes.push({ path, ...around(base.scale, 10, 1) })
  }
  if (model.kind === 'mlp') {
    for (let l = 1; l + 1 < model.widths.length; l++)
      axes.push({ path: `/model/widths/${l}`, ...linear(1, Math.max(16, 2 * (model.widths[l] ?? 0))) })
    axes.push({ path: '/model/linearity', ...linear(0, 1) })
    if (data.kind === 'generated') axes.push({ path: '/data/noise', ...linear(0, 1) })
    axes.push({ path: '/seed', ...linear(1, 32) })
  }
  return axes.filter((axis) => valueAt(experiment, axis.path) !== undefined && !axisProblem(axis, experiment))
}

/** The plane of hyperparameters that is chosen first: the rates of two layers where they have any, else rate and what comes next. */
export function usualHyperparameters(experiment: Experiment): HyperparameterPlane | undefined {
  const axes = offeredAxes(experiment)
  const layers = axes.filter(({ path }) => path.includes('/layerRates/'))
  const start = axes.find(({ path }) => path.startsWith('/starts/'))
  const [rate, next] = axes
  const [a, b] =
    layers.length > 1
      ? [layers[0], layers.at(-1)]
      : [rate, next?.path.endsWith('weightDecay') ? (start ?? next) : next]
  return a && b ? { kind: 'hyperparameters', a, b } : undefined
}

/** An axis that shows `factor` times as much around the same middle. */
export function zoomed(axis: Axis, factor: number): Axis {
  const [from, to] = axisInterval(axis)
  const [middle, reach] = [(from + to) / 2, ((to - from) / 2) * factor]
  return { ...axis, from: axisValue(axis, middle - reach), to: axisValue(axis, middle + reach) }
}
