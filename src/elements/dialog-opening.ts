import type { LitElement, ReactiveController } from 'lit'
import type { WaDialog } from './controls/web-awesome-dialog.ts'
import './controls/web-awesome-dialog.ts'

/** Opens and closes the `wa-dialog` of an element. A dialog that is still hiding ignores `open`, so this waits until it is hidden. */
export class DialogOpening implements ReactiveController {
  readonly #host: LitElement
  readonly #isWanted: () => boolean
  readonly #left: () => void
  #dialog: WaDialog | undefined
  #state: 'closed' | 'open' | 'hiding' = 'closed'

  /** Calls `left` when the reader leaves the dialog. */
  constructor(host: LitElement, isWanted: () => boolean, left: () => void) {
    this.#host = host
    this.#isWanted = isWanted
    this.#left = left
    host.addController(this)
  }

  hostConnected(): void {
    if (this.#dialog) void this.#follow(this.#dialog)
  }

  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector('wa-dialog')!
    if (dialog !== this.#dialog) this.#take(dialog)
    void this.#follow(dialog)
  }

  /** Takes over the dialog, which is another one once the screen is drawn in another language. Listens to it, but not to dialogs inside it. */
  #take(dialog: WaDialog): void {
    this.#dialog = dialog
    this.#state = 'closed'
    dialog.addEventListener('wa-hide', ({ target }) => {
      if (target !== dialog || dialog !== this.#dialog || this.#state !== 'open') return
      this.#state = 'hiding'
      this.#left()
    })
    dialog.addEventListener('wa-after-hide', ({ target }) => {
      if (target !== dialog || dialog !== this.#dialog) return
      this.#state = 'closed'
      void this.#follow(dialog)
    })
  }

  async #follow(dialog: WaDialog): Promise<void> {
    // A dialog that is open at its first update dispatches no event and takes no focus.
    await dialog.updateComplete
    if (!dialog.isConnected || dialog !== this.#dialog) return
    const isWanted = this.#isWanted()
    if (isWanted && this.#state === 'closed') {
      this.#state = 'open'
      dialog.open = true
    } else if (!isWanted && this.#state === 'open') {
      this.#state = 'hiding'
      dialog.open = false
      await dialog.updateComplete
      // A dialog that is not rendered hides without an event.
      if (dialog.open || dialog !== this.#dialog || this.#state !== 'hiding') return
      this.#state = 'closed'
      void this.#follow(dialog)
    }
  }
}
