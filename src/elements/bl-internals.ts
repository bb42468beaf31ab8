import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatCount, formatNumber } from '../math/format.ts'
import type { InternalsView, RunStepView, StepPartView } from './internals-view.ts'
import { mark, markStyle } from './mark.ts'
import { magnificationWords, partNames } from './step-names.ts'
import { stepSwatch } from './step-swatch.ts'
import { base } from './tokens.ts'

/** Inside the step that each visible run makes from where it stands: its parts, how long they are, and how much of each lies in the plane. */
@customElement('bl-internals')
export class BlInternals extends LitElement {
  static override readonly styles = [
    base,
    markStyle,
    css`
      :host {
        display: block;
        padding: var(--bl-2) var(--bl-3);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
      }
      h3 {
        margin: 0;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        font-weight: 600;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      caption {
        padding: var(--bl-1) 0 0;
        text-align: left;
      }
      caption b {
        font-weight: 550;
      }
      th {
        padding: 0 0 0 var(--bl-2);
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        font-weight: 500;
        text-align: right;
        vertical-align: bottom;
      }
      td {
        padding: 1px 0 1px var(--bl-2);
        text-align: right;
        white-space: nowrap;
      }
      th.part {
        padding-left: 0;
        color: var(--bl-ink);
        font-weight: 500;
        text-align: left;
        line-height: 1.3;
      }
      .part svg {
        margin-right: var(--bl-1);
        vertical-align: middle;
      }
      .quiet {
        display: block;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        font-weight: 400;
      }
      caption .quiet {
        display: inline;
      }
    `,
  ]

  @property({ attribute: false }) internals: InternalsView | undefined

  override render() {
    const { internals } = this
    if (!internals) return nothing
    return html`<h3>Inside the step, arrows ${magnificationWords(internals.magnification)}</h3>
      ${internals.runs.map((run) => this.run(run))}`
  }

  private run({ label, style, color, t, rate, gradient, parts }: RunStepView) {
    return html`<table style="--color: ${color}">
      <caption>
        ${mark(style, color)}
        <b>${label}</b>
        <span class="quiet"
          >step ${formatCount(t)}, η = ${formatNumber(rate, 3)}, |g| = ${formatNumber(gradient, 3)}</span
        >
      </caption>
      <tr>
        <th class="part" scope="col"><span class="visually-hidden">part</span></th>
        <th scope="col" title="Euclidean length in weight space">length</th>
        <th scope="col" title="Share of the length that lies in the plane that is drawn">in plane</th>
        <th scope="col" title="Angle between it and the negative gradient">to −g</th>
      </tr>
      ${parts.map((part) => this.row(part, color))}
    </table>`
  }

  private row({ kind, formula, length, inPlane, angle }: StepPartView, color: string) {
    return html`<tr>
      <th class="part" scope="row">
        <span style="color: ${color}">${stepSwatch(kind)}</span>${partNames[kind]}
        ${formula ? html`<span class="quiet">${formula}</span>` : nothing}
      </th>
      <td>${formatNumber(length, 3)}</td>
      <td>${formatNumber(100 * inPlane, 3)} %</td>
      <td>${formatNumber(Math.round(angle), 3)}°</td>
    </tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-internals': BlInternals
  }
}
