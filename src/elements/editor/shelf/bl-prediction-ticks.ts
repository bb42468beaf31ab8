import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { swatch } from '../../lecture/question/bl-predictions.ts'
import type { PredictionView } from '../../lecture/question/prediction-view.ts'
import { base, buttons } from '../../style/tokens.ts'
import { TickEvent } from '../editor-events.ts'

/** A prediction that a step can show. */
export interface PredictionTick extends PredictionView {
  /** Whether the step shows it. */
  readonly on: boolean
}

/** Its current value in one line, without the results of runs. */
const words = ({ value, details: all, note }: PredictionView): string => {
  const ofRun = all.findIndex(({ cross }) => cross !== undefined)
  const details = ofRun < 0 ? all : all.slice(0, ofRun)
  return (
    note || [value, ...details.map((detail) => `${detail.label} ${detail.value}`)].filter(Boolean).join(' · ')
  )
}

/**
 * The predictions that a step can show, each with its current value and a checkbox. `all`: the step lists none, so it shows all that apply.
 * `others` is the number that do not apply. Dispatches TickEvent, and `bl-all` to show all that apply again.
 */
@customElement('bl-prediction-ticks')
export class BlPredictionTicks extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--bl-3);
        margin-bottom: var(--bl-2);
      }
      p {
        margin: 0;
      }
      ul {
        columns: 13.5rem;
        column-gap: var(--bl-5);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        break-inside: avoid;
      }
      label {
        display: grid;
        grid-template-columns: auto auto minmax(0, 1fr);
        align-items: start;
        gap: 0 var(--bl-2);
        min-height: max(2rem, var(--bl-touch));
        padding: var(--bl-1) 0;
        border-bottom: 1px solid var(--bl-hairline);
        cursor: pointer;
      }
      input {
        width: 1.1rem;
        height: 1.1rem;
        margin: 0;
        accent-color: var(--bl-ink);
      }
      .swatch {
        color: var(--color);
      }
      .value {
        grid-column: 3;
        font-size: var(--bl-text-small);
      }
      b {
        font-weight: 550;
      }
      .others {
        margin-top: var(--bl-2);
        font-size: var(--bl-text-small);
      }
    `,
  ]

  @property({ attribute: false }) ticks: readonly PredictionTick[] = []
  @property({ type: Boolean }) all = false
  @property({ type: Number }) others = 0

  override render() {
    const { ticks, all, others } = this
    const shown = ticks.filter(({ on }) => on).length
    return html`<div class="head">
        <p class="quiet">
          ${all ? 'Shows all that apply, even after the experiment changes.' : `Shows ${shown} of ${ticks.length}.`}
        </p>
        <button
          class="button"
          aria-pressed=${all}
          ?disabled=${all}
          @click=${() => this.dispatchEvent(new Event('bl-all'))}
        >
          All that apply
        </button>
      </div>
      <ul aria-label="Predictions of the step">
        ${ticks.map((tick, at) => this.#row(tick, at))}
      </ul>
      ${
        others > 0
          ? html`<p class="others quiet">
              ${others === 1 ? '1 other closed form does' : `${others} other closed forms do`} not apply to
              this experiment
            </p>`
          : nothing
      }`
  }

  #row(tick: PredictionTick, at: number) {
    const said = words(tick)
    return html`<li>
      <label style="--color: ${tick.color}">
        <input
          type="checkbox"
          .checked=${tick.on}
          @change=${({ target }: Event) => this.dispatchEvent(new TickEvent(at, (target as HTMLInputElement).checked))}
        />
        <span class="swatch">${swatch(tick)}</span>
        <b>${tick.label}</b>
        ${said === '' ? nothing : html`<span class="value quiet">${said}</span>`}
      </label>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-prediction-ticks': BlPredictionTicks
  }
}
