import type { Engine } from '../../engine/types.ts'
import { baseOf } from '../../experiment/spec/start.ts'
import type { Outcome } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { ensembleKey } from '../../store/cache/cache-keys.ts'
import type { Store } from '../../store/store.ts'

/** Returns the number of random draws of start 0; 1 if it is not random. */
export function drawsOf({ starts, model }: TrainingExperiment): number {
  const base = starts[0] && baseOf(starts[0], model)
  return base?.kind === 'random' ? base.count : 1
}

/** The ends of start 0's random draws. */
export interface Draws {
  /** The finite final losses, largest first. */
  readonly losses: Float32Array
  readonly outcome: Outcome
  readonly experiment: TrainingExperiment
}

/** Everything that the ends of start 0's random draws depend on. */
export interface DrawsInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
}

/**
 * The ends of start 0's random draws, trained by algorithm 0 while the store is idle, wherever start 0 was
 * dragged to. Those of an earlier experiment stay, pale, until they are trained again. `isNeeded` returns
 * whether they are visible.
 */
export const draws = (owner: AnalysisOwner, store: Store, isNeeded: () => boolean) =>
  new Analysis<DrawsInput, Draws>(owner, {
    input() {
      const { engine, training: experiment } = store
      return engine && experiment && drawsOf(experiment) > 1 ? { engine, experiment } : undefined
    },
    key: ({ experiment }) => [ensembleKey(experiment)],
    isNeeded,
    ready: () => store.idle,
    fit: () => 'stale',
    async task({ engine, experiment }, { signal, progress }) {
      const onProgress = ({ done }: { readonly done: number }) => progress(done)
      const outcome = await engine.ensemble(experiment, { signal, onProgress })
      const losses = outcome.loss.filter(Number.isFinite).sort().reverse()
      return { losses, outcome, experiment }
    },
  })
