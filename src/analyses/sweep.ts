import { computed } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { SweepPlan, SweepPoint } from '../experiment/sweep/sweep.ts'
import { sweptExperiments } from '../experiment/sweep/swept.ts'
import { Analysis } from '../store/analysis.ts'
import { textOf } from '../store/cache-keys.ts'
import type { Store } from '../store/store.ts'
import { engineAnswers } from './engine-answers.ts'

/** The points so far, and how many experiments are done. */
export interface Swept {
  readonly points: readonly SweepPoint[]
  readonly done: number
}

export interface SweepInput {
  readonly engine: Engine
  readonly experiment: Experiment
  readonly plan: SweepPlan
  /** All that the points depend on, as text. */
  readonly key: string
}

/**
 * The sweep of a lecture's step on the experiment that is shown. It computes while the store rests, gives way as soon as
 * anything else is asked, and starts over when what it depends on has changed; the points before stay, stale.
 */
export function sweep(store: Store, plan: () => SweepPlan | undefined) {
  const experiments = computed(() => {
    const swept = plan()
    return swept ? sweptExperiments(store.experiment, swept).flat() : []
  })
  const study = new Analysis<SweepInput, Swept>({
    input() {
      const { engine, experiment } = store
      const swept = plan()
      if (!engine || !swept) return undefined
      const bare = experiments.value.map((one) => ({ ...one, view: 0, terrain: 0, title: 0 }))
      return { engine, experiment, plan: swept, key: textOf(bare) }
    },
    key: ({ plan, key }) => [plan, key],
    ready: () => store.idle && !store.live,
    yields: true,
    fit: (of, now) => (of.plan === now.plan ? 'stale' : 'gone'),
    async task({ engine, experiment, plan }, { signal, show }) {
      let found: Swept = { points: [], done: 0 }
      const { runSweep } = await import('../experiment/sweep/run.ts')
      await runSweep(engineAnswers(engine, signal), experiment, plan, (points, done) => {
        found = { points, done }
        show(found)
      })
      return found
    },
  })
  return {
    study,
    points: computed(() => study.value.value?.points ?? []),
    /** How many experiments of the sweep are done, and how many there are; 0 where it cannot be. */
    done: computed(() => (study.stale.value ? 0 : (study.value.value?.done ?? 0))),
    total: computed(() => {
      try {
        return experiments.value.length
      } catch {
        return 0
      }
    }),
    /** The reason why it cannot be computed, as a sentence; empty where there is none. */
    problem: computed(() => study.error.value.map(({ message }) => message).join('; ')),
  }
}

export type SweepAnalysis = ReturnType<typeof sweep>
