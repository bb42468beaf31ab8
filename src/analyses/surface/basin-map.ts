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

/** Milliseconds that a map may be computed while a slider moves before the next value cancels it. */
const patience = 1000

/** Outcomes of training from each point of a grid. */
export interface Basins {
  readonly terrain: Terrain
  readonly outcome: Outcome
  readonly experiment: TrainingExperiment
  /** Points along each side of the finest map. */
  readonly finest: number
}

/** Returns whether a map is requested; over a plane of hyperparameters, outcomes are the surface itself. */
const hasMap = ({ terrain, plane }: TrainingExperiment): boolean =>
  terrain.quantity === 'outcome' && plane.kind !== 'hyperparameters'

/** Runs made for another picture may lack some losses. */
const tellsAll = (of: TrainingExperiment, now: TrainingExperiment): boolean =>
  !showsConvergence(now) || showsConvergence(of)

/** Returns whether the function is the same; a map says nothing about another function's runs. */
const sameFunction = ({ model: of }: TrainingExperiment, { model: now }: TrainingExperiment): boolean =>
  of.kind !== 'function' ||
  now.kind !== 'function' ||
  (of.id === now.id && (of.id !== 'custom' || now.id !== 'custom' || of.expression === now.expression))

/** Everything that a basin map depends on. */
export interface BasinInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  /** Points along each side. */
  readonly finest: number
  /** Whether a first coarse grid may be computed ahead of its turn. */
  readonly preview: boolean
}

/**
 * The end of training from every point of the plane, if the experiment asks for outcomes: coarse grids first,
 * each replacing the one before. A map stays while another one of its function is made in its plane, and
 * moving a start does not change it. It pauses while the store computes and while it is held, so that drags
 * come first; without a drag, a first coarse grid may appear at once.
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
    /** Pauses the work while a pointer is down. */
    hold(now: boolean): void {
      held.value = now
    },
  }
}

/** A store's basin map as an analysis, with its hold. */
export type BasinMap = ReturnType<typeof basinMap>

const known = new WeakMap<Terrain, Basins>()

/**
 * Returns the runs of a plane of hyperparameters, if one of their numbers, or their edge, colours it instead
 * of the height.
 */
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
