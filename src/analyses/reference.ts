import { computed } from '@preact/signals-core'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { storedPoints, type StoredSweep } from '../theory/sweep/statistics.ts'
import type { SweepPoint } from '../theory/sweep/sweep.ts'
import type { Sweep } from '../scenarios/scenario.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import { sweepKey } from './sweep.ts'

const files = import.meta.glob<StoredSweep>('../scenarios/references/*.json', { import: 'default' })

const none: readonly SweepPoint[] = []

/** Loads a stored sweep. Rejects where there is none of that name or it does not come. */
async function fetchReference(name: string): Promise<readonly SweepPoint[]> {
  const load = files[`../scenarios/references/${name}.json`]
  if (!load) throw new Error(`There is no stored sweep “${name}”.`)
  return storedPoints(await load())
}

/**
 * The stored points of a step's sweep. They are those of the experiment that the step opens with: there are none while another is
 * swept. `shown`: the key of the sweep that is shown; all are tracked.
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
    task: fetchReference,
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
