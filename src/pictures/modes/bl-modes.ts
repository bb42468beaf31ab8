import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import { formatNumber } from '../../math/picture/format.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { headedStyle } from '../../elements/charts/paint/picture-style.ts'
import { tableOf, type ValueTable } from '../../elements/value-table.ts'

/** Labels along the eigenvectors of a kernel, by falling eigenvalue. */
export interface ModeShares {
  readonly label: string
  /** (v·y)² of each eigenvector, and the learned share of it. */
  readonly shares: readonly number[]
  readonly learned: readonly number[]
  /** The learned share of |y|². */
  readonly whole: number
}

/** The eigenvalues of a kernel, largest first, and two sets of labels along its eigenvectors. */
export interface ModesView {
  readonly step: number
  readonly eigenvalues: readonly number[]
  readonly labels: readonly ModeShares[]
}

const percent = (share: number): string => `${Math.round(100 * share)} %`

/**
 * Directions of a kernel from fast to slow, one column each, with the eigenvalue on a log axis. Below it, two sets of labels go up
 * and down on one scale, solid as far as learned and outlined beyond.
 */
@customElement('bl-modes')
export class BlModes extends LitElement {
  static override readonly styles = [
    ...headedStyle,
    css`
      .grid {
        flex: 1;
        display: grid;
        grid-template: minmax(0, 2fr) auto minmax(0, var(--up)) minmax(0, var(--down)) auto / repeat(
            var(--count),
            1fr
          );
        column-gap: 3%;
        min-height: 0;
        /* As theme.ts has it for what is drawn. */
        font-size: calc(1px * max(11, var(--bl-chart-text, 0), var(--bl-least-text, 0)) * var(--bl-scale, 1));
      }
      .words {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        column-gap: var(--bl-3);
        margin: 0;
        padding: var(--bl-2) 0;
        font-weight: 600;
      }
      .bar {
        position: relative;
        align-self: end;
        box-sizing: border-box;
        min-height: 1px;
        border: 1.3px solid var(--color);
        border-radius: 2px;
        background: color-mix(in srgb, var(--color) 16%, transparent);
        overflow: hidden;
      }
      .down {
        align-self: start;
      }
      .eigenvalue {
        border: none;
        background: var(--bl-ink-2);
      }
      .learned {
        position: absolute;
        inset: auto 0 0 0;
        background: var(--color);
      }
      .down .learned {
        inset: 0 0 auto 0;
      }
      .line {
        grid-area: 3 / 1 / 4 / -1;
        align-self: end;
        border-bottom: 1px solid var(--bl-ink);
      }
      .first {
        --color: var(--bl-metric);
      }
      .second {
        --color: var(--bl-accent);
      }
      b {
        color: var(--color);
      }
    `,
  ]

  @property() heading = 'Directions of the kernel, from fast to slow'
  @property({ attribute: false }) view: ModesView | undefined

  get valueTables(): readonly ValueTable[] {
    const { heading, view } = this
    if (!view) return []
    const { eigenvalues, labels } = view
    const columns = labels.flatMap(({ label }) => [label, `${label}, learned`])
    return [
      tableOf(heading, ['direction', 'eigenvalue', ...columns], eigenvalues.length, (i) => [
        i + 1,
        eigenvalues[i]!,
        ...labels.flatMap(({ shares, learned }) => [shares[i] ?? '', learned[i] ?? '']),
      ]),
    ]
  }

  override render() {
    const { view } = this
    return html`<h2>${this.heading}</h2>
      ${view ? this.#columns(view) : nothing}`
  }

  #columns({ eigenvalues, labels, step }: ModesView) {
    const [first, second] = labels
    if (!first || !second) return nothing
    const [largest = 1, least = 1] = [eigenvalues[0], eigenvalues.at(-1)]
    const tall = (value: number) => Math.log((2 * value) / least) / Math.log((2 * largest) / least)
    const [up, down] = [first, second].map(({ shares }) => maxOf(shares)) as [number, number]
    const sizes = {
      '--count': String(eigenvalues.length),
      '--up': `${(6 * up) / (up + down)}fr`,
      '--down': `${(6 * down) / (up + down)}fr`,
    }
    return html`<div
      class="grid"
      style=${styleMap(sizes)}
      role="img"
      aria-label=${this.#said(first, second, step)}
    >
      ${eigenvalues.map(
        (value, i) =>
          html`<div
            class="bar eigenvalue"
            style=${styleMap({ gridArea: `1 / ${i + 1}`, height: `${100 * tall(value)}%` })}
          ></div>`,
      )}
      <p class="words" style="grid-row: 2">
        <span>eigenvalue λ, log</span>
        <span>${formatNumber(largest / least, 3)} × smaller than the first</span>
      </p>
      ${this.#bars(first, 'first', 3, up)} ${this.#bars(second, 'second', 4, down)}
      <div class="line"></div>
      <p class="words" style="grid-row: 5">
        <span>labels along it, (v·y)², after ${step} ${step === 1 ? 'step' : 'steps'}</span>
        <b class="first">${first.label} ↑ ${percent(first.whole)} learned</b>
        <b class="second">${second.label} ↓ ${percent(second.whole)} learned</b>
      </p>
    </div>`
  }

  #bars({ shares, learned }: ModeShares, name: 'first' | 'second', row: number, most: number) {
    return shares.map(
      (share, i) =>
        html`<div
          class="bar ${name} ${name === 'second' ? 'down' : ''}"
          style=${styleMap({ gridArea: `${row} / ${i + 1}`, height: `${(100 * share) / most}%` })}
        >
          <div class="learned" style=${styleMap({ height: `${100 * learned[i]!}%` })}></div>
        </div>`,
    )
  }

  #said(first: ModeShares, second: ModeShares, step: number): string {
    const whole = [first, second].map((one) => `${one.label} ${percent(one.whole)} learned`).join(', ')
    return `${this.heading}: after ${step} steps ${whole}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-modes': BlModes
  }
}
