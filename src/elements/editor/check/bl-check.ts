import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../../style/icons.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { base, buttons } from '../../style/tokens.ts'
import { eventType } from '../../event-type.ts'
import type { LectureProblem } from '../../../exchange/lecture/manuscript.ts'
import { drawsPlot, drawsStyle, type Draws } from './draws-plot.ts'

/** A claim of a lecture and the result of checking it. */
export interface ClaimRow {
  readonly key: string
  /** The step, counted from 1, and its title. */
  readonly step: number
  readonly title: string
  readonly label: string
  readonly claimed: string
  /** The value found, or '' if not known yet. */
  readonly found: string
  /** Which computations checked it, in words. */
  readonly by: string
  /** Undefined while unknown. */
  readonly holds: boolean | undefined
  /** Progress from 0 to 1 while it is being computed. */
  readonly share: number | undefined
  readonly isSlow: boolean
  /** Label of the button that makes it true, such as `Allow 1e-14`, or '' if no fix is known. */
  readonly mend: string
  /** The values of its draws and the claimed interval; undefined unless the claim is about draws. */
  readonly draws: Draws | undefined
}

/** An action on the claims of a lecture. */
export type CheckAct =
  | { readonly kind: 'check' | 'stop' | 'skip' | 'close' | 'copy' }
  | { readonly kind: 'go' | 'mend'; readonly key: string }
  | { readonly kind: 'problem'; readonly problem: LectureProblem }

/** `bl-check-act`: the user acts on the claims of the lecture. */
export class CheckEvent extends eventType('bl-check-act', (act: CheckAct) => ({ act })) {}

const filters = {
  all: () => true,
  false: ({ holds }: ClaimRow) => holds === false,
  slow: ({ isSlow }: ClaimRow) => isSlow,
} as const

type Filter = keyof typeof filters

/** The state of a row, for screen readers, which do not see its mark. */
const stateOf = ({ holds, share }: ClaimRow): string =>
  share !== undefined ? 'is being computed' : holds === undefined ? 'not known' : holds ? 'holds' : 'is false'

const placeOf = ({ line, column }: LectureProblem): string => `line ${line}, column ${column}`

/** All claims of a lecture as text, one per line, after one line for each problem of the lecture text. */
export const rowsText = (rows: readonly ClaimRow[], problems: readonly LectureProblem[] = []): string =>
  [
    ...problems.map((problem) => `${placeOf(problem)}\t${problem.message}`),
    ...rows.map((row) =>
      [`${row.step} ${row.title}`, row.label, row.claimed, row.found || '–', stateOf(row), row.by].join('\t'),
    ),
  ].join('\n')

/**
 * The claims of a lecture by step, with what was found. `check` starts checking them, `stop` ends it. Problems in the lecture text count as
 * false claims. Dispatches CheckEvent.
 */
@customElement('bl-check')
export class BlCheck extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    drawsStyle,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
        container-type: inline-size;
      }
      .head,
      .sum,
      .foot {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2) var(--bl-3);
        padding: var(--bl-2) var(--bl-4);
      }
      h2 {
        margin: 0 auto 0 0;
        font: 600 var(--bl-text-title) / 1.3 var(--bl-font-hand);
      }
      .filters {
        display: flex;
      }
      @container (max-width: 36rem) {
        .filters {
          flex-basis: 100%;
          order: 1;
        }
      }
      .filters .button[aria-pressed='true'] {
        border-color: var(--bl-ink);
        background: var(--bl-ink);
        color: var(--bl-card);
      }
      .sum {
        font-weight: 600;
      }
      progress {
        flex: 1;
        min-width: 5rem;
        accent-color: var(--bl-ink);
      }
      .rows {
        flex: 1;
        min-height: 0;
        overflow: auto;
        border-block: 1px solid var(--bl-hairline);
        scrollbar-width: thin;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: var(--bl-1) var(--bl-3);
        border-bottom: 1px solid var(--bl-hairline);
        text-align: left;
        vertical-align: baseline;
      }
      thead > tr > * {
        position: sticky;
        z-index: 1;
        top: 0;
        background: var(--bl-card);
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        font-weight: 500;
      }
      .step > * {
        padding-block: var(--bl-2);
        background: var(--bl-paper);
      }
      .step th {
        font: 600 var(--bl-text-heading) / 1.3 var(--bl-font-hand);
      }
      .step .held {
        color: var(--bl-ink-2);
        font: 400 var(--bl-text-small) / 1.3 var(--bl-font);
        text-align: right;
      }
      .mark {
        width: 1rem;
        font-weight: 700;
        text-align: center;
      }
      .wrong {
        color: var(--bl-accent);
      }
      tr.wrong-row {
        background: color-mix(in srgb, var(--bl-accent) 8%, transparent);
      }
      .claimed {
        font-family: ui-monospace, monospace;
        font-size: var(--bl-text-small);
        white-space: nowrap;
      }
      .found {
        font-weight: 600;
      }
      .by {
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      .acts .button {
        white-space: nowrap;
      }
      .go {
        min-height: max(1.75rem, var(--bl-touch));
        padding: 0;
        border: none;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        vertical-align: top;
        text-decoration: underline dotted;
        text-underline-offset: 0.2em;
        cursor: pointer;
      }
      /* Too narrow for the column “by”. The copied text contains it. */
      @media (max-width: 900px) {
        .by,
        thead th:nth-child(5) {
          display: none;
        }
        th,
        td {
          padding-inline: var(--bl-1);
        }
        .head,
        .sum,
        .foot {
          padding-block: var(--bl-1);
        }
      }
      .foot {
        justify-content: space-between;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
    `,
  ]

  @property({ attribute: false }) rows: readonly ClaimRow[] = []
  @property({ attribute: false }) problems: readonly LectureProblem[] = []
  /** Whether all claims are being checked. */
  @property({ type: Boolean }) checking = false
  /** Whether the lecture is being edited in another tab. */
  @property({ type: Boolean }) reading = false
  /** Where claims are checked, in a sentence. */
  @property() where = ''
  @state() private filter: Filter = 'all'

  override render() {
    const { rows, problems, checking, filter } = this
    const faults = problems.length
    const counts = { hold: 0, fail: 0, left: 0 }
    for (const { holds } of rows) counts[holds === undefined ? 'left' : holds ? 'hold' : 'fail']++
    const { hold, left } = counts
    const fail = counts.fail + faults
    const listed = (name: Filter) => rows.filter(filters[name]).length + (name === 'slow' ? 0 : faults)
    const tried =
      left > 0
        ? `${left} left to check`
        : faults === 0
          ? 'all checked'
          : faults === 1
            ? '1 problem in the text'
            : `${faults} problems in the text`
    const shown = rows.filter(filters[filter])
    return html`<div class="head">
        <h2 tabindex="-1">Claims in this lecture</h2>
        <div class="filters" role="group" aria-label="Filter claims">
          ${(Object.keys(filters) as Filter[]).map(
            (name) =>
              html`<button
                class="button"
                aria-pressed=${name === filter}
                @click=${() => (this.filter = name)}
              >
                ${name} ${listed(name)}
              </button>`,
          )}
        </div>
        <button
          class="icon"
          title="Close (Escape)"
          aria-label="Close"
          @click=${() => this.#act({ kind: 'close' })}
        >
          ${icon('close')}
        </button>
      </div>
      <div class="sum">
        <span>✓ ${hold} hold</span>
        <span class=${fail > 0 ? 'wrong' : ''}>× ${fail} ${fail === 1 ? 'does' : 'do'} not</span>
        <span class="quiet" role="status">${tried}</span>
        <progress
          aria-label="Checked claims"
          max=${Math.max(1, rows.length + faults)}
          .value=${hold + fail}
        ></progress>
        ${
          checking
            ? html`<button class="button" @click=${() => this.#act({ kind: 'stop' })}>
                Stop <kbd>Esc</kbd>
              </button>`
            : html`<button
                class="button primary"
                ?disabled=${rows.length === 0}
                @click=${() => this.#act({ kind: 'check' })}
              >
                Check
              </button>`
        }
      </div>
      <div class="rows" tabindex="0" role="group" aria-label="Claims">
        ${
          rows.length + faults === 0
            ? html`<p class="quiet" style="padding: var(--bl-4)">
                No claims yet. Type { in the text to insert a live number.
              </p>`
            : html`<table>
                <thead>
                  <tr>
                    <td></td>
                    <th scope="col">at the opening of its step</th>
                    <th scope="col">claimed</th>
                    <th scope="col">found</th>
                    <th scope="col">by</th>
                    <td></td>
                  </tr>
                </thead>
                ${filter === 'slow' ? nothing : this.#faults()} ${this.#steps(shown)}
              </table>`
        }
      </div>
      <div class="foot">
        <span>${this.where}</span>
        <button class="button" @click=${() => this.#act({ kind: 'copy' })}>
          ${panelIcon('copy')} Copy as text
        </button>
      </div>`
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.sum .button:not(:disabled), h2')?.focus()
  }

  #faults() {
    if (this.problems.length === 0) return nothing
    return html`<tbody>
      <tr class="step">
        <td></td>
        <th scope="rowgroup" colspan="5">Problems in the text</th>
      </tr>
      ${this.problems.map(
        (problem) =>
          html`<tr class="wrong-row">
            <td class="mark wrong"><span aria-hidden="true">×</span></td>
            <td>
              <button class="go" title="Go there" @click=${() => this.#act({ kind: 'problem', problem })}>
                ${placeOf(problem)}
              </button>
            </td>
            <td colspan="4">${problem.message}</td>
          </tr>`,
      )}
    </tbody>`
  }

  #steps(shown: readonly ClaimRow[]) {
    const steps = [...new Set(shown.map(({ step }) => step))]
    return steps.map((step) => {
      const all = this.rows.filter((row) => row.step === step)
      const held = all.filter(({ holds }) => holds).length
      return html`<tbody>
        <tr class="step">
          <td></td>
          <th scope="rowgroup" colspan="3">${step} ${all[0]?.title}</th>
          <td class="held" colspan="2">${held} of ${all.length} hold</td>
        </tr>
        ${shown.filter((row) => row.step === step).map((row) => this.#row(row))}
      </tbody>`
    })
  }

  #row(row: ClaimRow) {
    const { key, label, claimed, found, by, holds, share, mend, draws } = row
    const mark = share !== undefined ? '…' : holds === undefined ? '–' : holds ? '✓' : '×'
    return html`<tr class=${holds === false ? 'wrong-row' : ''}>
        <td class="mark ${holds === false ? 'wrong' : ''}">
          <span aria-hidden="true">${mark}</span><span class="visually-hidden">${stateOf(row)}</span>
        </td>
        <td>
          <button class="go" title="Go there" @click=${() => this.#act({ kind: 'go', key })}>${label}</button>
        </td>
        <td class="claimed">${claimed}</td>
        <td class="found ${holds === false ? 'wrong' : ''}">
          ${share === undefined ? found || '–' : `${Math.round(100 * share)} % done`}
        </td>
        <td class="by">${by}</td>
        <td class="acts">
          ${
            share === undefined || !this.checking
              ? nothing
              : html`<button class="button" @click=${() => this.#act({ kind: 'skip' })}>Skip</button>`
          }
          ${
            mend === '' || this.reading
              ? nothing
              : html`<button class="button" @click=${() => this.#act({ kind: 'mend', key })}>${mend}</button>`
          }
        </td>
      </tr>
      ${
        draws
          ? html`<tr class=${holds === false ? 'wrong-row' : ''}>
              <td></td>
              <td colspan="5">${drawsPlot(draws)}</td>
            </tr>`
          : nothing
      }`
  }

  #act(act: CheckAct): void {
    this.dispatchEvent(new CheckEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-check': BlCheck
  }
}
