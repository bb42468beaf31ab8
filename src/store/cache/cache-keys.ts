import { weightsShape } from '../../experiment/spec/model.ts'
import { showsConvergence } from '../../reference/outcome/convergence.ts'
import { baseOf } from '../../experiment/spec/start.ts'
import type { DataSpec } from '../../experiment/spec/data.ts'
import { hasSurface, type Experiment, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { shortened } from '../../experiment/spec/values/known-rows.ts'
import { shownMetric } from '../../experiment/spec/shown.ts'
import { watchedMetrics } from '../../reference/metric/watched.ts'

/** True of the name that somebody gave to a run or a function. A parameter that is called `name` is a number. */
const isGivenName = (key: string, field: unknown): boolean => key === 'name' && typeof field === 'string'

/**
 * JSON with its fields in the order of their names, the rows of tables shortened and without the names of runs and functions, so that
 * values of which the same is computed have equal texts.
 */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (key, field: unknown) =>
    isGivenName(key, field)
      ? undefined
      : typeof field === 'object' && field !== null && !Array.isArray(field)
        ? Object.fromEntries(Object.entries(field).sort(([p], [q]) => (p < q ? -1 : 1)))
        : shortened(key, field),
  )

/** All of an experiment but what changes its picture alone, as text. */
export const studiedKey = (experiment: Experiment): string =>
  textOf({
    ...experiment,
    view: 0,
    title: 0,
    ...(hasSurface(experiment) && { terrain: experiment.terrain.metric }),
  })

/** True of a part of an experiment that is defined through a run, so that it moves with whatever the run depends on. */
export const namesRun = (part: unknown): boolean =>
  /"end"|"algorithm":|"pca"|"hessian"/.test(JSON.stringify(part))

/** The starts or algorithms of the runs that a part is defined through, and `usual`: 'end', PCA and Hessian mean the first of each. */
const named = (part: unknown, field: 'start' | 'algorithm', usual: readonly number[]): number[] => [
  ...usual,
  ...Array.from(JSON.stringify(part).matchAll(new RegExp(`"${field}":(\\d+)`, 'g')), ([, n]) => Number(n)),
]

/** The data without the part that nothing trains on. */
export function trainedData(data: DataSpec): DataSpec {
  if (data.kind !== 'generated' || !data.shift) return data
  const rest = { ...data }
  delete rest.shift
  return rest
}

/** Makes a text of an experiment once: experiments do not change, and each text is asked for many times while a hand moves. */
function remembered(
  make: (experiment: TrainingExperiment) => string,
): (experiment: TrainingExperiment) => string {
  const texts = new WeakMap<TrainingExperiment, string>()
  return (experiment) => {
    let text = texts.get(experiment)
    if (text === undefined) texts.set(experiment, (text = make(experiment)))
    return text
  }
}

/** Key of all that the plane depends on: equal keys, equal planes. A dragged start is not in it: it moves over the plane that its base gives. */
export const planeKey = remembered(planeText)

function planeText(experiment: TrainingExperiment): string {
  const { seed, data, model, metric, algorithms, starts, plane } = experiment
  const bases = starts.map((start) => baseOf(start, model))
  const parts = [plane, bases[0]]
  const runs = namesRun(parts)
    ? [
        trainedData(data),
        metric,
        named(parts, 'algorithm', plane.kind === 'pca' && plane.of ? [] : [0]).map((a) => algorithms[a]),
        named(parts, 'start', [0]).map((s) => bases[s]),
      ]
    : []
  const shape = weightsShape(model.kind, model)
  const moving = runs.length > 0 ? model : shape
  return textOf([seed, moving, plane, bases[0], runs])
}

/** Key of a plane on which each point is a run of its own: what is shown of it, and how it goes on; empty of other planes. */
const trained = (experiment: TrainingExperiment): unknown[] => {
  const { plane, terrain, algorithms } = experiment
  if (plane.kind !== 'hyperparameters') return []
  return [{ ...terrain, coloredBy: undefined }, showsConvergence(experiment), algorithms[terrain.algorithm]]
}

/** Key of all that the surface depends on, besides its resolution; outcomes colour it and leave its heights alone. */
export const terrainKey = (experiment: TrainingExperiment): string =>
  textOf([
    planeKey(experiment),
    shownMetric(experiment).part === 'shifted' ? experiment.data : trainedData(experiment.data),
    experiment.model,
    shownMetric(experiment),
    heightsOf(experiment).terrain.quantity,
    trained(experiment),
  ])

/** Key of the runs over a plane of hyperparameters, the same whichever of their numbers is the height. */
export const hyperparameterRunsKey = (experiment: TrainingExperiment): string =>
  terrainKey({
    ...experiment,
    terrain: { ...experiment.terrain, quantity: 'outcome', show: 'loss', coloredBy: undefined },
  })

/**
 * The experiment whose terrain gives the surface its heights: where outcomes are asked for, those of the metric. Over a plane of
 * hyperparameters outcomes are the heights.
 */
export const heightsOf = (experiment: TrainingExperiment): TrainingExperiment =>
  experiment.terrain.quantity === 'outcome' && experiment.plane.kind !== 'hyperparameters'
    ? { ...experiment, terrain: { ...experiment.terrain, quantity: 'metric' } }
    : experiment

/** Key of all that the outcomes of training from a grid depend on, besides its resolution; a dragged start is not in it. */
export function outcomeKey(experiment: TrainingExperiment): string {
  const { data, model, metric, algorithms, terrain } = experiment
  const { algorithm, tolerance, clusterBy, show } = terrain
  return textOf([
    planeKey(experiment),
    trainedData(data),
    model,
    metric,
    algorithms[algorithm],
    [tolerance, clusterBy, show === 'convergence'],
  ])
}

/** Key of all that the weights of every run depend on. */
const allRunsKey = remembered((experiment) => {
  const { seed, data, model, metric } = experiment
  return textOf([
    seed,
    data,
    model,
    metric,
    watchedMetrics(experiment).find(({ id }) => id === 'shown')?.metric ?? [],
  ])
})

/** Key of all that the weights of one run depend on, from `spec`: the plane only where w_0 was dragged in it. */
export function trainingKey(
  experiment: TrainingExperiment,
  start: number,
  algorithm: number,
  spec = experiment.starts[start],
): string {
  const { model, algorithms, starts } = experiment
  const own = textOf([
    start,
    spec,
    spec?.kind === 'plane' ? planeKey(experiment) : '',
    namesRun(spec) ? [algorithms, starts.map((other) => baseOf(other, model))] : [],
    algorithms[algorithm],
  ])
  return `${allRunsKey(experiment)} ${own}`
}

/** Key of all that the ends of the draws of start 0 depend on. */
export function ensembleKey(experiment: TrainingExperiment): string {
  const { seed, data, model, metric, algorithms, starts, terrain } = experiment
  const [start] = starts
  const base = start && baseOf(start, model)
  return textOf([
    seed,
    trainedData(data),
    model,
    metric,
    algorithms[0],
    base,
    terrain.tolerance,
    terrain.clusterBy,
  ])
}

/** True of two experiments whose runs are made alike, from starts that may differ. */
export const trainsAlike = (one: TrainingExperiment, other: TrainingExperiment): boolean => {
  const made = ({ seed, data, model, metric, algorithms }: TrainingExperiment) =>
    textOf([seed, data, model, metric, algorithms])
  return made(one) === made(other)
}

/** Key of all that one run and its coordinates depend on. */
export const runKey = (experiment: TrainingExperiment, start: number, algorithm: number): string =>
  `${planeKey(experiment)} ${trainingKey(experiment, start, algorithm)}`

/** One of something for each run: start after start, its algorithms in order. */
const each = <T>(
  { starts, algorithms }: TrainingExperiment,
  make: (start: number, algorithm: number) => T,
): T[] => starts.flatMap((_, start) => algorithms.map((__, algorithm) => make(start, algorithm)))

/** The training key of each run. */
export const trainingKeys = (experiment: TrainingExperiment): string[] =>
  each(experiment, (start, algorithm) => trainingKey(experiment, start, algorithm))

/** The key of each run. */
export function runKeys(experiment: TrainingExperiment): string[] {
  const plane = planeKey(experiment)
  return trainingKeys(experiment).map((key) => `${plane} ${key}`)
}
