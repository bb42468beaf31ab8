import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core'
import { DeviceLostError } from '../engine/backend/device-lost.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/spec/values/error.ts'
import { BusyDelay } from './busy-delay.ts'
import { sameItems } from './cache/same-items.ts'
import type { AnalysisOwner } from './owned-analyses.ts'
import { Throttle } from './throttle.ts'
import { until } from './until.ts'

/** How an answer relates to the current question: it answers it, is shown pale, or is not shown. */
export type Fit = 'current' | 'stale' | 'invalid'

/** The fraction of the work that is done, 0 to 1, and the name of the current stage. */
export interface Progress {
  readonly done: number
  readonly stage: string
}

/** A description of asynchronous work: what it computes, from what, and when. */
export interface AnalysisSpec<Input, Value> {
  /**
   * Returns everything that `task` reads, or `undefined` for no question. It is tracked: a new question is
   * asked when a signal that it reads changes. An error that it throws becomes the `error`.
   */
  input(): Input | undefined
  /**
   * Returns the items that identify an input; inputs with identical items have the same answer. Default: the
   * input itself.
   */
  key?(input: Input): readonly unknown[]
  /**
   * Computes the answer. It must end soon after `work.signal` aborts, since the next task starts only then.
   */
  task(input: Input, work: Work<Value>): Promise<Value>
  /** Returns whether the work may start, for example because a store is idle; tracked. Default: true. */
  ready?(): boolean
  /**
   * Returns whether anybody looks at the answer; tracked. If not, it is not computed, and work under way
   * ends.
   */
  isNeeded?(): boolean
  /** Returns for how many milliseconds a task may continue before a newer question cancels it. Default: 0. */
  patience?(): number
  /**
   * Returns how an answer to `of` relates to a different question `now`. Default: invalid. Across openings,
   * an answer is invalid unless the keys are the same.
   */
  fit?(of: Input, now: Input): Fit
  /** If true, it computes only when `run` is called. */
  readonly manual?: boolean
  /** If true, it ends as soon as `ready` no longer holds, and is asked again later. */
  readonly givesWay?: boolean
}

/** What a task receives. Every wait rejects when `signal` aborts. */
export interface Work<Value> {
  readonly signal: AbortSignal
  /** The current answer, unless it is invalid, as a starting point. */
  readonly before: Value | undefined
  /** Shows a partial answer; no effect once the task has ended or `signal` has aborted. */
  show(value: Value): void
  /** Reports progress, 0 to 1; no effect once the task has ended. */
  progress(done: number, stage?: string): void
  /**
   * Resolves when there has been no new question for the given milliseconds; from then on, a newer question
   * cancels the task at once.
   */
  whenQuiet(milliseconds: number): Promise<void>
}

/** The current question with its key, and the number of openings when it was asked. */
interface Asked<Input> {
  readonly input: Input
  readonly key: readonly unknown[]
  readonly openings: number
}

interface Answered<Input, Value> extends Asked<Input> {
  readonly value: Value
}

interface Running<Input> extends Asked<Input> {
  readonly controller: AbortController
  readonly since: number
  /** If true, a newer question cancels it at once, whatever its patience. */
  impatient: boolean
}

/** How a question ended; the same question is not asked again. */
interface Settled {
  readonly key: readonly unknown[]
  readonly how: 'answered' | 'failed' | 'cancelled'
  readonly issues: readonly ExperimentIssue[]
}

const none: readonly ExperimentIssue[] = []

const sameKey = (
  one: { readonly key: readonly unknown[] } | undefined,
  other: { readonly key: readonly unknown[] } | undefined,
): boolean => one !== undefined && other !== undefined && sameItems(one.key, other.key)

/** Resolves after the given milliseconds; rejects if `stop` aborts first. */
async function wait(milliseconds: number, stop: AbortSignal): Promise<void> {
  const over = signal(false)
  const timer = setTimeout(() => (over.value = true), milliseconds)
  await until(() => over.value, stop).finally(() => clearTimeout(timer))
}

/**
 * Something computed from the state, and again whenever the state has changed; the newest question wins.
 *
 * ```
 *              input         ready, isNeeded             task ends
 *   nothing ──────────▶ asked ─────────────▶ under way ────────────▶ settled: answered, failed
 *      ▲                  ▲                    │  │  │                  │
 *      │                  ├─ another question ─┘  │  └─ cancel ─▶ settled: cancelled
 *      │                  ├─ the device was lost ─┘                     │
 *      │                  └────────── another question, run ────────────┘
 *      └── input is undefined
 * ```
 *
 * All readable state is in signals. A task starts in a microtask, so a change is complete before the
 * task reads anything. The owner disposes it.
 */
export class Analysis<Input, Value> {
  readonly #spec: AnalysisSpec<Input, Value>
  readonly #found: ReadonlySignal<{
    readonly asked?: Asked<Input>
    readonly issues: readonly ExperimentIssue[]
  }>
  readonly #end: ReadonlySignal<Settled | undefined>
  readonly #due: ReadonlySignal<Asked<Input> | undefined>
  readonly #fit: ReadonlySignal<Fit>
  readonly #answer = signal<Answered<Input, Value> | undefined>()
  readonly #running = signal<Running<Input> | undefined>()
  readonly #settled = signal<Settled | undefined>()
  readonly #progress = signal<Progress>({ done: 0, stage: '' })
  /** Whether `run` was called and the task has not started yet. */
  readonly #requested = signal(false)
  readonly #disposed = signal(false)
  readonly #delay: BusyDelay
  readonly #stop: () => void
  /** The question to answer next. */
  #next: Asked<Input> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  /** The answer, or the known part of it; `undefined` if none fits the question. */
  readonly value: ReadonlySignal<Value | undefined>
  /** Whether the value answers an earlier question. */
  readonly stale: ReadonlySignal<boolean>
  /** Whether work is under way or about to start. */
  readonly busy: ReadonlySignal<boolean>
  /** Whether work has been under way for more than 200 ms. */
  readonly long: ReadonlySignal<boolean>
  /** Why there is no answer, or only part of it; empty if there is no error. */
  readonly error: ReadonlySignal<readonly ExperimentIssue[]>
  readonly progress: ReadonlySignal<Progress>
  /**
   * Whether it was cancelled by the user, so that the answer is partial or belongs to an earlier question.
   */
  readonly cancelled: ReadonlySignal<boolean>

  /** `owner` takes ownership. */
  constructor(owner: AnalysisOwner, spec: AnalysisSpec<Input, Value>) {
    this.#spec = spec
    this.#found = computed(() => {
      try {
        const input = spec.input()
        if (input === undefined) return { issues: none }
        const key = spec.key?.(input) ?? [input]
        return { asked: { input, key, openings: owner.openings }, issues: none }
      } catch (error) {
        return { issues: issuesOf(error) }
      }
    })
    this.#end = computed(() =>
      sameKey(this.#settled.value, this.#found.value.asked) ? this.#settled.value : undefined,
    )
    this.#due = computed(() => this.#toBegin())
    this.#fit = computed(() => this.#fitOf(this.#answer.value, this.#found.value.asked))
    this.value = computed(() => (this.#fit.value === 'invalid' ? undefined : this.#answer.value?.value))
    this.stale = computed(() => this.#fit.value === 'stale')
    this.busy = computed(() => this.#running.value !== undefined || this.#due.value !== undefined)
    this.#delay = new BusyDelay(computed(() => !this.busy.value))
    this.long = computed(() => this.#delay.over)
    this.error = computed(() => {
      const { issues } = this.#found.value
      return issues.length > 0 ? issues : (this.#end.value?.issues ?? none)
    })
    this.progress = this.#progress
    this.cancelled = computed(() => this.#end.value?.how === 'cancelled')
    this.#stop = effect(() => this.#follow())
    owner.own(this)
  }

  /** Asks again, even after an answer, a failure or a cancellation; the only way to ask a manual question. */
  run(): void {
    batch(() => {
      if (this.#spec.manual) this.#running.peek()?.controller.abort()
      this.#settled.value = undefined
      this.#requested.value = true
    })
  }

  /**
   * Ends the work under way and the pending question. The answer so far stays, and the same question is not
   * asked again before `run`.
   */
  cancel(): void {
    batch(() => {
      const { asked } = this.#found.peek()
      const running = this.#running.peek()
      const waits = !this.#end.peek() && this.#isNeeded() && (!this.#spec.manual || this.#requested.peek())
      if (asked && (running || waits))
        this.#settled.value = { key: asked.key, how: 'cancelled', issues: none }
      this.#requested.value = false
      running?.controller.abort()
    })
  }

  /** Dismisses the error; the same question is not asked again. */
  dismiss(): void {
    const settled = this.#settled.peek()
    if (settled) this.#settled.value = { ...settled, issues: none }
  }

  /** Resolves when nothing is under way or about to start. */
  whenIdle(): Promise<void> {
    return until(() => !this.busy.value)
  }

  /** Ends all work; answers stay readable. */
  dispose(): void {
    this.#disposed.value = true
    this.#stop()
    this.#delay.dispose()
  }

  #fitOf(of: Asked<Input> | undefined, now: Asked<Input> | undefined): Fit {
    if (!of || !now) return 'invalid'
    if (sameKey(of, now)) return 'current'
    return of.openings === now.openings ? (this.#spec.fit?.(of.input, now.input) ?? 'invalid') : 'invalid'
  }

  #isNeeded(): boolean {
    return !this.#disposed.value && (this.#spec.isNeeded?.() ?? true)
  }

  /** Returns the question that can be started now and is not already under way. */
  #toBegin(): Asked<Input> | undefined {
    const { asked } = this.#found.value
    const running = this.#running.value
    if (!asked || this.#end.value || !this.#isNeeded()) return undefined
    if (this.#spec.manual && !this.#requested.value) return undefined
    if (this.#spec.ready?.() === false) return undefined
    return sameKey(running, asked) && !running?.controller.signal.aborted ? undefined : asked
  }

  /** Ends a task that no longer belongs to the question, and starts the one that is due. */
  #follow(): void {
    const { asked } = this.#found.value
    const running = this.#running.value
    const { manual, givesWay, ready, patience } = this.#spec
    const ends = !asked || !this.#isNeeded() || (givesWay === true && ready?.() === false)
    const due = this.#due.value
    untracked(() => {
      const answer = this.#answer.peek()
      if (answer && asked && answer.openings !== asked.openings && sameKey(answer, asked))
        this.#answer.value = { ...answer, openings: asked.openings }
      clearTimeout(this.#timer)
      if (running && ends) running.controller.abort()
      else if (running && !manual && !sameKey(running, asked))
        this.#giveUp(running, running.impatient ? 0 : (patience?.() ?? 0))
      if (!asked && this.#settled.value?.how !== 'answered') this.#forget()
      if (!due || !sameKey(this.#next, due)) this.#next = due
      if (due && !running) queueMicrotask(() => this.#begin())
    })
  }

  #giveUp({ controller, since }: Running<Input>, patience: number): void {
    const left = since + patience - performance.now()
    if (left <= 0) controller.abort()
    else this.#timer = setTimeout(() => controller.abort(), left)
  }

  #begin(): void {
    const next = this.#next
    if (!next || this.#running.peek()) return
    this.#next = undefined
    const running = { ...next, controller: new AbortController(), since: performance.now(), impatient: false }
    batch(() => {
      this.#running.value = running
      this.#requested.value = false
      this.#progress.value = { done: 0, stage: '' }
      if (this.#settled.peek()?.how !== 'answered') this.#forget()
    })
    void this.#run(running)
  }

  /** Forgets the end of any other question, so that it is asked again when it returns. */
  #forget(asked?: Asked<Input>): void {
    if (!sameKey(this.#settled.peek(), asked)) this.#settled.value = undefined
  }

  async #run(running: Running<Input>): Promise<void> {
    const { key, input, controller } = running
    const work = this.#workOf(running)
    let end: (() => void) | undefined
    const settle = (how: Settled['how'], issues = none) => (this.#settled.value = { key, how, issues })
    try {
      const value = await this.#spec.task(input, work)
      end = () => {
        work.show(value)
        settle('answered')
      }
    } catch (error) {
      const again = error instanceof DeviceLostError && !error.repeated
      if (!again) end = () => settle('failed', issuesOf(error))
      // An engine that keeps losing its device must not block the page.
      else await new Promise((resolve) => setTimeout(resolve))
    }
    batch(() => {
      if (!controller.signal.aborted) end?.()
      this.#running.value = undefined
    })
  }

  #workOf(running: Running<Input>): Work<Value> {
    const { controller, ...asked } = running
    const { signal } = controller
    const throttle = new Throttle()
    const answer = this.#answer.peek()
    const over = () => signal.aborted || this.#running.peek() !== running
    return {
      signal,
      before: this.#fitOf(answer, asked) === 'invalid' ? undefined : answer?.value,
      show: (value) => {
        if (over()) return
        batch(() => {
          this.#answer.value = { ...asked, value }
          this.#forget(asked)
        })
      },
      progress: (done, stage = '') => {
        const tell = () => (this.#progress.value = { done, stage })
        if (over()) return
        if (stage === this.#progress.peek().stage) throttle.call(tell)
        else tell()
      },
      whenQuiet: async (milliseconds) => {
        running.impatient = true
        if (!sameKey(running, this.#found.peek().asked)) controller.abort()
        await wait(milliseconds, signal)
      },
    }
  }
}
