import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import { terrain as terrainSchema, type TerrainSpec } from '../../../experiment/spec/terrain.ts'
import { choiceControl, controls, fieldMaker, optionsOf, type Put } from '../../controls/fields/fields.ts'
import { terrainFields as words } from '../../../words/fields/surface.ts'
import { algorithmName } from '../../../words/run-names.ts'

const field = fieldMaker<TerrainSpec>(terrainSchema, words)
const same = field('clusterBy', { hint: 'When two runs count as ending in the same place' })
const tolerance = field('tolerance', {
  hint: 'A run counts as converged if the norm of its last gradient is at most this',
  min: 1e-6,
  max: 1,
  least: 1e-6,
  log: true,
})

const shown = words.show.words
const trained = words.coloredBy.words

/** The algorithm of the runs from all points, if there are several. */
function trainedBy({ terrain, algorithms }: TrainingExperiment, put: Put<TerrainSpec>) {
  if (algorithms.length < 2) return []
  const options = algorithms.map((algorithm, i) => ({
    value: String(i),
    label: algorithmName(algorithm, algorithms),
  }))
  return [
    choiceControl(
      { label: words.algorithm.label, hint: 'The algorithm of the runs from all points', options },
      String(terrain.algorithm),
      (value) => put({ algorithm: Number(value) }, words.algorithm.name),
    ),
  ]
}

/** The choices of the algorithm that trains on a plane of hyperparameters, and of what colours the plane instead of its height. */
function trainedControls(experiment: TrainingExperiment, put: Put<TerrainSpec>) {
  const { terrain } = experiment
  const height = terrain.quantity === 'outcome' ? terrain.show : 'loss'
  const offered = Object.entries(trained).filter(([value]) => value !== height)
  const chosen = terrain.coloredBy === height ? undefined : terrain.coloredBy
  const choice = choiceControl(
    {
      label: words.coloredBy.label,
      hint: 'The height of the surface, or another outcome of its runs',
      options: [{ value: 'height', label: 'height' }, ...offered.map(([value, label]) => ({ value, label }))],
    },
    chosen ?? 'height',
    (value) =>
      put(
        { coloredBy: Object.keys(trained).includes(value) ? (value as keyof typeof trained) : undefined },
        words.coloredBy.name,
      ),
  )
  return [
    choice,
    ...trainedBy(experiment, put),
    ...([height, chosen].includes('status') ? controls([tolerance], terrain, put) : []),
  ]
}

/**
 * The choice of what colours the surface: its height, or the outcome of training from each of its points, with the
 * controls that the outcome depends on.
 */
export function outcomeControls(experiment: TrainingExperiment, put: Put<TerrainSpec>) {
  const { terrain, model, plane } = experiment
  if (plane.kind === 'hyperparameters') return trainedControls(experiment, put)
  const own = terrain.quantity === 'outcome'
  const choice = choiceControl(
    {
      label: words.coloredBy.label,
      hint: 'The height of the surface, or the outcome of a run from each of its points',
      options: [{ value: 'height', label: 'height' }, ...optionsOf(shown)],
    },
    own ? terrain.show : 'height',
    (value) =>
      put(
        value === 'height'
          ? { quantity: 'metric' }
          : { quantity: 'outcome', show: value as TerrainSpec['show'] },
        words.coloredBy.name,
      ),
  )
  if (!own) return [choice]
  return [
    choice,
    ...trainedBy(experiment, put),
    ...(model.kind !== 'function' && terrain.show === 'cluster' ? controls([same], terrain, put) : []),
    ...(terrain.show === 'cluster' || terrain.show === 'status' ? controls([tolerance], terrain, put) : []),
  ]
}
