import { computed } from '@preact/signals-core'
import type { Engine } from '../../engine/types.ts'
import { holdsWeights } from '../../reference/plane/placement.ts'
import type { Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { terrainKey, textOf } from '../../store/cache/cache-keys.ts'
import { shownMetric, shownQuantity } from '../../experiment/spec/shown.ts'
import type { Store } from '../../store/store.ts'

/**
 * Returns the metric of the requested ghost. `undefined` if none is requested, if the surface shows it
 * already, or if there is no second metric: for closed-form functions, planes of hyperparameters, and
 * heights that are derivatives.
 */
function ghostMetric(experiment: TrainingExperiment): MetricSpec | undefined {
  const { ghost } = experiment.terrain
  const shown = shownMetric(experiment)
  if (ghost === undefined || experiment.model.kind === 'function') return undefined
  if (!holdsWeights(experiment.plane)) return undefined
  if (shownQuantity(experiment) !== 'metric') return undefined
  const metric = typeof ghost === 'string' ? { ...shown, part: ghost } : ghost
  return textOf(metric) === textOf(shown) ? undefined : metric
}

/** Returns the experiment whose surface is the ghost over another one; `undefined` if there is none. */
export function ghostOf(experiment: TrainingExperiment): TrainingExperiment | undefined {
  const metric = ghostMetric(experiment)
  return metric && { ...experiment, terrain: { ...experiment.terrain, quantity: 'metric', metric } }
}

/**
 * Everything that a ghost depends on: `ghost` is the experiment with the ghost's metric, `resolution` the
 * points along each side.
 */
export interface GhostInput {
  readonly engine: Engine
  readonly ghost: TrainingExperiment
  readonly resolution: number
}

/**
 * A second surface over the plane of a store: its metric on another part of the data, or another metric. It
 * waits for the first, and is stored with the store's surfaces.
 */
export function ghostSurface(owner: AnalysisOwner, store: Store) {
  const surface = new Analysis<GhostInput, Terrain>(owner, {
    input() {
      const { engine, training, resolution } = store
      const ghost = training && ghostOf(training)
      return engine && ghost && { engine, ghost, resolution }
    },
    key: ({ ghost, resolution }) => [resolution, terrainKey(ghost)],
    ready: () => store.idle,
    task: ({ engine, ghost, resolution }, { signal }) => store.surfaces.of(engine, ghost, resolution, signal),
  })
  return {
    surface,
    /** The metric of the ghost; `undefined` if none is requested. */
    metric: computed(() => store.training && ghostMetric(store.training)),
  }
}

/** A store's ghost as an analysis, with its metric. */
export type GhostSurface = ReturnType<typeof ghostSurface>
