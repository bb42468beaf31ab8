import { signal } from '@preact/signals-core'
import { html } from 'lit'
import '../elements/lecture/bl-notice.ts'
import { letterKeys } from '../elements/letter-keys.ts'

/** The use of the page, which decides what its keys do. */
export type Mode = 'presenting' | 'writing' | 'asked' | 'sandbox' | 'reading'

/** How each mode is left, by a key or a button; all of them lead to reading. */
const ways: Readonly<Record<Exclude<Mode, 'reading'>, { readonly key?: string; readonly button: string }>> = {
  presenting: { key: 'To stop presenting, press P or click ×.', button: 'To stop presenting, click ×.' },
  writing: {
    key: 'To type, click a field. To stop writing, press E in the list of steps or click Read (the eye).',
    button: 'To type, click a field. To stop writing, click Read (the eye).',
  },
  asked: { button: 'To see the rest of this step, answer the question or click Show the answer.' },
  sandbox: { button: 'To leave the sandbox, click Back to the lecture.' },
}

/** Returns the sentence about how to leave a mode; undefined for reading. `letters`: single letters act. */
export function wayOut(mode: Mode, letters: boolean): string | undefined {
  if (mode === 'reading') return undefined
  const { key, button } = ways[mode]
  return letters ? (key ?? button) : button
}

/** A quiet notice about how to leave the current mode, until `dispose`. */
export class WayOut {
  readonly #mode: () => Mode
  /** The mode that the notice is about; undefined while there is none. */
  readonly #told = signal<Mode | undefined>()

  /** `mode` is tracked. */
  constructor(mode: () => Mode) {
    this.#mode = mode
  }

  tell(): void {
    this.#told.value = this.#mode()
  }

  render() {
    const told = this.#told.value
    const said = told !== undefined && told === this.#mode() ? wayOut(told, letterKeys.act) : undefined
    return html`<bl-notice
      class="way-out"
      .words=${said ?? ''}
      @close=${() => (this.#told.value = undefined)}
    ></bl-notice>`
  }
}
