import { baseOf } from '../experiment/plane/base.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { MetricSpec } from '../experiment/schema/metric.ts'

/** Whether a part of an experiment is defined through a run, so that it moves with what the run depends on. */
const namesRun = (part: unknown): boolean => /"end"|"algorithm":|"pca"|"hessian"/.test(JSON.stringify(part))

/** The metric that the surface shows. */
export const shownMetric = (experiment: Experiment): MetricSpec =>
  experiment.terrain.metric ?? experiment.metric

/** Says all that the plane depends on: equal keys, equal planes. A dragged start is not in it (api.md, Dragged starts). */
export function planeKey(experiment: Experiment): string {
  const { seed, data, model, metric, algorithms, starts, plane } = experiment
  const base = starts[0] && baseOf(starts[0], model)
  const runs = namesRun([plane, base])
    ? [data, metric, algorithms[0], starts.map((s) => baseOf(s, model))]
    : []
  const shape = model.kind === 'mlp' ? [model.widths, model.bias] : [model.id]
  const moving = runs.length > 0 ? model : shape
  return JSON.stringify([seed, moving, plane, base, runs])
}

/** Says all that the surface depends on, besides its resolution. */
export const terrainKey = (experiment: Experiment): string =>
  JSON.stringify([
    planeKey(experiment),
    experiment.data,
    experiment.model,
    shownMetric(experiment),
    experiment.terrain,
  ])

/** Says all that one run and its coordinates depend on. */
export function runKey(experiment: Experiment, start: number, algorithm: number): string {
  const { data, model, metric, algorithms, starts } = experiment
  const spec = starts[start]
  return JSON.stringify([
    planeKey(experiment),
    data,
    model,
    metric,
    start,
    spec,
    namesRun(spec) ? algorithms : [],
    algorithms[algorithm],
  ])
}
