import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import '../controls/bl-toggle.ts'
import type { ToggleEvent } from '../controls/control-events.ts'
import { eventType } from '../event-type.ts'
import { dialogStyle } from '../style/dialog.ts'
import { base, buttons } from '../style/tokens.ts'
import { ViewDialog } from '../view-dialog.ts'
import './bl-export-film.ts'
import { ExportFilmEvent, type FilmChoice } from './bl-export-film.ts'
import './bl-export-picture.ts'
import { ExportPictureEvent } from './bl-export-picture.ts'

/** `bl-export-item`: the user chooses an export; `opted` if its option is on. */
export class ExportEvent extends eventType('bl-export-item', (id: string, opted: boolean) => ({
  id,
  opted,
})) {}

/** `bl-export-stop`: the user stops the export in progress. */
export class StopExportEvent extends eventType('bl-export-stop', () => ({})) {}

/** `bl-export-keep`: the user asks for the part that was finished before the stop. */
export class KeepExportEvent extends eventType('bl-export-keep', () => ({})) {}

/** An item that can be exported. */
export interface ExportChoice {
  readonly id: string
  readonly name: string
  /** What it is for, in one line. */
  readonly line: string
  readonly option?: ExportOption | undefined
}

/** An option of an exportable item. */
export interface ExportOption {
  readonly name: string
  /** What it does, in one line. */
  readonly line: string
}

/** A section of the dialog. */
export interface ExportGroup {
  readonly name: string
  readonly choices: readonly ExportChoice[]
}

/** The state shown by the dialog. */
export interface ExportView {
  /** Whether there is a stage to take a picture of. */
  readonly pictured: boolean
  /** Kinds of films that can be rendered from it. */
  readonly films: readonly FilmChoice[]
  readonly groups: readonly ExportGroup[]
  /** Id of the export in progress. */
  readonly making: string | undefined
  /** Progress from 0 to 1, or undefined if unknown. */
  readonly share: number | undefined
  /** Estimated seconds left, or undefined if unknown. */
  readonly left?: number | undefined
  /** Label of the button that saves the finished part of a stopped export. */
  readonly kept?: string | undefined
  /** The status: what has happened, or why an export is impossible. */
  readonly said: string
}

/**
 * The export dialog. Dispatches ExportEvent, ExportPictureEvent, ExportFilmEvent, StopExportEvent, KeepExportEvent and `close`. Closing it
 * cancels the export in progress.
 */
@customElement('bl-export')
export class BlExport extends ViewDialog<ExportView> {
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
        margin-top: var(--bl-1);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: none;
        text-align: left;
      }
      .choice:hover {
        border-color: var(--bl-ink-2);
        background: var(--bl-paper);
      }
      .choice[aria-busy='true'] {
        border-color: var(--bl-accent);
      }
      progress {
        width: 10rem;
        accent-color: var(--bl-accent);
      }
      .option {
        padding: var(--bl-1) calc(var(--bl-2) + 1px) var(--bl-2);
      }
      .choice b {
        display: block;
        font-weight: 600;
      }
    `,
  ]

  /** Ids of the choices whose option is ticked. */
  @state() private opted: ReadonlySet<string> = new Set()

  override render() {
    const { shown } = this
    return html`<wa-dialog label="Export" @wa-after-show=${this.#focus}>
      ${shown ? this.#content(shown) : nothing}
    </wa-dialog>`
  }

  #content({ pictured, films, groups, making, share, left, kept, said }: ExportView) {
    return html`<div class="groups">
        ${
          pictured
            ? html`<section>
                <h3>Picture</h3>
                <bl-export-picture
                  ?busy=${making !== undefined}
                  @bl-export-picture=${({ act, size, transparent }: ExportPictureEvent) =>
                    this.dispatchEvent(new ExportPictureEvent(act, size, transparent))}
                ></bl-export-picture>
              </section>`
            : nothing
        }
        ${
          films.length > 0
            ? html`<section>
                <h3>Video</h3>
                <bl-export-film
                  .kinds=${films}
                  ?busy=${making !== undefined}
                  @bl-export-film=${({ film }: ExportFilmEvent) => this.dispatchEvent(new ExportFilmEvent(film))}
                ></bl-export-film>
              </section>`
            : nothing
        }
        ${groups.map(
          ({ name, choices }) =>
            html`<section>
              <h3>${name}</h3>
              ${choices.map(
                ({ id, name, line, option }) =>
                  html`<button
                      class="choice"
                      aria-busy=${String(id === making)}
                      ?disabled=${making !== undefined && id !== making}
                      @click=${() => this.dispatchEvent(new ExportEvent(id, this.opted.has(id)))}
                    >
                      <b>${name}</b><span class="quiet">${line}</span>
                    </button>
                    ${option ? this.#option(id, option) : nothing}`,
              )}
            </section>`,
        )}
      </div>
      <div class="acts foot">
        <span class="grow" role="status">${said}</span>
        ${
          kept === undefined
            ? nothing
            : html`<button class="button primary" @click=${() => this.dispatchEvent(new KeepExportEvent())}>
                ${kept}
              </button>`
        }
        ${
          making === undefined
            ? nothing
            : html`${share === undefined ? nothing : this.#progress(share, left)}
                <button class="button" @click=${() => this.dispatchEvent(new StopExportEvent())}>
                  Stop
                </button>`
        }
        <button class="button bare" @click=${() => this.hide()}>Close</button>
      </div>`
  }

  #progress(share: number, left: number | undefined) {
    const percent = `${Math.floor(100 * share)} %`
    return html`<progress aria-label="Progress" .value=${share}></progress>
      <span class="quiet">${left === undefined ? percent : `${percent}, about ${left} s left`}</span>`
  }

  #option(id: string, { name, line }: ExportOption) {
    return html`<div class="option">
      <bl-toggle
        label=${name}
        .checked=${this.opted.has(id)}
        @bl-toggle=${({ checked }: ToggleEvent) => this.#opt(id, checked)}
      ></bl-toggle>
      <span class="quiet">${line}</span>
    </div>`
  }

  #opt(id: string, checked: boolean): void {
    const others = [...this.opted].filter((one) => one !== id)
    this.opted = new Set(checked ? [...others, id] : others)
  }

  #focus(event: Event): void {
    if (event.target === event.currentTarget)
      this.renderRoot.querySelector<HTMLElement>('bl-export-picture, .choice')?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-export': BlExport
  }
}
