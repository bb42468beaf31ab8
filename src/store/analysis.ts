import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core'
import { DeviceLostError } from '../engine/backend/device-lost.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/spec/values/error.ts'
import { BusyDelay } from './busy-delay.ts'
import { sameItems } from './cache/same-items.ts'
import type { AnalysisOwner } from './owned-analyses.ts'
import { Throttle } from './throttle.ts'
import { until } from './until.ts'

/** The relation of an answer to the question that is asked now: its own, shown pale beside it, or not shown. */
export type Fit = 'current' | 'stale' | 'invalid'

/** Share of the work that is done, 0 to 1, and the name of the stage that is under way. */
export interface Progress {
  readonly done: number
  readonly stage: string
}

/** The one way to something asynchronous: what is asked, of whom, and when. */
export interface AnalysisSpec<Input, Value> {
  /**
   * All that `task` reads; undefined where nothing is asked. It is tracked: the question is asked anew when a signal that it
   * reads has changed. What it throws becomes the `error`.
   */
  input(): Input | undefined
  /** Two inputs with the same items, compared by identity, have the same answer. By default an input is one of its own. */
  key?(input: Input): readonly unknown[]
  /** Computes the answer. It shall end soon after `work.signal` has aborted; the next one begins only then. */
  task(input: Input, work: Work<Value>): Promise<Value>
  /** A condition to begin, such as a store that rests; tracked. By default it may begin at once. */
  ready?(): boolean
  /** The answer is looked at; tracked. What nobody looks at is not computed, and ends where it is under way. */
  isNeeded?(): boolean
  /** Milliseconds that an answer may take before a newer question cancels it; 0 by default. */
  patience?(): number
  /**
   * The relation of an answer to `of` to the question `now`, another one about what was opened last; by default it is invalid. An
   * answer about what was opened before is invalid unless their keys are the same.
   */
  fit?(of: Input, now: Input): Fit
  /** It computes only when `run` is called. */
  readonly manual?: boolean
  /** It ends, and is asked again later, as soon as `ready` no longer holds. */
  readonly givesWay?: boolean
}

/** The means of a task besides its answer. Every wait rejects when `signal` aborts. */
export interface Work<Value> {
  readonly signal: AbortSignal
  /** The present answer, unless it is invalid: to start from. */
  readonly before: Value | undefined
  /** Shows a part of the answer; nothing once the task has ended or `signal` has aborted. */
  show(value: Value): void
  /** Says how far the work is, 0 to 1; nothing once it has ended. */
  progress(done: number, stage?: string): void
  /** Resolves when nothing else was asked for so many milliseconds; a newer question cancels the task from then on at once. */
  whenQuiet(milliseconds: number): Promise<void>
}

/** A question as it is now, its key, and the count of the openings when it was asked. */
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
  /** A newer question cancels it at once, whatever its patience was. */
  impatient: boolean
}

/** The end of a question, which is not asked again while it is the same. */
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

/** Resolves after so many milliseconds; rejects when `stop` aborts first. */
async function wait(milliseconds: number, stop: AbortSignal): Promise<void> {
  const over = signal(false)
  const timer = setTimeout(() => (over.value = true), milliseconds)
  await until(() => over.value, stop).finally(() => clearTimeout(timer))
}

/**
 * Something that is computed from the state, and again whenever that has changed; the newest question wins.
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
 * All that can be read is made of signals. A task begins in a microtask, so that a change is over before it reads anything.
 * Its owner disposes it.
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
  /** `run` was called, and has not begun yet. */
  readonly #requested = signal(false)
  readonly #disposed = signal(false)
  readonly #delay: BusyDelay
  readonly #stop: () => void
  /** The question that is answered next. */
  #next: Asked<Input> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  /** The answer, or the part of it that is known; undefined where there is none that fits the question. */
  readonly value: ReadonlySignal<Value | undefined>
  /** The value is that of a question before. */
  readonly stale: ReadonlySignal<boolean>
  /** Work is under way, or about to begin. */
  readonly busy: ReadonlySignal<boolean>
  /** Work has been under way for more than 200 ms. */
  readonly long: ReadonlySignal<boolean>
  /** Reasons why there is no answer, or no more of it; empty where there are none. */
  readonly error: ReadonlySignal<readonly ExperimentIssue[]>
  readonly progress: ReadonlySignal<Progress>
  /** Cancelled by hand: the answer is a part, or belongs to a question before. */
  readonly cancelled: ReadonlySignal<boolean>

  /** `owner` takes it over. */
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

  /** Asks again, though it was answered, failed or cancelled; a manual question is asked by nothing else. */
  run(): void {
    batch(() => {
      if (this.#spec.manual) this.#running.peek()?.controller.abort()
      this.#settled.value = undefined
      this.#requested.value = true
    })
  }

  /** Ends what is under way or asked; the answer so far stays, and the same question is not asked again before `run`. */
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

  /** Puts the error away; the same question is not asked again. */
  dismiss(): void {
    const settled = this.#settled.peek()
    if (settled) this.#settled.value = { ...settled, issues: none }
  }

  /** Resolves when nothing is under way or about to begin. */
  whenIdle(): Promise<void> {
    return until(() => !this.busy.value)
  }

  /** Ends all work; the answers can still be read. */
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

  /** The question that can be answered now and is not being answered. */
  #toBegin(): Asked<Input> | undefined {
    const { asked } = this.#found.value
    const running = this.#running.value
    if (!asked || this.#end.value || !this.#isNeeded()) return undefined
    if (this.#spec.manual && !this.#requested.value) return undefined
    if (this.#spec.ready?.() === false) return undefined
    return sameKey(running, asked) && !running?.controller.signal.aborted ? undefined : asked
  }

  /** Ends the task under way where it is not that of the question, and begins the one that is due. */
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

  /** Lets go of the end of another question than this one: it is asked anew when it comes again. */
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
      // An engine that keeps losing its device shall not keep the page from anything else.
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
