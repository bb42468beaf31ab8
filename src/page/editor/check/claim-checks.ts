import { batch, computed, effect, signal, untracked } from '@preact/signals-core'
import {
  claimKey,
  claimsOf,
  isInstant,
  verdictOf,
  type Claim,
  type Computer,
  type Verdict,
} from '../../../analyses/claims.ts'
import type { Engine } from '../../../engine/types.ts'
import { trainingSeconds } from '../../../engine/workload.ts'
import { acquireWorkers, releaseWorkers } from '../../../engine/workers/worker-pool.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { hasRuns, type Experiment } from '../../../experiment/spec/experiment.ts'
import type { Lecture } from '../../../scenarios/place.ts'
import { openingOf } from '../openings.ts'
import { engineNumbers, oracleNumbers } from './claim-numbers.ts'

/** A claim and the results of checking it. */
export interface CheckedClaim {
  readonly claim: Claim
  readonly key: string
  readonly oracle: Verdict | undefined
  readonly engine: Verdict | undefined
  /** Progress from 0 to 1 while it is being computed. */
  readonly share: number | undefined
}

/** Seconds of training up to which the claims of a step are checked without being asked for. */
const quick = 0.5

/** A claim and the computer that checks it. */
interface Job {
  readonly claim: Claim
  readonly key: string
  readonly computer: Computer
}

const isFor = ({ expectation }: Claim, computer: Computer): boolean =>
  expectation.on?.includes(computer) ?? true

/** Whether a claim holds: false if any computer found that it does not, undefined while unknown. */
export function holdsOf({ oracle, engine }: Pick<CheckedClaim, 'oracle' | 'engine'>): boolean | undefined {
  if (oracle?.holds === false || engine?.holds === false) return false
  return oracle || engine ? true : undefined
}

/**
 * Checks the claims of a lecture: in float64 in the workers of the page, and on the engine if it runs on a graphics card. Quick claims are
 * checked right away; `checkAll` checks the rest, and `stop` ends that. Owns the workers: call `dispose`.
 */
export class ClaimChecks {
  readonly #engine: () => Engine | undefined
  readonly #lecture: () => Lecture
  readonly #found = signal<ReadonlyMap<string, Verdict>>(new Map())
  readonly #now = signal<(Job & { readonly share: number }) | undefined>()
  readonly #all = signal(false)
  readonly #skipped = signal<ReadonlySet<string>>(new Set())
  readonly #light = new WeakMap<Experiment, boolean>()
  readonly #pool = acquireWorkers()
  readonly #stop: () => void
  #asking = new AbortController()
  #busy = false
  #disposed = false

  /** Both callbacks are tracked: the lecture, and the engine that shows it. */
  constructor(lecture: () => Lecture, engine: () => Engine | undefined) {
    this.#lecture = lecture
    this.#engine = engine
    this.#stop = effect(() => {
      void this.#next.value
      const now = this.#now.peek()
      if (now && !this.claims.value.some(({ key }) => key === now.key)) this.#asking.abort()
      untracked(() => void this.#work())
    })
  }

  /** All claims of the lecture, in order. */
  readonly claims = computed((): readonly Omit<Job, 'computer'>[] => {
    const lecture = this.#lecture()
    return lecture.steps.flatMap((step, at) => {
      const { expectations = [], sweep, histogram } = step
      if (expectations.length === 0 && !sweep?.expectations && !histogram?.expectations) return []
      return claimsOf(step, openingOf(lecture, at), at).map((claim) => ({ claim, key: claimKey(claim) }))
    })
  })

  readonly checked = computed((): readonly CheckedClaim[] => {
    const [found, now] = [this.#found.value, this.#now.value]
    return this.claims.value.map(({ claim, key }) => ({
      ...{ claim, key, oracle: found.get(`oracle ${key}`), engine: found.get(`engine ${key}`) },
      share: now?.key === key ? now.share : undefined,
    }))
  })

  /** Numbers of claims that hold, that fail, and that are still unknown. */
  readonly counts = computed(() => {
    const all = this.checked.value.map(holdsOf)
    const count = (what: boolean | undefined) => all.filter((one) => one === what).length
    return { hold: count(true), fail: count(false), left: count(undefined) }
  })

  /** Why claims are not checked on the engine; undefined if they are. Tracked. */
  get noEngine(): string | undefined {
    const { info } = this.#engine() ?? {}
    return info?.backend === 'webgpu' ? undefined : 'not checked on the engine'
  }

  /** Whether all claims are being checked. Tracked. */
  get checking(): boolean {
    return this.#all.value && this.#next.value !== undefined
  }

  /** Checks all claims. */
  checkAll(): void {
    batch(() => {
      this.#skipped.value = new Set()
      this.#all.value = true
    })
  }

  /** Stops checking. Returns false if nothing was being checked. */
  stop(): boolean {
    if (!this.checking) return false
    this.#all.value = false
    this.#asking.abort()
    return true
  }

  /** Skips the claim that is being checked. */
  skip(): void {
    const now = this.#now.peek()
    if (!now) return
    this.#skipped.value = new Set([...this.#skipped.peek(), `${now.computer} ${now.key}`])
    this.#asking.abort()
  }

  dispose(): void {
    this.#disposed = true
    this.#stop()
    this.#asking.abort()
    releaseWorkers()
  }

  /** The next check; undefined if none is left. */
  readonly #next = computed((): Job | undefined => {
    const [found, skipped] = [this.#found.value, this.#skipped.value]
    const isLeft = ({ key, computer }: Job) =>
      !found.has(`${computer} ${key}`) && !skipped.has(`${computer} ${key}`)
    const jobs = this.claims.value.filter(({ claim }) => isFor(claim, 'oracle'))
    const first = jobs.find(
      (job) => isLeft({ ...job, computer: 'oracle' }) && isInstant(job.claim) && this.#isLight(job.claim),
    )
    if (first) return { ...first, computer: 'oracle' }
    if (!this.#all.value) return undefined
    const slow = jobs.find((job) => isLeft({ ...job, computer: 'oracle' }))
    if (slow) return { ...slow, computer: 'oracle' }
    if (this.noEngine !== undefined) return undefined
    const onEngine = this.claims.value.find(
      (job) => isFor(job.claim, 'engine') && isLeft({ ...job, computer: 'engine' }),
    )
    return onEngine && { ...onEngine, computer: 'engine' }
  })

  /** Whether the runs of a claim are computed almost instantly. */
  #isLight({ experiment }: Claim): boolean {
    const known =
      this.#light.get(experiment) ?? (!hasRuns(experiment) || trainingSeconds(experiment, undefined) <= quick)
    this.#light.set(experiment, known)
    return known
  }

  /** Checks one claim after another until none is left. */
  async #work(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    for (let job = this.#next.peek(); job && !this.#disposed; job = this.#next.peek()) {
      const { key, computer } = job
      const verdict = await this.#try(job)
      this.#now.value = undefined
      if (!verdict) {
        await new Promise((resolve) => setTimeout(resolve))
        continue
      }
      this.#found.value = new Map([...this.#found.peek(), [`${computer} ${key}`, verdict]])
    }
    this.#busy = false
  }

  /** The verdict on a claim; undefined if the check was aborted. */
  async #try(job: Job): Promise<Verdict | undefined> {
    const { claim, computer } = job
    const { signal } = (this.#asking = new AbortController())
    const onProgress = (share: number) => {
      if (!signal.aborted) this.#now.value = { ...job, share }
    }
    onProgress(0)
    const asking = { signal, onProgress }
    const engine = this.#engine()
    const numbers =
      computer === 'engine' && engine
        ? engineNumbers(engine, this.#pool, asking)
        : oracleNumbers(this.#pool, asking)
    try {
      return await verdictOf(claim, computer, numbers)
    } catch (error) {
      if (signal.aborted || this.#disposed) return undefined
      const why = error instanceof ExperimentError ? error.message : String(error)
      return { holds: false, numbers: [], why }
    }
  }
}
