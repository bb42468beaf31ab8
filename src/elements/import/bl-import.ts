import { css, html, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { ExperimentIssue } from '../../experiment/spec/values/error.ts'
import '../controls/bl-select.ts'
import type { Option } from '../controls/bl-select.ts'
import type { ChoiceEvent } from '../controls/control-events.ts'
import { eventType } from '../event-type.ts'
import '../stage/bl-error.ts'
import { dialogStyle } from '../style/dialog.ts'
import { panelIcon } from '../style/panel-icons.ts'
import { base, buttons } from '../style/tokens.ts'
import { ViewDialog } from '../view-dialog.ts'

/** `bl-import-text`: the user imports a typed or pasted text. */
export class ImportTextEvent extends eventType('bl-import-text', (text: string) => ({ text })) {}

/** `bl-import-choice`: the user answers the question about the file. */
export class ImportChoiceEvent extends eventType('bl-import-choice', (value: string) => ({ value })) {}

/** A kind of import. */
interface KindView {
  readonly name: string
  readonly form: string
  /** What happens to it, in one sentence. */
  readonly does: string
}

/**
 * The state of the dialog: either the choice of a file or text, with the errors of the last attempt, or an experiment to confirm before it
 * opens.
 */
export type ImportView =
  | {
      readonly kind: 'choose'
      readonly kinds: readonly KindView[]
      readonly issues: readonly ExperimentIssue[]
    }
  | {
      readonly kind: 'experiment'
      readonly name: string
      readonly said: string
      /** Sentences about how the file was read. */
      readonly notes: readonly string[]
      /** A choice that the file does not contain. The experiment opens only after it is made. */
      readonly question?: ImportQuestion | undefined
    }

/** A question about a file, with the chosen value, or '' before a choice. */
interface ImportQuestion {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
}

/**
 * The import dialog. Dispatches `pick` to choose a file, ImportTextEvent, ImportChoiceEvent, `open` to open the experiment, `bl-command` to
 * dismiss errors, and `close`.
 */
@customElement('bl-import')
export class BlImport extends ViewDialog<ImportView> {
  static override readonly styles = [
    base,
    buttons,
    dialogStyle,
    css`
      wa-dialog {
        --width: min(38rem, 94vw);
      }
      p {
        margin: 0 0 var(--bl-3);
      }
      .said {
        font-size: var(--bl-text-prose);
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        gap: var(--bl-2);
        margin: 0 0 var(--bl-4);
      }
      dt {
        font-weight: 600;
      }
      dt span {
        color: var(--bl-ink-2);
        font-weight: 400;
      }
      dd {
        margin: 0;
      }
      textarea {
        display: block;
        width: 100%;
        height: 7em;
        margin: var(--bl-1) 0 var(--bl-3);
        padding: var(--bl-2);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius-small);
        background: var(--bl-paper);
        color: var(--bl-ink);
        font:
          400 var(--bl-text) / 1.5 ui-monospace,
          monospace;
        resize: vertical;
      }
      bl-error,
      bl-select {
        display: block;
        margin-bottom: var(--bl-3);
      }
      .drop {
        position: fixed;
        z-index: 20;
        inset: 0;
        display: grid;
        place-content: center;
        gap: var(--bl-2);
        margin: 0;
        padding: var(--bl-6);
        border: 4px dashed var(--bl-accent);
        background: color-mix(in srgb, var(--bl-paper) 88%, transparent);
        text-align: center;
        pointer-events: none;
      }
      .drop b {
        font: 600 var(--bl-text-title) / 1.3 var(--bl-font-hand);
      }
    `,
  ]

  /** Whether a file is being dragged over the page. */
  @property({ type: Boolean }) dropping = false
  @query('textarea') private readonly field!: HTMLTextAreaElement | null

  override render() {
    const { shown } = this
    return html`
      <wa-dialog
        label=${shown?.kind === 'experiment' ? 'Open an experiment' : 'Import'}
        @wa-after-show=${this.#focus}
      >
        ${shown?.kind === 'choose' ? this.#choose(shown.kinds, shown.issues) : nothing}
        ${shown?.kind === 'experiment' ? this.#experiment(shown) : nothing}
      </wa-dialog>
      ${
        this.dropping
          ? html`<p class="drop">
              <b>Drop to import</b>
              <span
                >Tables open in a preview first. Lectures open right away. Experiments ask before they
                open.</span
              >
            </p>`
          : nothing
      }
    `
  }

  #choose(kinds: readonly KindView[], issues: readonly ExperimentIssue[]) {
    return html`<p>Nothing leaves this page. You can also drop a file or paste text anywhere on it.</p>
      <dl>
        ${kinds.map(
          ({ name, form, does }) =>
            html`<div>
              <dt>${name} <span>(${form})</span></dt>
              <dd>${does}</dd>
            </div>`,
        )}
      </dl>
      <label>
        Paste text here
        <textarea
          spellcheck="false"
          autocapitalize="off"
          placeholder="x, y, class&#10;0.5, 1.2, a&#10;…"
        ></textarea>
      </label>
      <bl-error .issues=${issues}></bl-error>
      <div class="acts foot">
        <button class="button primary" @click=${() => this.dispatchEvent(new Event('pick'))}>
          ${panelIcon('folder')} Choose a file
        </button>
        <button class="button" @click=${() => this.#bring()}>Import text</button>
        <span class="grow"></span>
        <button class="button bare" @click=${() => this.hide()}>Close</button>
      </div>`
  }

  #experiment({ name, said, notes, question }: Extract<ImportView, { kind: 'experiment' }>) {
    return html`${notes.map((note) => html`<p>${note}</p>`)}
      <p class="said"><b>${name}</b>${said && html`: ${said}.`}</p>
      ${
        question
          ? html`<bl-select
              label=${question.label}
              .options=${[{ value: '', label: 'choose one' }, ...question.options]}
              .value=${question.value}
              @bl-select=${({ value }: ChoiceEvent) => this.dispatchEvent(new ImportChoiceEvent(value))}
            ></bl-select>`
          : nothing
      }
      <p>This replaces the current experiment. You can undo it.</p>
      <div class="acts">
        <button
          class="button primary"
          ?disabled=${question?.value === ''}
          @click=${() => this.dispatchEvent(new Event('open'))}
        >
          Open it
        </button>
        <span class="grow"></span>
        <button class="button bare" @click=${() => this.hide()}>Not now</button>
      </div>`
  }

  #bring(): void {
    const text = this.field?.value ?? ''
    if (text.trim() === '') this.field?.focus()
    else this.dispatchEvent(new ImportTextEvent(text))
  }

  #focus(event: Event): void {
    if (event.target === event.currentTarget)
      this.renderRoot.querySelector<HTMLElement>('.button.primary')?.focus({ preventScroll: true })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-import': BlImport
  }
}
