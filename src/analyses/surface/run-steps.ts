import { at } from '../../math/at.ts'
import { computed } from '@preact/signals-core'
import type { Engine } from '../../engine/types.ts'
import { remembers } from '../../reference/algorithm/rules.ts'
import type { Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { recordAt } from '../../store/playback.ts'
import type { Selection } from '../../store/selection.ts'
import type { Store } from '../../store/store.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { isRecorded } from '../../experiment/spec/recorded.ts'

/** Milliseconds that a step may be computed while the playback advances. */
const patience = 1000
/** Most points of a run whose optimiser state is kept. */
const mostKept = 32

/**
 * The step that a run makes from one of its records; all vectors except `gradient` are displacements in
 * weight space.
 */
export interface RunStep {
  readonly run: Trajectory
  readonly record: number
  /** Its index, from 1, and its learning rate. */
  readonly t: number
  readonly rate: number
  readonly gradient: Float32Array
  /** The contributions of the gradient and of the rule's memory, before preconditioning. */
  readonly fresh: Float32Array
  readonly carried: Float32Array
  readonly move: Float32Array
}

/** The record of a run whose step is requested. */
export interface RequestedRecord {
  readonly run: Trajectory
  readonly record: number
}

/** Returns the record from which a run continues at a step; at its end, the record before. */
export function recordToStepFrom({ steps }: Pick<Trajectory, 'steps'>, step: number): number | undefined {
  const record = Math.min(Math.floor(recordAt(steps, step)), steps.length - 2)
  return record < 0 ? undefined : record
}

/** Everything that the steps of the visible runs depend on. */
export interface StepsInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly records: readonly RequestedRecord[]
}

/** Optimiser states, by the weights of their runs and the step. */
type Memories = WeakMap<object, Map<number, readonly Float32Array[]>>

/**
 * The next steps of the visible runs, in float64 in the engine's worker, if the experiment asks for them;
 * none for runs in a subspace and for recorded runs. `steps` contains those of runs that are still valid,
 * with their current coordinates.
 */
export function runSteps(
  owner: AnalysisOwner,
  store: Store,
  selection: Pick<Selection, 'playback' | 'hidden'>,
) {
  const memories: Memories = new WeakMap()
  const study = new Analysis<StepsInput, readonly RunStep[]>(owner, {
    input() {
      const { engine, training: experiment, runs } = store
      if (!engine || !experiment?.view.internals) return undefined
      const { step } = selection.playback
      const { hidden } = selection
      const records = runs.flatMap((run, i): RequestedRecord[] => {
        const rule = run && experiment.algorithms[run.algorithm]
        const isShown = rule && !hidden.has(i) && !rule.subspace && !isRecorded(rule)
        const record = isShown ? recordToStepFrom(run, step) : undefined
        return run && record !== undefined && run.weights(record).every(Number.isFinite)
          ? [{ run, record }]
          : []
      })
      return { engine, experiment, records }
    },
    key: ({ records }) => records.flatMap(({ run, record }) => [run.finalWeights, record]),
    ready: () => store.idle,
    patience: () => patience,
    fit: () => 'current',
    async task({ engine, experiment, records }, { signal }) {
      const found: RunStep[] = []
      for (const { run, record } of records) {
        found.push(await stepOf(engine, experiment, run, record, memories, signal))
        signal.throwIfAborted()
      }
      return found
    },
  })
  return {
    study,
    steps: computed((): readonly RunStep[] => {
      if (study.error.value.length > 0) return []
      return (study.value.value ?? []).flatMap((step) => {
        const run = store.runs.find((other) => other?.finalWeights === step.run.finalWeights)
        return run ? [{ ...step, run }] : []
      })
    }),
  }
}

/** The steps of a store's visible runs as an analysis. */
export type RunSteps = ReturnType<typeof runSteps>

async function stepOf(
  engine: Engine,
  experiment: TrainingExperiment,
  run: Trajectory,
  record: number,
  all: Memories,
  signal: AbortSignal,
): Promise<RunStep> {
  const { start, algorithm, steps, finalWeights } = run
  const step = steps[record]!
  const memories = all.get(finalWeights) ?? new Map<number, readonly Float32Array[]>()
  all.set(finalWeights, memories)
  const known = Math.max(0, maxOf([...memories.keys()].filter((at) => at <= step)))
  const rule = experiment.algorithms[algorithm]
  const remembering = rule !== undefined && remembers(rule)
  const from = remembering ? steps.indexOf(known) : record
  const { values, vectors = [] } = await engine.measure(experiment, run.weights(record), 'step', {
    start: run.weights(0),
    run: { start, algorithm },
    step,
    before: Array.from({ length: record - from }, (_, i) => ({
      step: steps[from + i]!,
      weights: run.weights(from + i),
    })),
    ...(memories.has(known) && { memory: memories.get(known) ?? [] }),
    urgent: true,
    signal,
  })
  const [gradient, fresh, carried, , , , move, ...memory] = vectors
  if (!gradient || !fresh || !carried || !move) throw new Error('A step came back without its parts.')
  if (remembering) keep(memories, step, memory)
  return { run, record, t: at(values, 0), rate: at(values, 1), gradient, fresh, carried, move }
}

/** Drops the oldest if there are too many. */
function keep(memories: Map<number, readonly Float32Array[]>, step: number, memory: readonly Float32Array[]) {
  const [oldest] = memories.keys()
  if (memories.size >= mostKept && oldest !== undefined) memories.delete(oldest)
  memories.set(step, memory)
}
