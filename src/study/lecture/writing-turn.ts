import { signal } from '@preact/signals-core'

/** The browser's locks, and its messages between tabs. */
export interface Tabs {
  readonly locks: Pick<LockManager, 'request'>
  channel(name: string): BroadcastChannel
}

export function browserTabs(): Tabs | undefined {
  const { locks } = (globalThis as { navigator?: Partial<Navigator> }).navigator ?? {}
  if (!locks || typeof BroadcastChannel === 'undefined') return undefined
  return { locks, channel: (name) => new BroadcastChannel(name) }
}

const lockOf = (id: string): string => `badlands-writing/${id}`

export async function isBeingWritten(id: string): Promise<boolean> {
  const { locks } = (globalThis as { navigator?: Partial<Navigator> }).navigator ?? {}
  const { held = [] } = (await locks?.query()) ?? {}
  return held.some(({ name }) => name === lockOf(id))
}

/**
 * The messages between tabs. A tab asks for the current text, or sends it. To take over, a tab asks for the turn; the
 * other passes it on with its last text, and releases the lock once that has arrived.
 */
type Letter =
  { readonly kind: 'ask' | 'take' | 'taken' } | { readonly kind: 'text' | 'give'; readonly text: string }

/** What a tab does when the turn changes. */
export interface TurnActs {
  text(): string
  /** Receives the text of another tab. */
  heard(text: string): void
  /** Called when the turn goes to another tab. Resolves when the text of this tab is saved. */
  lost(): Promise<void>
}

/** Milliseconds for a tab to hand over its turn before another tab takes it. */
const patience = 2000

/**
 * The turn to edit a lecture, which only one tab has. The others follow its text, and get the turn when it becomes free
 * or they take it over. The browser's lock gives the turn to one tab and releases it if that tab crashes; messages
 * between tabs need no server. A library would only wrap these two. Without locks, every tab can edit.
 */
export class WritingTurn {
  /** Resolves when it is known whether this tab has the turn; until then it is assumed to. */
  readonly known: Promise<void>
  #nowKnown: () => void = () => undefined
  readonly #writes = signal(true)
  readonly #name: string
  readonly #acts: TurnActs
  readonly #channel: BroadcastChannel | undefined
  #release: () => void = () => undefined
  #waiting = new AbortController()
  #takes = false
  /** The turn is taken without waiting for the other tab. */
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

  /** Sends the current text to the other tabs. */
  tell(text: string): void {
    if (this.#writes.peek()) this.#say({ kind: 'text', text })
  }

  /** Takes the turn from another tab, which saves its text first. */
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

  /** Takes the turn if it is free, and whenever it comes to this tab. */
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

  /** Holds the lock, once it comes, until it is given away or stolen, or the wait is aborted. */
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

  /** Switches from editing to following, after saving this tab's text. */
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
        // If several tabs wait, the one that asks is next.
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
