import { valueAt } from '../pointer.ts'
import type { Experiment } from '../schema/experiment.ts'
import type { Axis } from '../schema/plane.ts'

/** What a hyperparameter changes: how the run goes on, where it begins, or the whole problem. */
export type AxisReach = 'algorithm' | 'start' | 'problem'

/** The coordinate of a value: log10 of it on a logarithmic axis. */
export const coordinateOf = ({ scale }: Axis, value: number): number =>
  scale === 'log' ? Math.log10(value) : value

/** The value at a coordinate. */
export const axisValue = ({ scale }: Axis, coordinate: number): number =>
  scale === 'log' ? 10 ** coordinate : coordinate

/** Where an axis begins and ends, in its coordinate. */
export const axisInterval = (axis: Axis): [number, number] => [
  coordinateOf(axis, axis.from),
  coordinateOf(axis, axis.to),
]

/** What an axis changes; undefined where it changes nothing that is trained. */
export function axisReach({ path }: Axis, { terrain }: Pick<Experiment, 'terrain'>): AxisReach | undefined {
  if (path.startsWith(`/algorithms/${terrain.algorithm}/`)) return 'algorithm'
  if (path === '/starts/0/a' || path === '/starts/0/b') return undefined
  if (path.startsWith('/starts/0/')) return 'start'
  return /^\/(data|model|metric)\/|^\/seed$/.test(path) ? 'problem' : undefined
}

/** Why an axis cannot be drawn, as a sentence; undefined where it can. */
export function axisProblem(axis: Axis, experiment: Experiment): string | undefined {
  const value = valueAt(experiment, axis.path)
  if (value === undefined) return `the experiment has nothing at ${axis.path}`
  if (typeof value !== 'number') return `${axis.path} is not a number`
  if (axisReach(axis, experiment)) return undefined
  return `${axis.path} changes nothing here: a run goes from the first start with algorithm ${experiment.terrain.algorithm}`
}
