import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { InternalsView } from './internals-view.ts'
import { magnificationWords, partNames, type StepPartKind } from '../../words/stage/step.ts'
import { stepSwatch } from './step-swatch.ts'
import { base } from '../style/tokens.ts'

const kinds: readonly StepPartKind[] = ['fresh', 'carried', 'move']

/** Legend of the arrows at the runs, with their magnification. */
@customElement('bl-step-legend')
export class BlStepLegend extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        padding: var(--bl-1) var(--bl-3);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
        font-size: var(--bl-text-small);
        line-height: 1.4;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        column-gap: var(--bl-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--bl-1);
      }
      .size {
        color: var(--bl-ink-2);
      }
    `,
  ]

  @property({ attribute: false }) internals: InternalsView | undefined

  override render() {
    const { internals } = this
    if (!internals) return nothing
    const drawn = kinds.filter((kind) =>
      internals.runs.some(({ parts }) => parts.some((part) => part.kind === kind)),
    )
    return html`<ul>
      ${drawn.map((kind) => html`<li>${stepSwatch(kind)}${partNames[kind]}</li>`)}
      <li class="size">${magnificationWords(internals.magnification)}</li>
    </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-step-legend': BlStepLegend
  }
}
