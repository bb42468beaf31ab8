import { css, html, LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { NumberPointer } from '../../number-pointer.ts'
import { PredictionVisibilityEvent } from '../../events.ts'
import { icon } from '../../style/icons.ts'
import type { PredictionView } from './prediction-view.ts'
import { base } from '../../style/tokens.ts'
import { escaped } from '../../../exchange/escaped.ts'
import { unmarked } from '../../../words/language/given.ts'
import { TermMarks } from '../../prose/term-marks.ts'
import { TermNote, termStyle } from '../../prose/term-note.ts'

/** The predictions made before the run, one row each: mark, numbers or the reason there are none, and a button that hides it. Glossary terms have notes. */
@customElement('bl-predictions')
export class BlPredictions extends LitElement {
  static override readonly styles = [
    base,
    termStyle,
    css`
      :host {
        display: block;
        padding: var(--bl-2) var(--bl-3);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
      }
      h3 {
        margin: 0 0 var(--bl-1);
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        font-weight: 600;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .row {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: baseline;
        column-gap: var(--bl-1);
      }
      .row > button {
        align-self: start;
        display: inline-flex;
        align-items: center;
        justify-content: center;
        width: max(calc(var(--bl-1) * 6), var(--bl-touch));
        height: max(calc(var(--bl-1) * 6), var(--bl-touch));
        padding: 0;
        border: none;
        border-radius: var(--bl-1);
        background: none;
        color: var(--color);
      }
      .row > button:hover {
        background: var(--bl-hairline);
      }
      .row > button[aria-pressed='false'] {
        color: var(--bl-ink-2);
      }
      .words {
        display: flex;
        flex-wrap: wrap;
        column-gap: var(--bl-2);
      }
      .label {
        padding: calc(var(--bl-1) * 0.75) 0;
        line-height: 1.3;
      }
      .hidden .label,
      .hidden b {
        color: var(--bl-ink-2);
      }
      b {
        margin-left: auto;
        padding: calc(var(--bl-1) * 0.75) 0;
        font-weight: 600;
        line-height: 1.3;
        text-align: right;
        user-select: all;
      }
      .remark,
      dl {
        grid-column: 2;
        margin: 0 0 var(--bl-1);
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      dl div {
        display: flex;
        justify-content: space-between;
        gap: var(--bl-2);
      }
      dt {
        display: flex;
        align-items: baseline;
        gap: 0.3em;
      }
      dd {
        margin: 0;
        text-align: right;
        user-select: all;
      }
      dt svg {
        flex: none;
      }
    `,
  ]

  @property({ attribute: false }) predictions: readonly PredictionView[] = []

  readonly #note = new TermNote(this)

  constructor() {
    super()
    new NumberPointer(this)
  }

  override render() {
    const terms = new TermMarks()
    const rows = this.predictions.map((prediction) => this.#row(prediction, terms))
    return html`${this.#note.render()}
      <h3>Predicted before the run</h3>
      <ul>
        ${rows}
      </ul>
      ${unsafeHTML(terms.notes)}`
  }

  #row(prediction: PredictionView, terms: TermMarks) {
    const { id, label, value, note, details, visible, color } = prediction
    const name = `${visible ? 'Hide' : 'Show'}: ${label}`
    return html`<li
      data-mark="prediction/${id}"
      class="row ${visible ? '' : 'hidden'}"
      style="--color: ${color}"
    >
      <button
        title=${name}
        aria-label=${label}
        aria-pressed=${visible}
        @click=${() => this.dispatchEvent(new PredictionVisibilityEvent(id, !visible))}
      >
        ${visible ? swatch(prediction) : icon('eye-off')}
      </button>
      <div class="words">
        <span class="label">${unsafeHTML(terms.mark(escaped(unmarked(label))))}</span>
        ${value ? html`<b>${value}</b>` : nothing}
      </div>
      ${note ? html`<p class="remark">${note}</p>` : nothing}
      ${
        details.length > 0
          ? html`<dl>
              ${details.map(
                (detail) =>
                  html`<div data-mark=${detail.cross ? `prediction/${id}/run` : nothing}>
                    <dt>${detail.cross ? cross(detail.cross) : nothing}${detail.label}</dt>
                    <dd>${detail.value}</dd>
                  </div>`,
              )}
            </dl>`
          : nothing
      }
    </li>`
  }
}

const cross = (color: string) =>
  html`<svg width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
    <path d="M1 1l7 7M8 1l-7 7" stroke=${color} stroke-width="2" />
  </svg>`

/** Returns the legend mark of a prediction, as drawn on the stage or in a chart. */
export function swatch({ drawing, fromStart }: Pick<PredictionView, 'drawing' | 'fromStart'>) {
  return html`<svg
    width="22"
    height="16"
    viewBox="0 0 22 16"
    fill="none"
    stroke="currentColor"
    stroke-width="2.4"
    aria-hidden="true"
  >
    ${pictureOf(drawing, fromStart)}
  </svg>`
}

function pictureOf(drawing: PredictionView['drawing'], fromStart: boolean) {
  switch (drawing) {
    case 'path':
    case 'curve':
      return svg`<path d="M1 12C7 12 12 4 21 4" stroke-dasharray="4.5 3" />`
    case 'contour':
      return svg`<path d="M1 12C7 12 12 4 21 4" />`
    case 'threshold':
      return svg`<path d="M1 8H21" stroke-width="1.6" stroke-dasharray="2 2" />`
    case 'matrix':
      return svg`<path d="M4 1h14v14h-14zM11 1v14M4 8h14" stroke-width="1.6" />`
    case 'number':
      return svg`<text x="11" y="12.5" fill="currentColor" stroke="none" text-anchor="middle" font-size="13">#</text>`
    case 'point':
      return fromStart
        ? svg`<path d="M7 15V1.5C11 1 14 3 18 4.5 14 5.5 11 6 7 9" fill="currentColor" stroke-width="1.5" />`
        : svg`<circle cx="11" cy="8" r="5.5" />`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-predictions': BlPredictions
  }
}
