import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { eventType } from '../event-type.ts'
import { dialogStyle } from '../style/dialog.ts'
import { base, buttons } from '../style/tokens.ts'
import { ViewDialog } from '../view-dialog.ts'

/** `bl-take`: one of the choices is wanted. */
export class TakeEvent extends eventType('bl-take', (id: string) => ({ id })) {}

/** Something that can be taken away. */
export interface TakeChoice {
  readonly id: string
  readonly name: string
  /** What it is and what for, in a line. */
  readonly line: string
}

/** Choices that belong together. */
export interface TakeGroup {
  readonly name: string
  readonly choices: readonly TakeChoice[]
}

/** What the dialog shows. */
export interface TakeView {
  readonly groups: readonly TakeGroup[]
  /** The choice that is being made. */
  readonly making: string | undefined
  /** What has happened, or why something cannot be had. */
  readonly said: string
}

/**
 * All that can be taken away of what is shown. Dispatches TakeEvent, and `close`; what is being made is given up where it is closed.
 */
@customElement('bl-take-away')
export class BlTakeAway extends ViewDialog<TakeView> {
  static override readonly styles = [
    base,
    buttons,
    dialogStyle,
    css`
      wa-dialog {
        --width: min(46rem, 94vw);
      }
      .groups {
        columns: 2 18rem;
        column-gap: var(--bl-5);
      }
      section {
        break-inside: avoid;
        margin-bottom: var(--bl-4);
      }
      h3 {
        margin: 0 0 var(--bl-1);
        color: var(--bl-ink-2);
        font-size: var(--bl-text);
        font-weight: 400;
      }
      .choice {
        display: block;
        width: 100%;
        min-height: var(--bl-touch);
        padding: var(--bl-2);
        border: 1px solid transparent;
        border-radius: var(--bl-radius-small);
        background: none;
        text-align: left;
      }
      .choice:hover {
        border-color: var(--bl-hairline);
        background: var(--bl-paper);
      }
      .choice[aria-busy='true'] {
        border-color: var(--bl-accent);
      }
      .choice b {
        display: block;
        font-weight: 600;
      }
    `,
  ]

  override render() {
    const { shown } = this
    return html`<wa-dialog
      label="Take away"
      ?open=${this.view !== undefined}
      @wa-hide=${(event: Event) => this.whenHidden(event)}
      @wa-after-show=${this.#focus}
    >
      ${shown ? this.#content(shown) : nothing}
    </wa-dialog>`
  }

  #content({ groups, making, said }: TakeView) {
    return html`<div class="groups">
        ${groups.map(
          ({ name, choices }) =>
            html`<section>
              <h3>${name}</h3>
              ${choices.map(
                ({ id, name, line }) =>
                  html`<button
                    class="choice"
                    aria-busy=${String(id === making)}
                    ?disabled=${making !== undefined && id !== making}
                    @click=${() => this.dispatchEvent(new TakeEvent(id))}
                  >
                    <b>${name}</b><span class="quiet">${line}</span>
                  </button>`,
              )}
            </section>`,
        )}
      </div>
      <div class="acts">
        <span class="grow" role="status">${said}</span>
        <button class="button bare" @click=${() => this.hide()}>Close</button>
      </div>`
  }

  #focus(event: Event): void {
    if (event.target === event.currentTarget) this.renderRoot.querySelector<HTMLElement>('.choice')?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-take-away': BlTakeAway
  }
}
