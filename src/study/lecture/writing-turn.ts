import { signal } from '@preact/signals-core'

/** What tells the tabs of this browser from each other: the locks of the platform, and the letters between tabs. */
export interface Tabs {
  readonly locks: Pick<LockManager, 'request'>
  channel(name: string): BroadcastChannel
}

/** The tabs of this browser; undefined where a page cannot tell of them. */
export function browserTabs(): Tabs | undefined {
  const { locks } = (globalThis as { navigator?: Partial<Navigator> }).navigator ?? {}
  if (!locks || typeof BroadcastChannel === 'undefined') return undefined
  return { locks, channel: (name) => new BroadcastChannel(name) }
}

/** The name of the lock that a tab has which writes a lecture. */
const lockOf = (id: string): string => `badlands-writing/${id}`

/** True while a tab writes the lecture of an id. */
export async function isBeingWritten(id: string): Promise<boolean> {
  const { locks } = (globalThis as { navigator?: Partial<Navigator> }).navigator ?? {}
  const { held = [] } = (await locks?.query()) ?? {}
  return held.some(({ name }) => name === lockOf(id))
}

/**
 * What tabs say to each other: a tab asks what is written, or says it; one takes the turn, the other gives it with what was written last, and
 * lets go of it once the first has taken that.
 */
type Letter =
  { readonly kind: 'ask' | 'take' | 'taken' } | { readonly kind: 'text' | 'give'; readonly text: string }

/** What a tab does with its turn. */
export interface TurnActs {
  /** The text as this tab has it. */
  text(): string
  /** Another tab has written this. */
  heard(text: string): void
  /** The turn goes to another tab: resolves when what was written here is kept. */
  lost(): Promise<void>
}

/** Milliseconds that a tab has to give its turn away, before it is taken. */
const patience = 2000

/**
 * The turn to write a lecture, which one tab has: the others hear what it writes, and have the turn when it is gone, or when they take it.
 * The lock of the platform gives the turn to one tab alone and takes it from one that has crashed, and letters go between tabs through no
 * server: no library has more of it than these two. Where there are no locks every tab writes.
 */
export class WritingTurn {
  /** Resolves when it is known whether this tab has the turn; until then it is taken to have it. */
  readonly known: Promise<void>
  #nowKnown: () => void = () => undefined
  readonly #writes = signal(true)
  readonly #name: string
  readonly #acts: TurnActs
  readonly #channel: BroadcastChannel | undefined
  #release: () => void = () => undefined
  #waiting = new AbortController()
  /** This tab has asked for the turn. */
  #takes = false
  /** The turn is taken without being given. */
  #steals = false
  #late: ReturnType<typeof setTimeout> | undefined
  #disposed = false

  constructor(id: string, acts: TurnActs, tabs = browserTabs()) {
    this.#acts = acts
    this.#name = lockOf(id)
    this.#channel = tabs?.channel(this.#name)
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Letter>) => void this.#hear(data))
    this.known = new Promise((resolve) => (this.#nowKnown = resolve))
    if (tabs) void this.#takeTurns(tabs).finally(this.#nowKnown)
    else this.#nowKnown()
  }

  /** This tab has the turn. Tracked. */
  get writes(): boolean {
    return this.#writes.value
  }

  /** Tells the other tabs what is written. */
  tell(text: string): void {
    if (this.#writes.peek()) this.#say({ kind: 'text', text })
  }

  /** Takes the turn from the tab that has it, which keeps its words first. */
  take(): void {
    if (this.#writes.peek() || this.#takes) return
    this.#takes = true
    this.#say({ kind: 'take' })
    this.#late = setTimeout(() => {
      this.#steals = true
      this.#waiting.abort()
    }, patience)
  }

  dispose(): void {
    this.#disposed = true
    clearTimeout(this.#late)
    this.#waiting.abort()
    this.#release()
    this.#channel?.close()
  }

  /** Has the turn if it is free, and whenever it comes to this tab. */
  async #takeTurns({ locks }: Tabs): Promise<void> {
    let options: LockOptions = { ifAvailable: true }
    while (!this.#disposed) {
      await this.#hold(locks, options)
      if (this.#disposed) return
      if (this.#writes.peek()) await this.#lose()
      this.#nowKnown()
      if (options.ifAvailable) this.#say({ kind: 'ask' })
      this.#waiting = new AbortController()
      options = this.#steals ? { steal: true } : { signal: this.#waiting.signal }
      this.#steals = false
    }
  }

  /** Has the lock, once it comes, until it is given away or taken, or is waited for no longer. */
  async #hold(locks: Tabs['locks'], options: LockOptions): Promise<void> {
    try {
      await locks.request(this.#name, options, async (lock) => {
        if (!lock || this.#disposed) return
        clearTimeout(this.#late)
        this.#takes = false
        this.#writes.value = true
        this.#nowKnown()
        await new Promise<void>((resolve) => (this.#release = resolve))
      })
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
    }
  }

  /** From writing to reading; what was written here is kept first. */
  async #lose(): Promise<void> {
    this.#writes.value = false
    await this.#acts.lost()
  }

  async #hear(letter: Letter): Promise<void> {
    const writes = this.#writes.peek()
    switch (letter.kind) {
      case 'ask':
        return this.tell(this.#acts.text())
      case 'text':
        return writes ? undefined : this.#acts.heard(letter.text)
      case 'take':
        // Of several tabs that wait, the one that asks is next.
        if (!writes) return this.#waiting.abort()
        await this.#lose()
        return this.#say({ kind: 'give', text: this.#acts.text() })
      case 'give':
        if (writes) return
        this.#acts.heard(letter.text)
        return this.#takes ? this.#say({ kind: 'taken' }) : undefined
      case 'taken':
        return this.#release()
    }
  }

  #say(letter: Letter): void {
    if (!this.#disposed) this.#channel?.postMessage(letter)
  }
}
