import type { ReadonlySignal } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'
import { mergePatch } from '../experiment/format/merge.ts'
import { parseExperiment } from '../experiment/format/parse.ts'
import { valueText } from '../math/picture/value-text.ts'
import { hasRuns, type TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { Trajectory } from '../reference/results.ts'
import type { Sweep } from '../exchange/lecture/scenario.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import { studiedKey } from '../store/cache/cache-keys.ts'
import type { Store } from '../store/store.ts'

/** The runs of the experiment at a swept value. */
export interface PointedRuns {
  readonly value: number
  /** The value as written in the sweep. */
  readonly words: string
  readonly experiment: TrainingExperiment
  readonly runs: readonly Trajectory[]
}

interface PointedInput extends Omit<PointedRuns, 'runs'> {
  readonly engine: Engine
}

/** Returns the experiment at a swept value; `undefined` if it has no runs or is invalid. */
function experimentAt(store: Store, { values, experiments }: Sweep, value: number) {
  const patch = experiments[values.indexOf(value)]
  try {
    const experiment = patch && parseExperiment(mergePatch(store.experiment, patch))
    return experiment && hasRuns(experiment) ? experiment : undefined
  } catch {
    return undefined
  }
}

/**
 * The runs at the sweep's point under the pointer: trained once the store is idle, and stopped when the
 * pointer leaves.
 */
export function pointedRuns(
  owner: AnalysisOwner,
  store: Store,
  plan: () => Sweep | undefined,
  pointed: () => number | undefined,
): ReadonlySignal<PointedRuns | undefined> {
  const analysis = new Analysis<PointedInput, PointedRuns>(owner, {
    input() {
      const { engine } = store
      const [sweep, value] = [plan(), pointed()]
      if (!engine || !sweep || value === undefined) return undefined
      const experiment = experimentAt(store, sweep, value)
      return experiment && { engine, value, words: valueText(value, sweep.words), experiment }
    },
    key: ({ value, experiment }) => [value, studiedKey(experiment)],
    ready: () => store.idle && !store.live,
    task: async ({ engine, ...pointed }, { signal }) => ({
      ...pointed,
      runs: await engine.train(pointed.experiment, { signal }),
    }),
  })
  return analysis.value
}
