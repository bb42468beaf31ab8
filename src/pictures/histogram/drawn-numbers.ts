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

/** The numbers drawn so far, in order, and their exact distribution if known. */
export interface DrawnNumbers {
  readonly numbers: readonly number[]
  readonly law: Law | undefined
}

export interface DrawsInput {
  /** Undefined during setup; draws of a problem do without it. */
  readonly engine: Engine | undefined
  readonly experiment: Experiment
  readonly plan: DrawsPlan
  /** Everything that the numbers depend on, as text. */
  readonly key: string
}

/** Slices grow with the number of draws, so that the first draws appear singly and the whole in about forty frames. */
const sliceAfter = (done: number): number => Math.max(1, Math.floor(done / 5))
/** Time between two frames, in milliseconds. */
const pace = 30

/**
 * Analyses a quantity over draws of the current experiment, with its exact distribution. Draws of a problem come from a worker in
 * slices; others train one after the other on the engine while the store is idle.
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
