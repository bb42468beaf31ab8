import type { Authored } from '../../../experiment/authored.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { capitalized } from '../../../math/picture/format.ts'
import { icon } from '../../style/icons.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { asGiven } from '../../../words/language/language.ts'
import { base, buttons } from '../../style/tokens.ts'
import './bl-small-picture.ts'
import type { SmallPicture } from './bl-small-picture.ts'
import { StepsEvent, type StepsAct } from '../editor-events.ts'
import { Reorder, reorderStyle } from '../reorder.ts'

/** A step of the lecture in the list. */
export interface ListedStep {
  readonly title: Authored
  /** Whether its text has a problem. */
  readonly broken: boolean
  /** Number of its false claims. */
  readonly fails: number
  /** Whether the stage was left with changes that are not in the step. */
  readonly left: boolean
  /** A small picture of its opening state, if there is one. */
  readonly picture?: SmallPicture | undefined
}

const failWords = (count: number): string =>
  count === 1 ? '1 claim does not hold' : `${count} claims do not hold`

/** A mark on a step, with its meaning for screen readers. */
const mark = (sign: string, said: string) =>
  html`<span class="mark" title=${capitalized(said)}
    ><span aria-hidden="true">${sign}</span><span class="visually-hidden">, ${said}</span></span
  >`

/**
 * The steps of the lecture in order. The user selects, copies, deletes and adds steps, and moves them with Alt and the arrow keys or by
 * dragging. `news` reports a deleted step. Dispatches StepsEvent.
 */
@customElement('bl-step-list')
export class BlStepList extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    reorderStyle,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--bl-2);
        min-width: 0;
        min-height: 0;
      }
      .count {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: var(--bl-control);
        margin: 0;
        font-weight: 600;
      }
      ol {
        position: relative;
        display: flex;
        flex-direction: column;
        --between: var(--bl-2);
        gap: var(--between);
        min-height: 0;
        margin: 0 calc(-1 * var(--bl-1));
        padding: var(--bl-1);
        overflow: hidden auto;
        list-style: none;
        scrollbar-width: thin;
      }
      li {
        position: relative;
        display: grid;
        flex: none;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: baseline;
        gap: var(--bl-1) var(--bl-2);
        min-height: max(2.5rem, var(--bl-touch));
        padding: var(--bl-2);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        font-weight: 550;
        line-height: 1.25;
        cursor: pointer;
        user-select: none;
      }
      li:hover {
        border-color: var(--bl-ink-2);
      }
      li[aria-selected='true'] {
        border-color: var(--bl-accent);
        box-shadow: inset 0 0 0 1px var(--bl-accent);
      }
      .number {
        flex: none;
        min-width: 1.2em;
        color: var(--bl-ink-2);
        touch-action: none;
        cursor: grab;
      }
      .title {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .untitled {
        color: var(--bl-ink-2);
        font-weight: 400;
      }
      bl-small-picture {
        grid-column: 1 / -1;
        margin: calc(-1 * var(--bl-1));
        margin-bottom: 0;
        pointer-events: none;
      }
      .marks {
        display: flex;
        gap: var(--bl-1);
        color: var(--bl-accent);
        font-size: var(--bl-text-small);
        font-weight: 700;
        white-space: nowrap;
      }
      bl-small-picture ~ .title {
        grid-column: 1 / -1;
        font-size: var(--bl-text-small);
        font-weight: 600;
        hyphens: auto;
      }
      bl-small-picture ~ .number {
        position: absolute;
        top: var(--bl-2);
        left: var(--bl-2);
        min-width: 1.5em;
        border-radius: var(--bl-1);
        background: var(--bl-card);
        color: var(--bl-ink);
        text-align: center;
      }
      bl-small-picture ~ .marks {
        position: absolute;
        top: var(--bl-2);
        right: var(--bl-2);
      }
      bl-small-picture ~ .marks .mark {
        padding: 0 var(--bl-1);
        border-radius: var(--bl-1);
        background: var(--bl-card);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--bl-1);
      }
      .acts .button {
        flex: none;
        padding: 0 var(--bl-1);
        margin-right: auto;
      }
      .acts .icon {
        flex: none;
      }
      .news {
        margin: 0;
      }
      .keys {
        margin: auto 0 0;
        font-size: var(--bl-text-small);
      }
      @media (max-width: 900px) and (orientation: portrait) {
        ol {
          flex-direction: row;
          overflow: auto hidden;
        }
        li {
          align-content: start;
          width: 8.5rem;
        }
        li.before::before,
        li.after::after {
          inset: 0 auto 0 calc(var(--between) / -2 - 2px);
          width: 3px;
          height: auto;
        }
        li.after::after {
          inset: 0 calc(var(--between) / -2 - 2px) 0 auto;
        }
        .keys {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) steps: readonly ListedStep[] = []
  @property({ type: Number }) current = 0
  /** What happened to a step, with an offer to undo it; '' if nothing. */
  @property() news = ''
  /** Whether the lecture is being edited in another tab. */
  @property({ type: Boolean }) reading = false
  /** A mouse drags a step anywhere; a finger drags it by its number and scrolls elsewhere. */
  readonly #reorder = new Reorder(
    this,
    (pointer) => (pointer === 'mouse' ? 'li' : '.number'),
    (step, to) => this.#act({ kind: 'move', step, to }),
  )
  /** Whether to focus the selected step after the next render. */
  #focuses = false

  override render() {
    const { steps, current } = this
    const count = steps.length
    return html`<p class="count">${count === 1 ? '1 step' : `${count} steps`}</p>
      <ol
        role="listbox"
        aria-label="Steps of the lecture"
        @keydown=${(event: KeyboardEvent) => this.#press(event)}
        @copy=${(event: ClipboardEvent) => this.#carry(event, 'copy')}
        @cut=${(event: ClipboardEvent) => this.#carry(event, 'cut')}
        @paste=${(event: ClipboardEvent) => this.#paste(event)}
      >
        ${steps.map(
          ({ title, broken, fails, left, picture }, k) =>
            html`<li
              role="option"
              data-step=${k}
              tabindex=${k === current ? 0 : -1}
              aria-selected=${k === current}
              class=${classMap(this.#reorder.classesOf(k))}
              @click=${() => this.#act({ kind: 'choose', step: k })}
            >
              ${picture ? html`<bl-small-picture .picture=${picture}></bl-small-picture>` : nothing}
              <span class="number">${k + 1}</span>
              <span class="title ${title === '' ? 'untitled' : ''}"
                >${title === '' ? 'no title yet' : asGiven(title)}</span
              >
              <span class="marks">
                ${broken ? mark('×', 'has a problem') : nothing}
                ${fails > 0 ? mark(`× ${fails}`, failWords(fails)) : nothing}
                ${left ? mark('•', 'left with changes on the stage that are not in it') : nothing}
              </span>
            </li>`,
        )}
      </ol>
      <div class="acts">
        <button
          class="button"
          title="New step after this one"
          ?disabled=${this.reading}
          @click=${() => this.#act({ kind: 'add', step: current })}
        >
          ${panelIcon('plus')} Step
        </button>
        <button
          class="icon"
          title="Duplicate (D)"
          aria-label="Duplicate step ${current + 1}"
          ?disabled=${this.reading}
          @click=${() => this.#act({ kind: 'duplicate', step: current })}
        >
          ${panelIcon('copy')}
        </button>
        <button
          class="icon"
          title="Delete (Del)"
          aria-label="Delete step ${current + 1}"
          ?disabled=${count === 1 || this.reading}
          @click=${() => this.#act({ kind: 'delete', step: current })}
        >
          ${icon('close')}
        </button>
      </div>
      <p class="news" role="status">
        ${this.news === '' ? nothing : html`${this.news} <button class="button" @click=${() => this.#act({ kind: 'undo' })}>Undo</button>`}
      </p>
      <p class="keys quiet">Alt ↑ ↓ moves the step</p>`
  }

  protected override updated(): void {
    if (!this.#focuses) return
    this.#focuses = false
    this.focus()
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }

  #act(act: StepsAct): void {
    this.dispatchEvent(new StepsEvent(act))
  }

  #press(event: KeyboardEvent): void {
    const { current: step } = this
    const last = this.steps.length - 1
    const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const to = by === undefined ? { Home: 0, End: last }[event.key] : Math.min(last, Math.max(0, step + by))
    const act: StepsAct | undefined =
      to !== undefined
        ? { kind: 'choose', step: to }
        : event.key.toLowerCase() === 'd'
          ? { kind: 'duplicate', step }
          : event.key === 'Delete'
            ? { kind: 'delete', step }
            : undefined
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    this.#focuses = true
    this.#act(act)
  }

  #carry(event: ClipboardEvent, kind: 'copy' | 'cut'): void {
    if (!event.clipboardData) return
    event.preventDefault()
    event.stopPropagation()
    this.#focuses = true
    this.#act({ kind, step: this.current, clipboard: event.clipboardData })
  }

  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text === '') return
    event.preventDefault()
    event.stopPropagation()
    this.#focuses = true
    this.#act({ kind: 'paste', step: this.current, text })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-step-list': BlStepList
  }
}
