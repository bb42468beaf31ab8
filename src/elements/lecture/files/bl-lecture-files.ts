import { css, html, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import type { ComparedLine } from '../../../exchange/lecture/edit/line-differences.ts'
import type { LectureProblem } from '../../../exchange/lecture/manuscript.ts'
import { CloseLater, offerTime } from '../../close-later.ts'
import { eventType } from '../../event-type.ts'
import { dialogStyle } from '../../style/dialog.ts'
import { noticePlace } from '../../style/notice-place.ts'
import { base, buttons } from '../../style/tokens.ts'
import { keepClear } from '../../keep-clear.ts'
import { showPlace } from '../../controls/text-place.ts'
import { ViewDialog } from '../../view-dialog.ts'
import { asGiven } from '../../../words/language/language.ts'
import { written } from '../../../words/language/written.ts'

/** `bl-fetch`: the user fetches the external lecture, to open it or to read its text first. */
export class FetchEvent extends eventType('bl-fetch', (open: boolean) => ({ open })) {}

/** `bl-open-text`: the user opens the text in the dialog. */
export class OpenTextEvent extends eventType('bl-open-text', (text: string) => ({ text })) {}

/** A lecture on another host, before anything is fetched. */
interface Elsewhere {
  readonly kind: 'elsewhere'
  readonly host: string
  readonly owner: string
  /** Whether it is being fetched. */
  readonly busy: boolean
}

/** The text of a lecture, to read, correct and open. */
interface LectureTextView {
  readonly kind: 'text'
  readonly title: string
  /** A sentence about the text. */
  readonly said: string
  readonly text: string
  readonly problems: readonly LectureProblem[]
}

/** The differences between a text and an earlier one. */
interface ComparedView {
  readonly kind: 'compared'
  readonly title: string
  readonly lines: readonly ComparedLine[]
  /** Label of the button that restores the earlier text; '' hides it. */
  readonly back: string
}

/** The state shown by the dialog. */
export type LectureFilesView = Elsewhere | LectureTextView | ComparedView

/** A lecture that was open in the editor when the page closed. */
export interface UnfinishedLecture {
  readonly title: string
  /** Time of the last draft in words. `version` is the time of an earlier version, or ''. */
  readonly time: string
  readonly version: string
}

/** `bl-unfinished`: what is done with a lecture that was being written; `later` if the offer was not answered. */
export class UnfinishedEvent extends eventType(
  'bl-unfinished',
  (act: 'go-on' | 'compare' | 'not-now' | 'later') => ({ act }),
) {}

/** `bl-false-claims`: the user opens the list of claims, or dismisses the message. */
export class FalseClaimsEvent extends eventType('bl-false-claims', (act: 'check' | 'not-now') => ({ act })) {}

/**
 * The dialogs and messages about lecture files: permission to fetch an external lecture, a text with its problems or its differences from an
 * earlier one, an unfinished lecture, and the number of false claims. Dispatches FetchEvent, OpenTextEvent, UnfinishedEvent,
 * FalseClaimsEvent, `back` to restore an earlier text, and `close`.
 */
@customElement('bl-lecture-files')
export class BlLectureFiles extends ViewDialog<LectureFilesView> {
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
      .unfinished {
        ${noticePlace}
        z-index: 15;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2);
        padding: var(--bl-3) var(--bl-4);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
        box-shadow: 0 0.3rem 1.5rem rgb(0 0 0 / 20%);
      }
      .unfinished p {
        flex: 1 1 18rem;
        margin: 0;
      }
      .compared {
        max-height: 50dvh;
        margin: 0 0 var(--bl-3);
        padding: var(--bl-2);
        overflow: auto;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: var(--bl-paper);
        font:
          400 var(--bl-text) / 1.5 ui-monospace,
          monospace;
        overflow-wrap: anywhere;
      }
      .compared > * {
        display: block;
        min-height: 1.5em;
        text-decoration: none;
        white-space: pre-wrap;
      }
      .compared ins {
        background: color-mix(in srgb, var(--bl-model) 16%, transparent);
      }
      .compared del {
        background: color-mix(in srgb, var(--bl-accent) 14%, transparent);
      }
    `,
  ]

  @property({ attribute: false }) unfinished: UnfinishedLecture | undefined
  @property({ type: Number }) falseClaims = 0
  @query('textarea') private readonly field!: HTMLTextAreaElement
  @query('.unfinished') private readonly offer!: HTMLElement | null

  constructor() {
    super()
    new CloseLater(
      this,
      offerTime,
      () => (this.offer ? { element: this.offer, what: this.falseClaims, keepPlace: keepClear } : undefined),
      () =>
        this.dispatchEvent(this.unfinished ? new UnfinishedEvent('later') : new FalseClaimsEvent('not-now')),
    )
  }

  override render() {
    const { shown } = this
    return html`
      <wa-dialog
        .label=${written(shown && 'title' in shown ? shown.title : 'A lecture from another site')}
        @wa-after-show=${this.#focus}
      >
        ${shown?.kind === 'text' ? this.#text(shown) : nothing}
        ${shown?.kind === 'elsewhere' ? this.#elsewhere(shown) : nothing}
        ${shown?.kind === 'compared' ? this.#compared(shown) : nothing}
      </wa-dialog>
      ${this.unfinished ? this.#unfinished(this.unfinished) : nothing}
      ${this.falseClaims > 0 && !this.unfinished ? this.#falseClaims() : nothing}
    `
  }

  #elsewhere({ host, owner, busy }: Elsewhere) {
    const fetching = (open: boolean) => () => this.dispatchEvent(new FetchEvent(open))
    return html`<p class="asked">
        This link opens a lecture from <b>${host}</b>${owner ? html`, of <b>${owner}</b>` : nothing}. Nobody
        here has checked it, and ${busy ? 'it is being fetched.' : 'nothing has been fetched yet.'}
      </p>
      <p class="quiet">
        It can show text, formulas and experiments. It cannot run programs, reach the network, or read
        anything saved here. The host will see your request.
      </p>
      <div class="acts">
        <button class="button primary" autofocus ?disabled=${busy} @click=${fetching(true)}>
          Fetch and open
        </button>
        <button class="button" ?disabled=${busy} @click=${fetching(false)}>Fetch and show text</button>
        <span class="grow"></span>
        <button class="button bare" @click=${() => this.hide()}>Not now</button>
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
          aria-label="Lecture text"
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
        <button class="button bare" @click=${() => this.hide()}>Close</button>
      </div>`
  }

  #compared({ lines, back }: ComparedView) {
    const line = ({ kind, text }: ComparedLine) =>
      kind === 'same'
        ? html`<div>${text}</div>`
        : kind === 'new'
          ? html`<ins>+ ${text}</ins>`
          : html`<del>− ${text}</del>`
    return html`<div class="compared" tabindex="0" role="group" aria-label="Differences">
        ${lines.some(({ kind }) => kind !== 'same') ? lines.map(line) : 'No differences.'}
      </div>
      <div class="acts">
        ${
          back === ''
            ? nothing
            : html`<button class="button" @click=${() => this.dispatchEvent(new Event('back'))}>
                ${back}
              </button>`
        }
        <span class="grow"></span>
        <button class="button primary" @click=${() => this.hide()}>Close</button>
      </div>`
  }

  #unfinished({ title, time, version }: UnfinishedLecture) {
    const act = (kind: UnfinishedEvent['act']) => () => this.dispatchEvent(new UnfinishedEvent(kind))
    return html`<section class="unfinished" aria-label="Unfinished lecture">
      <p>You were editing “${asGiven(title)}” when the page closed. The draft from ${time} was saved.</p>
      <button class="button primary" @click=${act('go-on')}>Keep writing</button>
      ${version === '' ? nothing : html`<button class="button" @click=${act('compare')}>Compare with ${version}</button>`}
      <button class="button bare" @click=${act('not-now')}>Not now</button>
    </section>`
  }

  #falseClaims() {
    const act = (kind: FalseClaimsEvent['act']) => () => this.dispatchEvent(new FalseClaimsEvent(kind))
    const { falseClaims: count } = this
    return html`<section class="unfinished" role="status" aria-label="False claims">
      <p>
        ${count === 1 ? '1 claim of this lecture does not hold.' : `${count} claims of this lecture do not hold.`}
      </p>
      <button class="button primary" @click=${act('check')}>Check</button>
      <button class="button bare" @click=${act('not-now')}>Not now</button>
    </section>`
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
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-lecture-files': BlLectureFiles
  }
}
