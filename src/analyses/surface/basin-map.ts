import { signal } from '@preact/signals-core'
import { basinResolution, fittingResolution } from '../../engine/budget.ts'
import type { Engine } from '../../engine/types.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { showsConvergence } from '../../reference/outcome/convergence.ts'
import type { Outcome, Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { outcomeKey, planeKey } from '../../store/cache/cache-keys.ts'
import type { Store } from '../../store/store.ts'
import { until } from '../../store/until.ts'
import { drawnSigned } from '../../reference/outcome/signed-log.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** Milliseconds that a map may be worked on under a moving slider before the next value cancels it. */
const patience = 1000

/** Outcomes of training from each point of a grid. */
export interface Basins {
  readonly terrain: Terrain
  readonly outcome: Outcome
  /** Whose outcomes they are. */
  readonly experiment: TrainingExperiment
  /** Points along each side that the map will have in the end. */
  readonly finest: number
}

/** True where a map is asked for; over a plane of hyperparameters outcomes are the surface itself. */
const hasMap = ({ terrain, plane }: TrainingExperiment): boolean =>
  terrain.quantity === 'outcome' && plane.kind !== 'hyperparameters'

/** Of runs made for another picture not every loss is known. */
const tellsAll = (of: TrainingExperiment, now: TrainingExperiment): boolean =>
  !showsConvergence(now) || showsConvergence(of)

/** True unless another function is typed or chosen: where its runs end, the map of the one before does not say. */
const sameFunction = ({ model: of }: TrainingExperiment, { model: now }: TrainingExperiment): boolean =>
  of.kind !== 'function' ||
  now.kind !== 'function' ||
  (of.id === now.id && (of.id !== 'custom' || now.id !== 'custom' || of.expression === now.expression))

/** All that a basin map is computed from. */
export interface BasinInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  /** Points along each side. */
  readonly finest: number
  /** A first coarse grid may come before the work's turn. */
  readonly preview: boolean
}

/**
 * The end of training from every point of the plane, for an experiment that asks for outcomes: coarse grids first, each in
 * place of the one before. A map stays while another one of its function is made in its plane; moving a start leaves it alone. It rests while
 * the store computes and while it is held, so that what is under the hand comes first; but where no hand is, a first
 * coarse grid may come at once.
 */
export function basinMap(owner: AnalysisOwner, store: Store) {
  const held = signal(false)
  const map = new Analysis<BasinInput, Basins>(owner, {
    input() {
      const { training: experiment, engine, live } = store
      if (!engine || !experiment || !hasMap(experiment)) return undefined
      const resolution = basinResolution(experiment, store.resolution, store.device)
      const finest = fittingResolution(resolution, buildTrainingProblem(experiment).size)
      return { engine, experiment, finest, preview: !live && !held.value }
    },
    key: ({ experiment, finest }) => [finest, outcomeKey(experiment)],
    patience: () => (store.live ? patience : 0),
    fit: (of, now) =>
      tellsAll(of.experiment, now.experiment) &&
      sameFunction(of.experiment, now.experiment) &&
      planeKey(of.experiment) === planeKey(now.experiment)
        ? 'current'
        : 'invalid',
    async task({ engine, experiment, finest, preview }, { signal, show, progress }) {
      const basinsOf = (terrain: Terrain): Basins => {
        const { outcome } = terrain
        if (!outcome) throw new Error('A map of outcomes came back without them.')
        return { terrain, outcome, experiment, finest }
      }
      const terrain = await engine.terrain(experiment, {
        resolution: finest,
        signal,
        preview,
        pause: () => until(() => !held.value && store.idle, signal).catch(() => undefined),
        onProgress: ({ done }) => progress(done),
        onCoarse: (coarse) => show(basinsOf(coarse)),
      })
      return basinsOf(terrain)
    },
  })
  return {
    map,
    /** While it is held the work rests: a pointer is down. */
    hold(now: boolean): void {
      held.value = now
    },
  }
}

/** A store's basin map as an analysis, and the hold on it. */
export type BasinMap = ReturnType<typeof basinMap>

const known = new WeakMap<Terrain, Basins>()

/** The runs of a plane of hyperparameters, where something of them colours it in place of its height, or its edge does. */
export function coloredRuns(
  experiment: TrainingExperiment,
  terrain: Terrain | undefined,
): Basins | undefined {
  const isColored = experiment.terrain.coloredBy !== undefined || drawnSigned(experiment)
  if (experiment.plane.kind !== 'hyperparameters' || !isColored) return undefined
  if (!terrain?.outcome) return undefined
  const before = known.get(terrain)
  if (before) return before
  const runs = { terrain, outcome: terrain.outcome, experiment, finest: maxOf(terrain.resolution) }
  known.set(terrain, runs)
  return runs
}
