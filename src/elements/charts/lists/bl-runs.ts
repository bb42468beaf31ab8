import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatNumber } from '../../../math/picture/format.ts'
import { NumberPointer } from '../../number-pointer.ts'
import { RunVisibilityEvent } from '../../events.ts'
import { icon } from '../../style/icons.ts'
import { mark, markStyle } from '../../style/mark.ts'
import { distanceWords, statusWords } from '../../../words/stage/run.ts'
import type { RunView } from './run-view.ts'
import { base, buttons } from '../../style/tokens.ts'

const percent = (fraction: number | undefined): string =>
  fraction === undefined ? '' : `${formatNumber(100 * fraction, 3)} %`

interface Columns {
  readonly lost: boolean
  readonly classes: boolean
  readonly tested: boolean
  readonly placed: boolean
}

/**
 * The runs as a table: loss if there is one, accuracy if there are classes, distance to a plane of weights, and outcome
 * in words.
 */
@customElement('bl-runs')
export class BlRuns extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    markStyle,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        white-space: nowrap;
      }
      th {
        padding: 0 var(--bl-2) var(--bl-1) 0;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        font-weight: 500;
        text-align: right;
      }
      td {
        padding: 2px var(--bl-2) 2px 0;
        border-top: 1px solid var(--bl-hairline);
        text-align: right;
      }
      th.name,
      .words {
        text-align: left;
      }
      th.name {
        border-top: 1px solid var(--bl-hairline);
        color: var(--bl-ink);
        font-size: inherit;
        font-weight: 550;
        white-space: normal;
      }
      .mark {
        margin-right: var(--bl-2);
      }
      [data-hidden] .name,
      [data-hidden] td {
        color: var(--bl-ink-2);
      }
      .eyes {
        width: 0;
        padding-right: 0;
      }
      [data-tone='bad'] {
        color: var(--bl-accent);
      }
      /* As wide as most numbers and outcomes, where there is room, so that what is beside the table keeps its size. */
      @media (min-width: 1101px) {
        td:not(.eyes) {
          min-width: calc(7ch + var(--bl-2));
        }
        td.words {
          min-width: 6.5em;
        }
      }
      @media (max-width: 700px) {
        table {
          font-size: var(--bl-text-small);
        }
        thead th,
        .words {
          white-space: normal;
          vertical-align: bottom;
        }
        th,
        td {
          padding-right: var(--bl-1);
          vertical-align: middle;
        }
        .mark {
          margin-right: var(--bl-1);
        }
      }
    `,
  ]

  @property({ attribute: false }) runs: readonly RunView[] = []

  constructor() {
    super()
    new NumberPointer(this)
  }

  override render() {
    const classes = this.runs.some(({ accuracy }) => accuracy !== undefined)
    const tested = this.runs.some(({ testAccuracy }) => testAccuracy !== undefined)
    const lost = this.runs.some(({ loss }) => loss !== undefined)
    const placed = this.runs.some(({ distance }) => distance !== undefined)
    return html`<table>
      <thead>
        <tr>
          <th class="words" scope="col">run</th>
          ${lost ? html`<th scope="col">loss</th>` : nothing}
          ${classes ? html`<th scope="col" title="Fraction of the training samples classified correctly">accuracy</th>` : nothing}
          ${tested ? html`<th scope="col" title="Accuracy on the test set">on test</th>` : nothing}
          ${placed ? html`<th scope="col" title="Euclidean distance of the weights from the plane">off plane</th>` : nothing}
          <th class="words" scope="col">outcome</th>
          <th class="eyes"><span class="visually-hidden">shown</span></th>
        </tr>
      </thead>
      <tbody>
        ${this.runs.map((run, i) => this.#row(run, i, { lost, classes, tested, placed }))}
      </tbody>
    </table>`
  }

  #row(run: RunView, i: number, { lost, classes, tested, placed }: Columns) {
    const training = run.status === undefined
    const action = `${run.visible ? 'Hide' : 'Show'} ${run.label}`
    return html`<tr data-mark="run/${i}" ?data-hidden=${!run.visible}>
      <th class="name" scope="row">${mark(run.style, run.color, run.visible)}${run.label}</th>
      ${
        lost
          ? html`<td data-tone=${training || Number.isFinite(run.loss) ? nothing : 'bad'}>
              ${training ? '–' : formatNumber(run.loss ?? NaN, 3)}
            </td>`
          : nothing
      }
      ${classes ? html`<td>${percent(run.accuracy)}</td>` : nothing}
      ${tested ? html`<td>${percent(run.testAccuracy)}</td>` : nothing}
      ${placed ? html`<td>${training ? '–' : distanceWords(run.distance ?? NaN)}</td>` : nothing}
      <td class="words" data-tone=${run.status === 'diverged' ? 'bad' : nothing}>${statusWords(run)}</td>
      <td class="eyes">
        <button
          class="icon bare"
          title=${action}
          aria-label=${action}
          @click=${() => this.dispatchEvent(new RunVisibilityEvent(run.start, run.algorithm, !run.visible))}
        >
          ${icon(run.visible ? 'eye' : 'eye-off')}
        </button>
      </td>
    </tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-runs': BlRuns
  }
}
