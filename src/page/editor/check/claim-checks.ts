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

/** A claim with what is known of it. */
export interface CheckedClaim {
  readonly claim: Claim
  readonly key: string
  readonly oracle: Verdict | undefined
  readonly engine: Verdict | undefined
  /** The share of it that is computed, while it is. */
  readonly share: number | undefined
}

/** Seconds of training up to which the claims of a step are tried without being asked for. */
const quick = 0.5

/** What is asked of whom. */
interface Job {
  readonly claim: Claim
  readonly key: string
  readonly computer: Computer
}

const isFor = ({ expectation }: Claim, computer: Computer): boolean =>
  expectation.on?.includes(computer) ?? true

/** What is known of a claim: false where one of those who tried it says so. */
export function holdsOf({ oracle, engine }: Pick<CheckedClaim, 'oracle' | 'engine'>): boolean | undefined {
  if (oracle?.holds === false || engine?.holds === false) return false
  return oracle || engine ? true : undefined
}

/**
 * What a lecture claims, with what was found: in float64 in the workers of the page, and on the engine where it is a graphics card's. What
 * is there at once is found without being asked for; `checkAll` finds the rest, and `stop` ends that. Owns the workers: `dispose`.
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

  /** Both are tracked: the lecture, and the engine that shows it. */
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

  /** All that the lecture claims, in its order. */
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

  /** How many hold, do not, and are not known. */
  readonly counts = computed(() => {
    const all = this.checked.value.map(holdsOf)
    const count = (what: boolean | undefined) => all.filter((one) => one === what).length
    return { hold: count(true), fail: count(false), left: count(undefined) }
  })

  /** Why claims are not checked on the engine, as a sentence; undefined where they are. Tracked. */
  get noEngine(): string | undefined {
    const { info } = this.#engine() ?? {}
    return info?.backend === 'webgpu' ? undefined : 'not checked on the engine'
  }

  /** All claims are being tried. Tracked. */
  get checking(): boolean {
    return this.#all.value && this.#next.value !== undefined
  }

  /** Tries all claims. */
  checkAll(): void {
    batch(() => {
      this.#skipped.value = new Set()
      this.#all.value = true
    })
  }

  /** Ends what is tried. Returns false where nothing was. */
  stop(): boolean {
    if (!this.checking) return false
    this.#all.value = false
    this.#asking.abort()
    return true
  }

  /** Leaves the claim out that is being tried. */
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

  /** What is tried next; undefined where nothing is left. */
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

  /** True of a claim whose runs are there at once. */
  #isLight({ experiment }: Claim): boolean {
    const known =
      this.#light.get(experiment) ?? (!hasRuns(experiment) || trainingSeconds(experiment, undefined) <= quick)
    this.#light.set(experiment, known)
    return known
  }

  /** Tries one claim after another, until none is left. */
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

  /** What is found of a claim; undefined where that was ended. */
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
