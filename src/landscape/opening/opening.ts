/** Opens things that may have to be loaded first; only the latest request is opened. */
export class Opening {
  #turn = 0
  #ready: Promise<void> | undefined
  readonly #refuse: (error: unknown) => void

  /** `refuse` receives errors of loading and opening. */
  constructor(refuse: (error: unknown) => void) {
    this.#refuse = refuse
  }

  /** Resolves when the latest request has loaded; `undefined` if nothing had to be loaded. */
  get ready(): Promise<void> | undefined {
    return this.#ready
  }

  /** Calls `open`, at once if nothing has to be loaded. */
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
