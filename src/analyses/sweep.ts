import { computed, signal } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { SweepPlan, SweepPoint } from '../theory/sweep/sweep.ts'
import { sweptExperiments } from '../theory/sweep/swept.ts'
import type { Sweep } from '../exchange/lecture/scenario.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import { studiedKey } from '../store/cache/cache-keys.ts'
import type { Store } from '../store/store.ts'
import { engineAnswers } from './engine-answers.ts'

/** The points so far, and the number of experiments that are done. */
export interface Swept {
  readonly points: readonly SweepPoint[]
  readonly done: number
}

/** All that a sweep is computed from. */
export interface SweepInput {
  readonly engine: Engine
  readonly experiment: Experiment
  readonly plan: SweepPlan
  /** All that the points depend on, as text. */
  readonly key: string
}

/** All that the points of a sweep depend on, as text: equal keys, equal points. */
export const sweepKey = (experiment: Experiment, plan: SweepPlan): string =>
  keyOf(sweptExperiments(experiment, plan).flat())

const keyOf = (experiments: readonly Experiment[]): string => experiments.map(studiedKey).join()

/**
 * The sweep of a lecture's step on the experiment that is shown. It computes while the store rests, gives way as soon as
 * anything else is asked, and starts over when what it depends on has changed; the points before stay, stale. One that is computed
 * only when somebody asks waits for `run`, and again once what it depends on has changed.
 */
export function sweep(owner: AnalysisOwner, store: Store, plan: () => Sweep | undefined) {
  const experiments = computed(() => {
    const swept = plan()
    return swept ? sweptExperiments(store.experiment, swept).flat() : []
  })
  const key = computed(() => keyOf(experiments.value))
  const knownKey = computed(() => {
    try {
      return key.value
    } catch {
      return ''
    }
  })
  /** Key of the sweep that somebody has asked for. */
  const requestedKey = signal<string | undefined>()
  const study = new Analysis<SweepInput, Swept>(owner, {
    input() {
      const { engine, experiment } = store
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
    /** Computes it, also where it waits to be asked for. */
    run() {
      requestedKey.value = knownKey.value
      study.run()
    },
    points: computed(() => study.value.value?.points ?? []),
    /** Number of experiments of the sweep that are done, and of all; 0 where it cannot be computed. */
    done: computed(() => (study.stale.value ? 0 : (study.value.value?.done ?? 0))),
    total: computed(() => {
      try {
        return experiments.value.length
      } catch {
        return 0
      }
    }),
    /** Its sweepKey; empty where it cannot be computed. */
    key: knownKey,
    /** The reason why it cannot be computed, as a sentence; empty where there is none. */
    problem: computed(() => study.error.value.map(({ message }) => message).join('; ')),
  }
}

/** The points of a step's sweep as an analysis. */
export type SweepAnalysis = ReturnType<typeof sweep>
