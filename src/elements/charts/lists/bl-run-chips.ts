import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { RunVisibilityEvent } from '../../events.ts'
import { icon } from '../../style/icons.ts'
import { mark, markStyle } from '../../style/mark.ts'
import { base } from '../../style/tokens.ts'
import type { RunChip } from './run-chip.ts'

/**
 * A row of chips, one per algorithm, that name the colours of the runs. Clicking a chip hides or shows its runs.
 * Dispatches RunVisibilityEvent for each of its starts.
 */
@customElement('bl-run-chips')
export class BlRunChips extends LitElement {
  static override readonly styles = [
    base,
    markStyle,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--bl-1);
        font-size: var(--bl-text-small);
      }
      button {
        flex: none;
        display: inline-flex;
        align-items: center;
        gap: calc(var(--bl-1) * 0.75);
        min-width: var(--bl-touch);
        min-height: max(calc(var(--bl-1) * 6), var(--bl-touch));
        padding: 0 calc(var(--bl-1) * 1.25);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        white-space: nowrap;
      }
      button:hover {
        border-color: var(--bl-ink-2);
      }
      .eye {
        display: var(--bl-near, block);
        line-height: 0;
        color: var(--bl-ink-2);
      }
      [aria-pressed='false'] {
        color: var(--bl-ink-2);
      }
      [aria-pressed='false'] .name {
        text-decoration: line-through;
      }
    `,
  ]

  @property({ attribute: false }) chips: readonly RunChip[] = []

  override render() {
    return this.chips.map(
      (chip) =>
        html`<button
          aria-pressed=${chip.visible}
          title="${chip.visible ? 'Hide' : 'Show'} ${chip.name}"
          @click=${() => this.#turn(chip)}
        >
          ${mark(chip.style, chip.color, chip.visible)}<span class="name">${chip.name}</span
          ><span class="eye" aria-hidden="true">${icon(chip.visible ? 'eye' : 'eye-off')}</span>
        </button>`,
    )
  }

  #turn({ starts, algorithm, visible }: RunChip): void {
    for (let start = 0; start < starts; start++)
      this.dispatchEvent(new RunVisibilityEvent(start, algorithm, !visible))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-run-chips': BlRunChips
  }
}
