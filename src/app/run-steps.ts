import type { Engine } from '../engine/types.ts'
import { DeviceLostError } from '../engine/backend/device-lost.ts'
import { remembers } from '../experiment/algorithm/rules.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/error.ts'
import type { Trajectory } from '../experiment/results.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import { Latest } from './latest.ts'
import { recordAt } from './playback.ts'
import { sameItems } from './same-items.ts'
import type { Workbench } from './workbench.ts'

/** Milliseconds that a step may be worked on while the playback walks on. */
const patience = 1000
/** Points of a run at which is kept what its rule remembered there. */
const mostKept = 32

/** The step that a run makes from one of its records; all vectors are displacements in weight space but for `gradient`. */
export interface RunStep {
  readonly run: Trajectory
  readonly record: number
  /** Its number, from 1, and its learning rate. */
  readonly t: number
  readonly rate: number
  readonly gradient: Float32Array
  /** What the gradient moves, and what the rule remembers, before preconditioning. */
  readonly fresh: Float32Array
  readonly carried: Float32Array
  readonly move: Float32Array
}

/** Which record's step is asked for. */
interface Wanted {
  readonly run: Trajectory
  readonly record: number
}

/** The record from which a run goes on at a step: the last one before its end where it stands there. */
export function standingRecord({ steps }: Pick<Trajectory, 'steps'>, step: number): number | undefined {
  const record = Math.min(Math.floor(recordAt(steps, step)), steps.length - 2)
  return record < 0 ? undefined : record
}

/**
 * The steps that the visible runs make from where they stand, in float64 in the engine's worker, where the experiment asks for
 * them. Dispatches `change` when there are others.
 */
export class RunSteps extends EventTarget {
  readonly #workbench: Workbench
  readonly #work = new Latest((error) => this.#fail(error))
  /** What rules remembered, by the weights of their runs and the step. */
  readonly #memories = new WeakMap<object, Map<number, readonly Float32Array[]>>()
  #steps: readonly RunStep[] = []
  #asked: readonly unknown[] = []
  #issues: readonly ExperimentIssue[] = []

  constructor(workbench: Workbench) {
    super()
    this.#workbench = workbench
  }

  /** Those of runs that still stand, with the coordinates that they have now. */
  get steps(): readonly RunStep[] {
    const { runs, experiment } = this.#workbench
    if (!experiment.view.internals) return []
    return this.#steps.flatMap((step) => {
      const run = runs.find((other) => other?.finalWeights === step.run.finalWeights)
      return run ? [{ ...step, run }] : []
    })
  }

  /** Asks for the steps that runs make from where they stand after `step` updates; runs whose eye is closed are left out. */
  follow(step: number, hidden: ReadonlySet<number>): void {
    const { experiment, engine, runs, idle } = this.#workbench
    if (!experiment.view.internals) return this.#stop()
    if (!engine || !idle) return
    const wanted = runs.flatMap((run, i): Wanted[] => {
      const record = run && !hidden.has(i) ? standingRecord(run, step) : undefined
      return run && record !== undefined && run.weights(record).every(Number.isFinite)
        ? [{ run, record }]
        : []
    })
    const asked = wanted.flatMap(({ run, record }) => [run.finalWeights, record])
    if (sameItems(asked, this.#asked)) return
    this.#asked = asked
    this.#issues = []
    this.#work.submit((signal) => this.#make(engine, experiment, wanted, signal), patience)
  }

  get issues(): readonly ExperimentIssue[] {
    return this.#issues
  }

  dismiss(): void {
    this.#issues = []
  }

  cancel(): void {
    this.#work.cancel()
  }

  whenIdle(): Promise<void> {
    return this.#work.whenIdle()
  }

  #stop(): void {
    this.#asked = []
    this.#steps = []
    this.#issues = []
    this.#work.cancel()
  }

  async #make(engine: Engine, experiment: Experiment, wanted: readonly Wanted[], signal: AbortSignal) {
    const found: RunStep[] = []
    for (const { run, record } of wanted) {
      found.push(await this.#step(engine, experiment, run, record, signal))
      signal.throwIfAborted()
    }
    this.#steps = found
    this.dispatchEvent(new Event('change'))
  }

  async #step(
    engine: Engine,
    experiment: Experiment,
    run: Trajectory,
    record: number,
    signal: AbortSignal,
  ): Promise<RunStep> {
    const { start, algorithm, steps } = run
    const step = steps[record] ?? 0
    const memories = this.#memoriesOf(run)
    const known = Math.max(0, ...[...memories.keys()].filter((at) => at <= step))
    const remembering = remembers(experiment.algorithms[algorithm]?.id ?? 'sgd')
    const from = remembering ? steps.indexOf(known) : record
    const { values, vectors = [] } = await engine.measure(experiment, run.weights(record), 'step', {
      start: run.weights(0),
      run: { start, algorithm },
      step,
      before: Array.from({ length: record - from }, (_, i) => ({
        step: steps[from + i] ?? 0,
        weights: run.weights(from + i),
      })),
      ...(memories.has(known) && { memory: memories.get(known) ?? [] }),
      urgent: true,
      signal,
    })
    const [gradient, fresh, carried, , , , move, ...memory] = vectors
    if (!gradient || !fresh || !carried || !move) throw new Error('A step came back without its parts.')
    if (remembering) keep(memories, step, memory)
    return { run, record, t: values[0] ?? NaN, rate: values[1] ?? NaN, gradient, fresh, carried, move }
  }

  #memoriesOf({ finalWeights }: Trajectory): Map<number, readonly Float32Array[]> {
    const memories = this.#memories.get(finalWeights) ?? new Map<number, readonly Float32Array[]>()
    this.#memories.set(finalWeights, memories)
    return memories
  }

  #fail(error: unknown): void {
    this.#steps = []
    if (error instanceof DeviceLostError) this.#asked = []
    else this.#issues = issuesOf(error)
    this.dispatchEvent(new Event('change'))
  }
}

/** Lets go of the oldest where there are too many. */
function keep(memories: Map<number, readonly Float32Array[]>, step: number, memory: readonly Float32Array[]) {
  const [oldest] = memories.keys()
  if (memories.size >= mostKept && oldest !== undefined) memories.delete(oldest)
  memories.set(step, memory)
}
