import { computed, signal } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { SweepPlan, SweepPoint } from '../theory/sweep/sweep.ts'
import { sweptVariants } from '../theory/sweep/swept.ts'
import type { Sweep } from '../exchange/lecture/scenario.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import { studiedKey } from '../store/cache/cache-keys.ts'
import type { Store } from '../store/store.ts'
import { engineAnswers } from './engine-answers.ts'

/** The points so far, and the number of finished experiments. */
export interface Swept {
  readonly points: readonly SweepPoint[]
  readonly done: number
}

/** Everything that a sweep depends on. */
export interface SweepInput {
  readonly engine: Engine
  readonly experiment: Experiment
  readonly plan: SweepPlan
  /** Everything that the points depend on, as text. */
  readonly key: string
}

/** Returns everything that the points of a sweep depend on, as text. */
export const sweepKey = (experiment: Experiment, plan: SweepPlan): string =>
  sweptVariants(experiment, plan).map(studiedKey).join()

/**
 * A lecture step's sweep on the displayed experiment, on the plane of each swept one even while the display
 * keeps an earlier one. It computes while the store is idle, yields to any other work, and starts over when
 * its dependencies change; earlier points stay, stale. A sweep that is computed only on request waits for
 * `run`, and again after its dependencies change.
 */
export function sweep(owner: AnalysisOwner, store: Store, plan: () => Sweep | undefined) {
  const key = computed(() => {
    const swept = plan()
    return swept ? sweepKey(store.onOwnPlane, swept) : ''
  })
  const knownKey = computed(() => {
    try {
      return key.value
    } catch {
      return ''
    }
  })
  /** Key of the requested sweep. */
  const requestedKey = signal<string | undefined>()
  const study = new Analysis<SweepInput, Swept>(owner, {
    input() {
      const { engine, onOwnPlane: experiment } = store
      const swept = plan()
      if (!engine || !swept) return undefined
      return { engine, experiment, plan: swept, key: key.value }
    },
    key: ({ plan, key }) => [plan, key],
    isNeeded: () => !plan()?.asked || requestedKey.value === knownKey.value,
    ready: () => store.idle && !store.live,
    givesWay: true,
    fit: (of, now) => (of.plan === now.plan ? 'stale' : 'invalid'),
    async task({ engine, experiment, plan }, { signal, show }) {
      let found: Swept = { points: [], done: 0 }
      const { runSweep } = await import('../theory/sweep/run.ts')
      await runSweep(engineAnswers(engine, signal), experiment, plan, (points, done) => {
        found = { points, done }
        show(found)
      })
      return found
    },
  })
  return {
    study,
    /** Computes the sweep, even if it waits for a request. */
    run() {
      requestedKey.value = knownKey.value
      study.run()
    },
    points: computed(() => study.value.value?.points ?? []),
    /** Number of finished experiments of the sweep, and of all; 0 if it cannot be computed. */
    done: computed(() => (study.stale.value ? 0 : (study.value.value?.done ?? 0))),
    total: computed(() => {
      const { values, seeds = 1 } = plan() ?? { values: [] }
      return knownKey.value === '' ? 0 : values.length * seeds
    }),
    /** Its sweepKey; empty if it cannot be computed. */
    key: knownKey,
    /** Why it cannot be computed, as a sentence; empty if it can. */
    problem: computed(() => study.error.value.map(({ message }) => message).join('; ')),
  }
}

/** The points of a step's sweep as an analysis. */
export type SweepAnalysis = ReturnType<typeof sweep>
