import { checkHoldsWeights, holdsWeights } from '../reference/plane/placement.ts'
import { isWholeSpace } from '../reference/plane/whole-space.ts'
import type { Patch } from '../experiment/format/merge.ts'
import { patchBetween } from './patch.ts'
import { baseOf, type PlaneStart, type StartSpec } from '../experiment/spec/start.ts'
import type { Terrain } from '../reference/results.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { skipCount, type MlpSpec } from '../experiment/spec/model.ts'
import { withoutStart } from './remove.ts'

const mostStarts = 16

const dragged = (
  { model, plane }: TrainingExperiment,
  start: StartSpec,
  a: number,
  b: number,
): PlaneStart => ({
  kind: 'plane',
  a,
  b: plane.kind === 'line' ? 0 : b,
  ...(start.kind === 'plane' && start.off ? { off: start.off } : {}),
  base: baseOf(start, model),
})

/**
 * Moves w_0 of a start to (a, b) of the plane, or to a of a line. The previous start becomes its base, and
 * any offset from the plane stays.
 * @throws ExperimentError over a plane of hyperparameters
 */
export function moveStart(experiment: TrainingExperiment, index: number, a: number, b: number): Patch {
  checkHoldsWeights(experiment.plane, 'there is no w_0 to move')
  return {
    starts: experiment.starts.map((start, i) => (i === index ? dragged(experiment, start, a, b) : start)),
  }
}

/**
 * Makes the point (a, b) of a plane the start itself, so that a plane that depends on the start follows it
 * (`view.follow`).
 */
export const rebaseStart = (
  experiment: TrainingExperiment,
  index: number,
  { origin, u, v }: Terrain,
  a: number,
  b: number,
): Patch => ({
  starts: experiment.starts.map((start, i) =>
    i === index
      ? {
          kind: 'weights',
          values: Array.from(
            origin,
            (entry, k) =>
              entry + a * u[k]! + b * v[k]! + ((start.kind === 'plane' ? start.off?.[k] : undefined) ?? 0),
          ),
        }
      : start,
  ),
})

/**
 * Adds a start at (a, b), with the base of start 0, so that the plane stays when another start is removed.
 * Returns `undefined` at the limit, and over a plane of hyperparameters.
 */
export function addStart(experiment: TrainingExperiment, a: number, b: number): Patch | undefined {
  const [first] = experiment.starts
  if (!first || !holdsWeights(experiment.plane) || experiment.starts.length >= mostStarts) return undefined
  return { starts: [...experiment.starts, dragged(experiment, first, a, b)] }
}

/**
 * Toggles between colouring each point by the outcome of its run and by its height; `undefined` over a plane
 * of hyperparameters, whose points are not starts. Unless something else was chosen, the colours show where
 * runs end, compared by weights if the plane is the whole weight space.
 */
export function toggledBasinMap(experiment: TrainingExperiment): Patch | undefined {
  const { plane, terrain } = experiment
  if (!holdsWeights(plane)) return undefined
  if (terrain.quantity === 'outcome') return { terrain: { quantity: 'metric' } }
  if (terrain.show !== 'loss') return { terrain: { quantity: 'outcome' } }
  const clusterBy = isWholeSpace(experiment) ? 'weights' : terrain.clusterBy
  return { terrain: { quantity: 'outcome', show: 'cluster', clusterBy } }
}

/** Removes a start; `undefined` for the last one. */
export function removeStart(experiment: TrainingExperiment, index: number): Patch | undefined {
  if (experiment.starts.length < 2 || !experiment.starts[index]) return undefined
  return patchBetween(experiment, { ...experiment, ...withoutStart(experiment, index) })
}

/** Sets the linearity on the same weights; `undefined` if the model has none. */
export const setLinearity = ({ model }: TrainingExperiment, linearity: number): Patch | undefined =>
  model.kind === 'function' ? undefined : { model: { linearity } }

/** Returns the opposite end of the linearity. */
export const toggledLinearity = ({ model }: TrainingExperiment): number =>
  model.kind !== 'function' && model.linearity >= 0.5 ? 0 : 1

/** Sets the strength of the skips on the same weights; `undefined` if no layer can have one. */
export const setResidual = ({ model }: TrainingExperiment, strength: number): Patch | undefined =>
  model.kind !== 'function' && skipCount(model) > 0 ? { model: { residual: { strength } } } : undefined

/**
 * Returns the strength that counts as full skips. With β = √(1 − s²) the branches vanish at 1, and nothing
 * would learn.
 */
const mostResidual = (residual: MlpSpec['residual']): number =>
  (residual?.branch ?? 'complement') === 'complement' ? 0.97 : 1

/** Returns the opposite end of the strength of the skips. */
export const toggledResidual = ({ model }: Pick<TrainingExperiment, 'model'>): number =>
  (model.kind === 'mlp' || model.kind === 'conv') && (model.residual?.strength ?? 0) < 0.5
    ? mostResidual(model.residual)
    : 0

/** Toggles between one plane for all runs, and one for each run. */
export const turnPlanes = ({ view }: TrainingExperiment): Patch => ({
  view: { planes: view.planes === 'own' ? 'one' : 'own' },
})
