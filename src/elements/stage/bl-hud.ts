import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { CommandEvent } from '../events.ts'
import { base, buttons } from '../style/tokens.ts'
import { translate } from '../../words/language/language.ts'

/** Translates a line and makes it break before its dots, so that none is left at an end. */
const held = (line: string): string => translate(line).replaceAll(' · ', ' ·\u00a0')

/**
 * Card about the picture: its title, the lines that must be next to it (plane, height, what is cut), a collapsible
 * section about how it was computed, and the current work with a cancel button. Title and lines are below each other, or
 * with `--bl-hud-words: inline` in a row. On a narrow stage they are two rows, until the section is expanded.
 */
@customElement('bl-hud')
export class BlHud extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        position: relative;
        display: block;
        max-width: 21em;
        padding: calc(var(--bl-1) * 1.5) var(--bl-8, 2rem) calc(var(--bl-1) * 1.5) var(--bl-3);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
        line-height: 1.35;
        text-wrap: pretty;
      }
      p {
        margin: 0;
      }
      .title,
      .line:not(details) {
        display: var(--bl-hud-words, block);
        margin-right: var(--bl-3);
      }
      .title {
        font-weight: 600;
      }
      bl-prose {
        display: inline-block;
        font: inherit;
      }
      .line {
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      .line.near {
        display: var(--bl-near, var(--bl-hud-words, block));
      }
      details {
        display: var(--bl-near, block);
        position: absolute;
        inset: 2px 2px auto auto;
      }
      .empty {
        display: none;
      }
      summary {
        display: grid;
        place-items: center;
        width: max(24px, var(--bl-touch));
        height: max(24px, var(--bl-touch));
        border-radius: var(--bl-radius-small);
        font: italic 600 1.1em var(--bl-font-prose);
        list-style: none;
        cursor: pointer;
      }
      summary:hover {
        background: var(--bl-paper);
        color: var(--bl-ink);
      }
      details div {
        position: absolute;
        inset: 100% 0 auto auto;
        z-index: 3;
        width: max-content;
        max-width: 21em;
        padding: var(--bl-2) var(--bl-3);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
      }
      .busy {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
        margin-top: var(--bl-1);
        font-size: var(--bl-text-small);
      }
      .busy .button {
        min-height: max(calc(var(--bl-1) * 6), var(--bl-touch));
      }
      .bar {
        position: relative;
        flex: 1;
        height: 3px;
        max-width: 12em;
        overflow: hidden;
        border-radius: 2px;
        background: var(--bl-hairline);
      }
      .bar::after {
        content: '';
        position: absolute;
        inset: 0 auto 0 0;
        width: var(--done, 0);
        border-radius: inherit;
        background: var(--bl-accent);
      }
      .walking::after {
        width: 40%;
        animation: walk 1.2s ease-in-out infinite alternate;
      }
      @container (max-width: 559px) {
        :host {
          display: flex;
          justify-content: space-between;
          align-items: center;
          gap: var(--bl-2);
          max-width: none;
          min-height: max(2.75rem, var(--bl-touch));
          padding: 0 max(var(--bl-8, 2rem), var(--bl-touch) + 4px) 0 var(--bl-2);
          border: none;
        }
        :host(:not([open])) .words {
          max-height: 2.7em;
          overflow: hidden;
        }
        :host(:not([open])) :is(.title, .line:not(details, .near)) {
          display: inline;
        }
        details,
        details div {
          position: static;
          max-width: none;
          padding: 0;
          border: none;
        }
        .empty {
          display: block;
        }
        summary {
          position: absolute;
          inset: 0 0 auto auto;
        }
        .busy {
          margin: 0;
        }
        .busy .word,
        .bar {
          display: none;
        }
      }
      @keyframes walk {
        to {
          translate: 150%;
        }
      }
    `,
  ]

  /** The metric and its data, such as `Training loss of 200 samples`. As an attribute, `title` would be a tooltip. */
  @property({ attribute: false }) override title = ''
  /** TeX of a title that is a formula, which is typeset once the typesetter is loaded; empty otherwise. */
  @property() tex = ''
  @property({ attribute: false }) lines: readonly string[] = []
  /** Technical reason why it is not computed on a graphics card, shown in the notes; '' if it is. */
  @property() reason = ''
  /** Notes on how the picture was computed and how accurate it is, for interested readers. */
  @property({ attribute: false }) notes: readonly string[] = []
  @property({ type: Boolean }) busy = false
  /** The notes are expanded. */
  @property({ type: Boolean, reflect: true }) open = false
  @property() work = 'computing'
  /** Finished fraction of the work, 0 to 1; undefined if unknown. */
  @property({ attribute: false }) done: number | undefined

  @state() private typesets = false

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tex') && this.tex !== '') void this.#loadTypesetter()
  }

  async #loadTypesetter(): Promise<void> {
    try {
      await Promise.all([import('../prose/bl-prose.ts'), import('../prose/prose.ts')])
      this.typesets = true
    } catch {
      // The title stays in plain text.
    }
  }

  /** CSS pixels of the card's height without what appears only during computation. */
  get restingHeight(): number {
    return (
      this.offsetHeight - (this.renderRoot.querySelector<HTMLElement>('[role=status]')?.offsetHeight ?? 0)
    )
  }

  override render() {
    const isNoted = this.notes.some((note) => note.includes(this.reason))
    const notes = isNoted || this.reason === '' ? this.notes : [...this.notes, this.reason]
    return html`
      <div class="words">
        <p class="title">
          ${
            this.tex !== '' && this.typesets
              ? html`<bl-prose .markdown=${`$${this.tex}$`}></bl-prose>`
              : this.title
          }
        </p>
        ${this.lines.map((line) => html`<p class="line">${held(line)}</p>`)}
        ${
          this.reason === ''
            ? nothing
            : html`<p class="line near">
                ${this.reason.includes('WebGPU') ? 'WebGPU is not available here, so this runs on the processor.' : this.reason}
              </p>`
        }
        <details
          class=${notes.length > 0 ? 'line' : 'empty'}
          ?open=${this.open}
          @toggle=${({ newState }: ToggleEvent) => (this.open = newState === 'open')}
        >
          <summary title="How it was computed" aria-label="How it was computed">i</summary>
          <div>${notes.map((note) => html`<p>${note}</p>`)}</div>
        </details>
      </div>
      <div role="status">
        ${
          this.busy
            ? html`<div class="busy">
                <span class="word">${this.work}</span> ${this.#bar()}
                <button class="button" @click=${() => this.dispatchEvent(new CommandEvent('cancel'))}>
                  cancel
                </button>
              </div>`
            : nothing
        }
      </div>
    `
  }

  #bar() {
    const { done } = this
    if (done === undefined) return html`<span class="bar walking"></span>`
    return html`<span class="bar" style="--done: ${100 * done}%"></span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-hud': BlHud
  }
}
