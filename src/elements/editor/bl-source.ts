import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { LectureProblem } from '../../exchange/lecture/manuscript.ts'
import { base, buttons } from '../style/tokens.ts'
import { SourceEvent, TidyEvent } from './editor-events.ts'
import { panelIcon } from '../style/panel-icons.ts'
import { showOffset, showPlace } from '../controls/text-place.ts'

/**
 * The text of a lecture and its problems. F8 goes to the next problem, Shift F8 to the previous one. Dispatches a SourceEvent for each
 * edit, TidyEvent, and `change` when the field loses the focus.
 */
@customElement('bl-source')
export class BlSource extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--bl-2);
        min-width: 0;
        min-height: 0;
      }
      textarea {
        flex: 1;
        width: 100%;
        min-height: 12rem;
        padding: var(--bl-3);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        color: var(--bl-ink);
        font:
          400 var(--bl-text) / 1.5 ui-monospace,
          monospace;
        resize: none;
        tab-size: 2;
      }
      ol {
        display: grid;
        flex: none;
        gap: var(--bl-1);
        max-height: 30%;
        margin: 0;
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
        background: var(--bl-card);
        text-align: left;
        overflow-wrap: anywhere;
      }
      .foot p {
        flex: 1;
        margin: 0;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2);
        font-size: var(--bl-text-small);
      }
    `,
  ]

  @property() text = ''
  @property({ attribute: false }) problems: readonly LectureProblem[] = []
  /** Whether the lecture is being edited in another tab. */
  @property({ type: Boolean }) reading = false
  /** The outcome of copying this text. */
  @state() private copied: 'copied' | 'refused' | undefined
  @query('textarea') readonly field!: HTMLTextAreaElement
  /** Index of the problem visited last, or -1. */
  #at = -1

  protected override updated(changed: PropertyValues<this>): void {
    // Fields use only \n as line ends.
    const text = this.text.replace(/\r\n?/g, '\n')
    if (this.field.value !== text) this.field.value = text
    if (changed.has('problems')) this.#at = -1
    if (changed.has('text')) this.copied = undefined
  }

  override render() {
    const { length } = this.problems
    return html`<textarea
        aria-label="Lecture text"
        spellcheck="false"
        autocapitalize="off"
        ?readonly=${this.reading}
        @input=${() => this.dispatchEvent(new SourceEvent(this.field.value))}
        @blur=${() => this.dispatchEvent(new Event('change'))}
      ></textarea>
      ${
        length > 0
          ? html`<ol aria-label="Problems">
              ${this.problems.map(
                (problem) =>
                  html`<li>
                    <button class="problem" @click=${() => showPlace(this.field, problem)}>
                      <b>line ${problem.line}, column ${problem.column}</b>: ${problem.message}
                    </button>
                  </li>`,
              )}
            </ol>`
          : nothing
      }
      <div class="foot">
        <p class="quiet" role="status">
          ${length === 0 ? 'No problems' : length === 1 ? '1 problem · Press F8 to go to it' : `${length} problems · Press F8 for the next`}
          · Press F2 for the same place on the page
        </p>
        <button
          class="button"
          title="Format the data blocks, except those with comments"
          ?disabled=${this.reading}
          @click=${() => this.dispatchEvent(new TidyEvent())}
        >
          Format
        </button>
        <button class="button" @click=${() => void this.#copy()}>
          ${this.copied === 'copied' ? 'Copied' : this.copied ? 'Press Ctrl-C' : html`${panelIcon('copy')} Copy all`}
        </button>
      </div>`
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text)
      this.copied = 'copied'
    } catch {
      // The browser blocks the clipboard, as in many frames, so select the text for the user to copy.
      this.field.focus()
      this.field.select()
      this.copied = 'refused'
    }
  }

  /** Goes to the next or previous problem. */
  next(by: 1 | -1): void {
    const { length } = this.problems
    if (length === 0) return
    this.#at = (Math.max(this.#at, by > 0 ? -1 : 0) + by + length) % length
    const problem = this.problems[this.#at]
    if (problem) showPlace(this.field, problem)
  }

  /** Moves the caret to an offset of the text. */
  show(offset: number): void {
    showOffset(this.field, offset)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-source': BlSource
  }
}
