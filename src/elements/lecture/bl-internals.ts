import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatCount, formatNumber } from '../../math/picture/format.ts'
import type { InternalsView, RunStepView, StepPartView } from '../stage/internals-view.ts'
import { mark, markStyle } from '../style/mark.ts'
import { rateWords } from '../../words/learning-rate.ts'
import { magnificationWords, partNames } from '../../words/stage/step.ts'
import { stepSwatch } from '../stage/step-swatch.ts'
import { base } from '../style/tokens.ts'

/** Formats the angle between a part of a step and −g, in degrees. */
const toDescent = (angle: number): string => `${formatNumber(Math.round(angle), 3)}° to −g`

/** The parts of each visible run’s current step, with their lengths and the share of each that lies in the plane. */
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
      th:is(.part, .run) {
        padding-left: 0;
        color: var(--bl-ink);
        font-size: inherit;
        text-align: left;
        line-height: 1.3;
      }
      th.run {
        padding-top: var(--bl-1);
        font-weight: 550;
      }
      th.part {
        white-space: nowrap;
      }
      .part svg {
        margin-right: var(--bl-1);
        color: var(--color);
        vertical-align: middle;
      }
      td {
        vertical-align: top;
      }
      .quiet {
        display: block;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        font-weight: 400;
        white-space: normal;
      }
    `,
  ]

  @property({ attribute: false }) internals: InternalsView | undefined

  override render() {
    const { internals } = this
    if (!internals) return nothing
    return html`<h3>Inside the step, arrows ${magnificationWords(internals.magnification)}</h3>
      <table>
        <thead>
          <tr>
            <th class="part" scope="col"><span class="visually-hidden">part</span></th>
            <th scope="col" title="Euclidean length in weight space">length</th>
            <th scope="col" title="Share of the length that lies in the plane shown">in plane</th>
          </tr>
        </thead>
        ${internals.runs.map((run) => this.#run(run))}
      </table>`
  }

  #run({ label, style, color, t, rate, gradient, parts }: RunStepView) {
    return html`<tbody style="--color: ${color}">
      <tr>
        <th class="run" scope="rowgroup" colspan="3">
          ${mark(style, color)} ${label}
          <span class="quiet"
            >step ${formatCount(t)}, ${rateWords(rate, ' = ')}, |g| = ${formatNumber(gradient, 3)}</span
          >
        </th>
      </tr>
      ${parts.map((part) => this.#row(part))}
    </tbody>`
  }

  #row({ kind, formula, length, inPlane, angle }: StepPartView) {
    return html`<tr>
      <th class="part" scope="row">
        ${stepSwatch(kind)}${partNames[kind]}
        <span class="quiet"
          >${[formula, kind === 'fresh' ? '' : toDescent(angle)].filter(Boolean).join('; ')}</span
        >
      </th>
      <td>${formatNumber(length, 3)}</td>
      <td>${formatNumber(100 * inPlane, 3)} %</td>
    </tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-internals': BlInternals
  }
}
