import { computed } from '@preact/signals-core'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { storedPoints } from '../theory/sweep/statistics.ts'
import type { SweepPoint } from '../theory/sweep/sweep.ts'
import { fetchReference } from '../scenarios/references.ts'
import type { Sweep } from '../exchange/lecture/scenario.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import { sweepKey } from './sweep.ts'

const none: readonly SweepPoint[] = []

/**
 * The stored points of a step's sweep, valid for the experiment that the step opens with; empty while
 * another is swept. `shown` is the key of the displayed sweep; all are tracked.
 */
export function reference(
  owner: AnalysisOwner,
  sweep: () => Sweep | undefined,
  opening: () => Experiment | undefined,
  shown: () => string,
) {
  const study = new Analysis<string, readonly SweepPoint[]>(owner, {
    input: () => sweep()?.reference,
    key: (name) => [name],
    task: async (name) => storedPoints(await fetchReference(name)),
  })
  const written = computed(() => {
    const [plan, experiment] = [sweep(), opening()]
    return plan && experiment ? sweepKey(experiment, plan) : undefined
  })
  return {
    study,
    points: computed(() => (written.value === shown() ? (study.value.value ?? none) : none)),
  }
}
