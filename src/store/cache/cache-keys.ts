import { weightsShape } from '../../experiment/spec/model.ts'
import { showsConvergence } from '../../reference/outcome/convergence.ts'
import { baseOf } from '../../experiment/spec/start.ts'
import type { DataSpec } from '../../experiment/spec/data.ts'
import { hasSurface, type Experiment, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { shortened } from '../../experiment/spec/values/known-rows.ts'
import { shownMetric } from '../../experiment/spec/shown.ts'
import { watchedMetrics } from '../../reference/metric/watched.ts'

/**
 * Returns whether a field is the given name of a run or a function. A parameter called `name` is a number.
 */
const isGivenName = (key: string, field: unknown): boolean => key === 'name' && typeof field === 'string'

/**
 * Returns JSON with sorted fields, shortened tables, and no names of runs and functions, so that values that
 * lead to the same results have equal texts.
 */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (key, field: unknown) =>
    isGivenName(key, field)
      ? undefined
      : typeof field === 'object' && field !== null && !Array.isArray(field)
        ? Object.fromEntries(Object.entries(field).sort(([p], [q]) => (p < q ? -1 : 1)))
        : shortened(key, field),
  )

/** Returns everything in an experiment except what changes only its picture, as text. */
export const studiedKey = (experiment: Experiment): string =>
  textOf({
    ...experiment,
    view: 0,
    title: 0,
    ...(hasSurface(experiment) && { terrain: experiment.terrain.metric }),
  })

/**
 * Returns whether a part of an experiment is defined through a run, and so depends on everything the run
 * depends on.
 */
export const namesRun = (part: unknown): boolean =>
  /"end"|"algorithm":|"pca"|"hessian"/.test(JSON.stringify(part))

/**
 * Returns the starts or algorithms of the runs that define a part, and `usual`, as 'end', PCA and Hessian
 * mean the first of each.
 */
const named = (part: unknown, field: 'start' | 'algorithm', usual: readonly number[]): number[] => [
  ...usual,
  ...Array.from(JSON.stringify(part).matchAll(new RegExp(`"${field}":(\\d+)`, 'g')), ([, n]) => Number(n)),
]

/** Returns the data without the part that is not used for training. */
export function trainedData(data: DataSpec): DataSpec {
  if (data.kind !== 'generated' || !data.shift) return data
  const rest = { ...data }
  delete rest.shift
  return rest
}

/**
 * Memoises a text of an experiment. Experiments are immutable, and during a drag each text is needed many
 * times.
 */
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

/**
 * Key of everything that the plane depends on. A dragged start is not included, since it moves over the plane
 * that its base defines.
 */
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

/**
 * Key of a plane whose points are runs: what is shown of them, and how they train; empty for other planes.
 */
const trained = (experiment: TrainingExperiment): unknown[] => {
  const { plane, terrain, algorithms } = experiment
  if (plane.kind !== 'hyperparameters') return []
  return [{ ...terrain, coloredBy: undefined }, showsConvergence(experiment), algorithms[terrain.algorithm]]
}

/**
 * Key of everything that the surface depends on, apart from its resolution. Outcomes colour the surface
 * without changing its heights.
 */
export const terrainKey = (experiment: TrainingExperiment): string =>
  textOf([
    planeKey(experiment),
    shownMetric(experiment).part === 'shifted' ? experiment.data : trainedData(experiment.data),
    experiment.model,
    shownMetric(experiment),
    heightsOf(experiment).terrain.quantity,
    trained(experiment),
  ])

/** Key of the runs over a plane of hyperparameters, regardless of which of their numbers is the height. */
export const hyperparameterRunsKey = (experiment: TrainingExperiment): string =>
  terrainKey({
    ...experiment,
    terrain: { ...experiment.terrain, quantity: 'outcome', show: 'loss', coloredBy: undefined },
  })

/**
 * Returns the experiment whose terrain defines the surface's heights: the metric's if outcomes are shown.
 * Over a plane of hyperparameters, outcomes are the heights.
 */
export const heightsOf = (experiment: TrainingExperiment): TrainingExperiment =>
  experiment.terrain.quantity === 'outcome' && experiment.plane.kind !== 'hyperparameters'
    ? { ...experiment, terrain: { ...experiment.terrain, quantity: 'metric' } }
    : experiment

/**
 * Key of everything that the outcomes of a grid of runs depend on, apart from its resolution; a dragged start
 * is not included.
 */
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

/** Key of everything that the weights of every run depend on. */
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

/**
 * Key of everything that the weights of one run depend on, with start `spec`; the plane only if w_0 was
 * dragged in it.
 */
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

/** Key of everything that the ends of start 0's random draws depend on. */
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

/** Returns whether two experiments train their runs in the same way, possibly from different starts. */
export const trainsAlike = (one: TrainingExperiment, other: TrainingExperiment): boolean => {
  const made = ({ seed, data, model, metric, algorithms }: TrainingExperiment) =>
    textOf([seed, data, model, metric, algorithms])
  return made(one) === made(other)
}

/** Key of everything that one run and its coordinates depend on. */
export const runKey = (experiment: TrainingExperiment, start: number, algorithm: number): string =>
  `${planeKey(experiment)} ${trainingKey(experiment, start, algorithm)}`

/** Makes one item for each run, ordered by start, then algorithm. */
const each = <T>(
  { starts, algorithms }: TrainingExperiment,
  make: (start: number, algorithm: number) => T,
): T[] => starts.flatMap((_, start) => algorithms.map((__, algorithm) => make(start, algorithm)))

export const trainingKeys = (experiment: TrainingExperiment): string[] =>
  each(experiment, (start, algorithm) => trainingKey(experiment, start, algorithm))

export function runKeys(experiment: TrainingExperiment): string[] {
  const plane = planeKey(experiment)
  return trainingKeys(experiment).map((key) => `${plane} ${key}`)
}
