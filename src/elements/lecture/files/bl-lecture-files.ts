import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import type { LectureProblem } from '../../../scenarios/manuscript.ts'
import { eventType } from '../../event-type.ts'
import { dialogStyle } from '../../style/dialog.ts'
import { base, buttons } from '../../style/tokens.ts'
import '../../controls/web-awesome-dialog.ts'
import { showPlace } from '../../editor/text-place.ts'

/** `bl-fetch`: the lecture from elsewhere is wanted, to be opened, or to be read as a text first. */
export class FetchEvent extends eventType('bl-fetch', (open: boolean) => ({ open })) {}

/** `bl-open-text`: the text of the dialog is to be opened. */
export class OpenTextEvent extends eventType('bl-open-text', (text: string) => ({ text })) {}

/** A lecture on another host, before anything is fetched. */
interface Elsewhere {
  readonly kind: 'elsewhere'
  readonly host: string
  readonly owner: string
  /** It is being fetched. */
  readonly busy: boolean
}

/** The text of a lecture, to be read, mended and opened. */
interface LectureTextView {
  readonly kind: 'text'
  readonly title: string
  /** What became of it, in a sentence. */
  readonly said: string
  readonly text: string
  readonly problems: readonly LectureProblem[]
}

/** What a dialog about a lecture's text shows. */
export type LectureFilesView = Elsewhere | LectureTextView

/**
 * What is asked and told when a lecture comes as a text: whether one from elsewhere is fetched, its text with its problems, that a file
 * is dropped, and news. Dispatches FetchEvent, OpenTextEvent, and `close`.
 */
@customElement('bl-lecture-files')
export class BlLectureFiles extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    dialogStyle,
    css`
      wa-dialog {
        --width: min(44rem, 94vw);
      }
      p {
        margin: 0 0 var(--bl-3);
      }
      .asked {
        font-size: var(--bl-text-prose);
      }
      b {
        overflow-wrap: anywhere;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2);
      }
      .acts .button {
        min-height: max(calc(var(--bl-1) * 9), var(--bl-touch));
        padding: 0 var(--bl-4);
      }
      .grow {
        flex: 1;
      }
      ol {
        display: grid;
        gap: var(--bl-1);
        max-height: 30dvh;
        margin: 0 0 var(--bl-3);
        padding: 0;
        overflow: hidden auto;
        list-style: none;
      }
      .problem {
        display: block;
        width: 100%;
        min-height: var(--bl-touch);
        padding: var(--bl-1) var(--bl-2);
        border: none;
        border-left: 3px solid var(--bl-accent);
        background: var(--bl-paper);
        text-align: left;
        overflow-wrap: anywhere;
      }
      .problem:hover {
        background: var(--bl-hairline);
      }
      .problem b {
        font-weight: 600;
      }
      textarea {
        display: block;
        width: 100%;
        height: 44dvh;
        margin-bottom: var(--bl-3);
        padding: var(--bl-2);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius-small);
        background: var(--bl-paper);
        color: var(--bl-ink);
        font:
          400 var(--bl-text) / 1.5 ui-monospace,
          monospace;
        resize: vertical;
        tab-size: 2;
      }
      ol + textarea {
        height: 32dvh;
      }
      .drop {
        position: fixed;
        z-index: 20;
        inset: 0;
        display: grid;
        place-items: center;
        margin: 0;
        border: 4px dashed var(--bl-accent);
        background: color-mix(in srgb, var(--bl-paper) 88%, transparent);
        font: 600 var(--bl-text-title) / 1.3 var(--bl-font-hand);
        pointer-events: none;
      }
      .news {
        position: fixed;
        z-index: 20;
        bottom: calc(var(--bl-4) + env(safe-area-inset-bottom));
        left: 50%;
        max-width: 90vw;
        margin: 0;
        translate: -50% 0;
      }
      .news:not(:empty) {
        padding: var(--bl-2) var(--bl-4);
        border-radius: var(--bl-radius-small);
        background: var(--bl-ink);
        color: var(--bl-card);
      }
    `,
  ]

  @property({ attribute: false }) view: LectureFilesView | undefined
  /** A file is over the page. */
  @property({ type: Boolean }) dropping = false
  @property() news = ''
  @query('textarea') private readonly field!: HTMLTextAreaElement
  /** What the dialog shows, also while it closes. */
  #shown: LectureFilesView | undefined

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.#shown = this.view ?? this.#shown
  }

  override render() {
    const shown = this.#shown
    return html`
      <wa-dialog
        label=${shown?.kind === 'text' ? shown.title : 'A lecture from elsewhere'}
        ?open=${this.view !== undefined}
        @wa-hide=${this.#close}
        @wa-after-show=${this.#focus}
      >
        ${shown?.kind === 'text' ? this.#text(shown) : nothing}
        ${shown?.kind === 'elsewhere' ? this.#elsewhere(shown) : nothing}
      </wa-dialog>
      ${this.dropping ? html`<p class="drop">Drop the lecture to open it</p>` : nothing}
      <p class="news" role="status">${this.news}</p>
    `
  }

  #elsewhere({ host, owner, busy }: Elsewhere) {
    const fetching = (open: boolean) => () => this.dispatchEvent(new FetchEvent(open))
    return html`<p class="asked">
        This link asks for a lecture from <b>${host}</b>${owner ? html`, of <b>${owner}</b>` : nothing}.
        Nobody here has checked it, and ${busy ? 'it is being fetched.' : 'nothing has been fetched yet.'}
      </p>
      <p class="quiet">
        It can show words, formulas and experiments. It cannot run a program, reach the network, or read what
        is kept here. That host will see that you asked.
      </p>
      <div class="acts">
        <button class="button primary" ?disabled=${busy} @click=${fetching(true)}>Fetch and open</button>
        <button class="button" ?disabled=${busy} @click=${fetching(false)}>Fetch and show its text</button>
        <span class="grow"></span>
        <button class="button bare" @click=${this.#hide}>Not now</button>
      </div>`
  }

  #text(view: LectureTextView) {
    const { said, text, problems } = view
    return html`<p>${said}</p>
      ${
        problems.length > 0
          ? html`<ol aria-label="Problems">
              ${problems.map((problem) => html`<li>${this.#problem(problem)}</li>`)}
            </ol>`
          : nothing
      }
      ${keyed(
        view,
        html`<textarea
          aria-label="The text of the lecture"
          spellcheck="false"
          autocapitalize="off"
          placeholder="---&#10;badlands: 1&#10;id: …"
          .value=${text}
        ></textarea>`,
      )}
      <div class="acts">
        <button
          class="button primary"
          @click=${() => this.dispatchEvent(new OpenTextEvent(this.field.value))}
        >
          Open
        </button>
        <span class="grow"></span>
        <button class="button bare" @click=${this.#hide}>Close</button>
      </div>`
  }

  #problem(problem: LectureProblem) {
    const { line, column, message, step } = problem
    const place = step === undefined ? '' : `, step ${step + 1}`
    return html`<button class="problem" @click=${() => showPlace(this.field, problem)}>
      <b>line ${line}, column ${column}${place}</b>: ${message}
    </button>`
  }

  #focus(event: Event): void {
    if (event.target === event.currentTarget)
      this.renderRoot.querySelector<HTMLElement>('.problem, textarea')?.focus()
  }

  #hide(): void {
    this.dispatchEvent(new Event('close'))
  }

  #close(event: Event): void {
    if (this.view && event.target === event.currentTarget) this.#hide()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-lecture-files': BlLectureFiles
  }
}
