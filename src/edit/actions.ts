import { checkHoldsWeights, holdsWeights } from '../reference/plane/placement.ts'
import { isWholeSpace } from '../reference/plane/whole-space.ts'
import type { Patch } from '../experiment/format/merge.ts'
import { patchBetween } from './patch.ts'
import { baseOf, type PlaneStart, type StartSpec } from '../experiment/spec/start.ts'
import type { Terrain } from '../reference/results.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { skipCount, type MlpSpec } from '../experiment/spec/model.ts'
import { withoutStart } from './remove.ts'

/** The most starts that an experiment holds. */
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
 * Puts w_0 of a start at (a, b) of the plane, or at a of a line; the start that it was stays its base, and as far off the plane as
 * single weights took it it stays.
 * @throws ExperimentError over a plane of hyperparameters
 */
export function moveStart(experiment: TrainingExperiment, index: number, a: number, b: number): Patch {
  checkHoldsWeights(experiment.plane, 'there is no w_0 to move')
  return {
    starts: experiment.starts.map((start, i) => (i === index ? dragged(experiment, start, a, b) : start)),
  }
}

/**
 * Makes the point (a, b) of a plane the start itself, so that what the plane takes from the start follows it
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
 * One more start at (a, b). It has the base of start 0, so that the plane stays when another start is removed. Undefined where there
 * are as many as may be, and over a plane of hyperparameters.
 */
export function addStart(experiment: TrainingExperiment, a: number, b: number): Patch | undefined {
  const [first] = experiment.starts
  if (!first || !holdsWeights(experiment.plane) || experiment.starts.length >= mostStarts) return undefined
  return { starts: [...experiment.starts, dragged(experiment, first, a, b)] }
}

/**
 * Colours each point by what a run from it comes to, or by its height again; undefined over a plane of hyperparameters, whose
 * points are no starts. Unless something else was chosen the colours are of where runs end; in a plane that is all there is, of
 * which weights.
 */
export function toggledBasinMap(experiment: TrainingExperiment): Patch | undefined {
  const { plane, terrain } = experiment
  if (!holdsWeights(plane)) return undefined
  if (terrain.quantity === 'outcome') return { terrain: { quantity: 'metric' } }
  if (terrain.show !== 'loss') return { terrain: { quantity: 'outcome' } }
  const clusterBy = isWholeSpace(experiment) ? 'weights' : terrain.clusterBy
  return { terrain: { quantity: 'outcome', show: 'cluster', clusterBy } }
}

/** One start fewer; undefined for the last one. */
export function removeStart(experiment: TrainingExperiment, index: number): Patch | undefined {
  if (experiment.starts.length < 2 || !experiment.starts[index]) return undefined
  return patchBetween(experiment, { ...experiment, ...withoutStart(experiment, index) })
}

/** The linearity dial, on the same weights; undefined where the model has none. */
export const setLinearity = ({ model }: TrainingExperiment, linearity: number): Patch | undefined =>
  model.kind === 'function' ? undefined : { model: { linearity } }

/** The other end of the linearity dial. */
export const toggledLinearity = ({ model }: TrainingExperiment): number =>
  model.kind !== 'function' && model.linearity >= 0.5 ? 0 : 1

/** The dial of skips, on the same weights; undefined where no layer can have one. */
export const setResidual = ({ model }: TrainingExperiment, strength: number): Patch | undefined =>
  model.kind !== 'function' && skipCount(model) > 0 ? { model: { residual: { strength } } } : undefined

/** Strength of skips that stands for all of them: where β = √(1 − s²) the branches are silent at 1, and nothing would learn. */
const mostResidual = (residual: MlpSpec['residual']): number =>
  (residual?.branch ?? 'complement') === 'complement' ? 0.97 : 1

/** The other end of the dial of skips. */
export const toggledResidual = ({ model }: Pick<TrainingExperiment, 'model'>): number =>
  model.kind !== 'function' && (model.residual?.strength ?? 0) < 0.5 ? mostResidual(model.residual) : 0

/** One plane for all runs, or each one's own beside it. */
export const turnPlanes = ({ view }: TrainingExperiment): Patch => ({
  view: { planes: view.planes === 'own' ? 'one' : 'own' },
})
