import { computed } from '@preact/signals-core'
import type { Engine } from '../../engine/types.ts'
import { isDrawn, type DrawsPlan } from '../../theory/draws/draws.ts'
import { hasRuns, type Experiment, type ProblemExperiment } from '../../experiment/spec/experiment.ts'
import { lawRefusal } from '../../theory/laws/law-of.ts'
import type { Law } from '../../theory/laws/law.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { studiedKey } from '../../store/cache/cache-keys.ts'
import type { Store } from '../../store/store.ts'
import { engineAnswers } from '../../analyses/engine-answers.ts'

/** The numbers of the draws so far, in their order, and the exact law of one, where there is one. */
export interface DrawnNumbers {
  readonly numbers: readonly number[]
  readonly law: Law | undefined
}

/** All that drawn numbers are computed from. */
export interface DrawsInput {
  /** undefined while it is set up: draws of a problem do without. */
  readonly engine: Engine | undefined
  readonly experiment: Experiment
  readonly plan: DrawsPlan
  /** All that the numbers depend on, as text. */
  readonly key: string
}

/** Slices grow with what is there, so that the first draws are seen one by one and the whole comes in some forty pictures. */
const sliceAfter = (done: number): number => Math.max(1, Math.floor(done / 5))
/** Milliseconds between two pictures. */
const pace = 30

/**
 * A quantity over draws of the experiment that is shown, and its exact law. Draws of a problem come from a worker, slice by slice;
 * others train one after the other on the engine, while the store rests.
 */
export function drawnNumbers(owner: AnalysisOwner, store: Store, plan: () => DrawsPlan | undefined) {
  const key = computed(() => studiedKey(store.experiment))
  return new Analysis<DrawsInput, DrawnNumbers>(owner, {
    input() {
      const { engine, experiment } = store
      const wanted = plan()
      if (!wanted || !(engine ?? isDrawn(experiment, wanted))) return undefined
      return { engine, experiment, plan: wanted, key: key.value }
    },
    key: ({ plan: wanted, key: of }) => [wanted, of],
    ready: () => !hasRuns(store.experiment) || (store.idle && !store.live),
    fit: (of, now) => (of.plan === now.plan ? 'stale' : 'invalid'),
    givesWay: true,
    task: ({ engine, experiment, plan: wanted }, { signal, show, whenQuiet }) =>
      isDrawn(experiment, wanted)
        ? problemDraws(experiment, wanted, signal, show, whenQuiet)
        : trainedDraws(known(engine), experiment, wanted, signal, show),
  })
}

/** The numbers of a problem's draws as an analysis. */
export type DrawsAnalysis = ReturnType<typeof drawnNumbers>

function known(engine: Engine | undefined): Engine {
  if (engine) return engine
  throw new Error('Random draws that are trained need an engine.')
}

async function problemDraws(
  experiment: ProblemExperiment,
  plan: DrawsPlan,
  signal: AbortSignal,
  show: (value: DrawnNumbers) => void,
  whenQuiet: (milliseconds: number) => Promise<void>,
): Promise<DrawnNumbers> {
  const { acquireWorkers, releaseWorkers } = await import('../../engine/workers/worker-pool.ts')
  const workers = acquireWorkers()
  const options = { signal, onProgress: () => undefined }
  try {
    const { quantity } = plan
    const law =
      lawRefusal(experiment.problem, quantity) === undefined
        ? await workers.do(experiment, { kind: 'law', quantity }, 'study', options)
        : undefined
    let numbers: readonly number[] = []
    if (law) show({ numbers, law })
    while (numbers.length < plan.draws) {
      const from = numbers.length
      const to = Math.min(plan.draws, from + sliceAfter(from))
      const slice = await workers.do(experiment, { kind: 'draws', plan, from, to }, 'study', options)
      numbers = [...numbers, ...slice]
      show({ numbers, law })
      await whenQuiet(pace)
    }
    return { numbers, law }
  } finally {
    releaseWorkers()
  }
}

async function trainedDraws(
  engine: Engine,
  experiment: Experiment,
  plan: DrawsPlan,
  signal: AbortSignal,
  show: (value: DrawnNumbers) => void,
): Promise<DrawnNumbers> {
  const { drawnQuantity } = await import('../../theory/draws/run.ts')
  let numbers: readonly number[] = []
  for await (const found of drawnQuantity(engineAnswers(engine, signal), experiment, plan)) {
    numbers = [...numbers, found]
    show({ numbers, law: undefined })
  }
  return { numbers, law: undefined }
}
