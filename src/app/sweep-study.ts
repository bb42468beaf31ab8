import type { Engine } from '../engine/types.ts'
import { issuesOf } from '../experiment/spec/error.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { SweepPlan, SweepPoint } from '../experiment/sweep/sweep.ts'
import { sweptExperiments } from '../experiment/sweep/swept.ts'
import { answersOf } from './answers.ts'
import { textOf } from '../store/cache-keys.ts'
import { LatestTask } from '../store/latest-task.ts'
import type { Store } from '../store/store.ts'

/**
 * The sweep of a lecture's step on the experiment that is shown. It computes while the store rests, gives way as soon as
 * anything else is asked, and starts over when what it depends on has changed; the newest counts.
 */
export class SweepStudy {
  points: readonly SweepPoint[] = []
  done = 0
  total = 0
  /** Why it cannot be computed. */
  problem = ''
  #stopped = false
  #key = ''
  /** What `points` are of. */
  #shown = ''
  #asked: { readonly experiment: Experiment; readonly plan: SweepPlan } | undefined
  #repeat: (() => void) | undefined
  readonly #onChange: () => void
  readonly #work = new LatestTask(
    (error) => this.#fail(error),
    () => {
      this.#repeat?.()
      this.#onChange()
    },
  )

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get running(): boolean {
    return !this.#work.idle
  }

  /** The points belong to an experiment before. */
  get stale(): boolean {
    return this.#shown !== this.#key
  }

  /** Computes what is missing, if the store rests. */
  update(store: Store, plan: SweepPlan | undefined): void {
    const { experiment, engine } = store
    if (this.#asked?.experiment !== experiment || this.#asked.plan !== plan) this.#ask(experiment, plan)
    const missing = this.#asked && this.done < this.total && !this.problem && !this.#stopped
    this.#repeat = () => this.update(store, plan)
    if (!store.idle || store.live) this.#work.cancel()
    else if (missing && engine && !this.running) this.#work.submit((signal) => this.#compute(engine, signal))
  }

  /** Ends what is under way; what stands stays. */
  stop(): void {
    this.#stopped = true
    this.#work.cancel()
  }

  /** Starts over. */
  start(): void {
    this.#stopped = false
    this.problem = ''
    this.#repeat?.()
  }

  #ask(experiment: Experiment, plan: SweepPlan | undefined): void {
    if (plan !== this.#asked?.plan) this.points = []
    this.#asked = plan && { experiment, plan }
    let key = ''
    this.problem = ''
    try {
      const studied = plan ? sweptExperiments(experiment, plan) : []
      this.total = studied.flat().length
      key = textOf(
        studied.map((repeated) => repeated.map((one) => ({ ...one, view: 0, terrain: 0, title: 0 }))),
      )
    } catch (error) {
      this.#fail(error)
    }
    if (key === this.#key) return
    this.#key = key
    this.done = 0
    this.#stopped = false
    this.#work.cancel()
  }

  async #compute(engine: Engine, signal: AbortSignal): Promise<void> {
    const asked = this.#asked
    const key = this.#key
    if (!asked) return
    this.#onChange()
    const { runSweep } = await import('../experiment/sweep/run.ts')
    await runSweep(answersOf(engine, signal), asked.experiment, asked.plan, (points, done) => {
      if (signal.aborted || key !== this.#key) return
      this.points = points
      this.#shown = key
      this.done = done
      this.#onChange()
    })
  }

  #fail(error: unknown): void {
    this.problem = issuesOf(error)
      .map(({ message }) => message)
      .join('; ')
    this.#onChange()
  }
}
