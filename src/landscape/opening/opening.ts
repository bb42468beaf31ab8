/** Opens what may have to be loaded first: of two that load, only the later is opened. */
export class Opening {
  #turn = 0
  #ready: Promise<void> | undefined
  readonly #refuse: (error: unknown) => void

  /** `refuse` gets what opening throws, and why something does not come. */
  constructor(refuse: (error: unknown) => void) {
    this.#refuse = refuse
  }

  /** Resolves when what was asked for last has come; undefined where nothing had to be loaded. */
  get ready(): Promise<void> | undefined {
    return this.#ready
  }

  /** Calls `open`, at once where nothing has to come before. */
  begin(coming: Promise<void> | undefined, open: () => void): void {
    const turn = ++this.#turn
    const attempt = () => {
      try {
        if (turn === this.#turn) open()
      } catch (error) {
        this.#refuse(error)
      }
    }
    this.#ready = coming?.then(attempt, (error: unknown) => {
      if (turn === this.#turn) this.#refuse(error)
    })
    if (!coming) attempt()
  }
}
