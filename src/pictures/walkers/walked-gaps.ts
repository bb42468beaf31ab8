import type { Engine } from '../../engine/types.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Numbers } from '../../reference/results.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import type { Store } from '../../store/store.ts'
import { rounds } from '../../analyses/curves/measured-curves.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'
import { isRecorded } from '../../experiment/spec/recorded.ts'

/** Number of draws of start 0 that walk. */
export const walkerCount = 2000

/** Greatest number of times shown. */
const mostTimes = 25

/** Positions of all walkers after a number of updates; weights are [walker][weight]. */
export interface Crowd {
  readonly step: number
  readonly weights: Numbers
}

export interface WalkersInput {
  readonly engine: Pick<Engine, 'ensemble'>
  readonly experiment: TrainingExperiment
}

/** Returns an experiment with `walkerCount` draws of start 0 and only algorithm 0, after `steps`. */
function crowdAfter(experiment: TrainingExperiment, steps: number): TrainingExperiment {
  const [[start], [algorithm]] = [experiment.starts, experiment.algorithms]
  return {
    ...experiment,
    starts: start?.kind === 'random' ? [{ ...start, count: walkerCount }] : [],
    algorithms: algorithm && !isRecorded(algorithm) ? [{ ...algorithm, steps }] : [],
  }
}

/** Analyses draws of start 0 at evenly spaced times while the store is idle, first coarsely, then in between. */
export const walkersOf = (
  owner: AnalysisOwner,
  store: Pick<Store, 'training' | 'idle'> & { readonly engine: WalkersInput['engine'] | undefined },
  isNeeded: () => boolean,
) =>
  new Analysis<WalkersInput, readonly Crowd[]>(owner, {
    input() {
      const { engine, training: experiment } = store
      return isNeeded() && engine && experiment?.starts[0]?.kind === 'random'
        ? { engine, experiment }
        : undefined
    },
    key: ({ experiment: { model, data, metric, starts, algorithms, seed } }) => [
      model,
      data,
      metric,
      starts,
      algorithms,
      seed,
    ],
    ready: () => store.idle,
    fit: () => 'current',
    async task({ engine, experiment }, { signal, show }) {
      const crowds = new Map<number, Crowd>()
      const inOrder = () => [...crowds.values()].sort((one, other) => one.step - other.step)
      const [algorithm] = experiment.algorithms
      const last = algorithm ? lastStep(algorithm) : 0
      for (const step of rounds(last + 1, mostTimes).flat()) {
        const { weights } = await engine.ensemble(crowdAfter(experiment, step), { signal })
        signal.throwIfAborted()
        if (weights) crowds.set(step, { step, weights })
        show(inOrder())
      }
      return inOrder()
    },
  })
