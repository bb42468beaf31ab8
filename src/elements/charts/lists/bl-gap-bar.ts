import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Gaps } from '../../../reference/metric/gaps.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import '../../controls/bl-copy.ts'
import './bl-numbers.ts'
import { base } from '../../style/tokens.ts'

/** Share of the bar from which a gap has room for its name. */
const leastNamed = 0.25

/** The three gaps as a stacked bar and as numbers. The bar is always as long as the loss that was reached, so that it shows shares. */
@customElement('bl-gap-bar')
export class BlGapBar extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .bar {
        position: relative;
        height: calc(var(--bl-1) * 5);
        margin: var(--bl-1) 0;
        overflow: hidden;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-1);
        background: var(--bl-paper);
      }
      .part {
        position: absolute;
        inset-block: 0;
        left: var(--from);
        width: max(var(--size), 1.5px);
        background: var(--color);
      }
      .part.helped {
        border: 2px dashed var(--color);
        background: var(--bl-card);
        opacity: 0.85;
      }
      .stale {
        opacity: 0.4;
      }
      .part b {
        display: none;
        overflow: hidden;
        color: var(--bl-card);
        white-space: nowrap;
      }
      .part.helped b {
        color: var(--bl-ink);
      }
      .names {
        display: none;
        flex-wrap: wrap;
        gap: 0 var(--bl-5, 1.5rem);
        margin: var(--bl-2) 0 0;
      }
      .names i {
        display: inline-block;
        width: 0.8em;
        height: 0.8em;
        margin-right: 0.3em;
        border-radius: 2px;
        background: var(--color);
      }
      @container (min-width: 320px) {
        .names {
          display: flex;
        }
        bl-numbers,
        footer > span:first-child {
          display: none;
        }
      }
      @container (min-width: 420px) {
        .bar {
          height: calc(var(--bl-1) * 14);
        }
        .part {
          display: flex;
          align-items: center;
          justify-content: space-between;
          gap: var(--bl-2);
          padding: 0 var(--bl-3);
        }
        .part b {
          display: inline;
        }
      }
      footer {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--bl-2);
        font-size: var(--bl-text-small);
      }
    `,
  ]

  @property({ attribute: false }) gaps: Gaps | undefined
  @property({ type: Boolean }) busy = false
  @property({ type: Boolean }) stale = false

  override render() {
    const { gaps } = this
    const helped = gaps && gaps.algorithm < 0
    const rows = gaps && [
      { id: 'model', label: 'model', hint: hints.model, color: 'var(--bl-model)', values: [gaps.model] },
      { id: 'metric', label: 'metric', hint: hints.metric, color: 'var(--bl-metric)', values: [gaps.metric] },
      {
        id: 'algorithm',
        label: helped ? 'algorithm: stopping early helped' : 'algorithm',
        hint: hints.algorithm,
        color: 'var(--bl-accent)',
        values: [gaps.algorithm],
      },
    ]
    return html`
      <div class=${this.stale ? 'stale' : ''}>
        ${gaps ? [this.bar(gaps), this.names(gaps)] : nothing}
        ${rows ? html`<bl-numbers label="The three gaps" .rows=${rows}></bl-numbers>` : nothing}
      </div>
      <footer>
        ${gaps ? this.together(gaps) : nothing}
        <span class="quiet" role="status">${this.busy ? 'searching' : ''}</span>
      </footer>
    `
  }

  /** The gaps with their numbers in a line, where there is room for one: narrow ones have no name in the bar. */
  private names({ model, metric, algorithm }: Gaps) {
    const name = (label: string, color: string, value: number) =>
      html`<span style="--color: var(--bl-${color})"><i></i>${label} <b>${formatNumber(value, 3)}</b></span>`
    return html`<p class="names" aria-hidden="true">
      ${name('model', 'model', model)} ${name('metric', 'metric', metric)}
      ${name('algorithm', 'accent', algorithm)}
      <span>together <b>${formatNumber(model + metric + algorithm, 4)}</b></span>
    </p>`
  }

  private together({ model, metric, algorithm }: Gaps) {
    const reached = model + metric + algorithm
    return html`<span>
      together
      <bl-copy label="the three together: what was reached" .text=${String(reached)}>
        ${formatNumber(reached, 4)}
      </bl-copy>
    </span>`
  }

  private bar({ model, metric, algorithm }: Gaps) {
    const sample = model + metric
    const whole = Math.max(sample, sample + algorithm)
    const part = (name: string, from: number, to: number, color: string) => {
      const share = (value: number) => `${(100 * value) / (whole || 1)}%`
      const [helped, size] = [to < from, Math.abs(to - from)]
      return html`<span
        class="part ${name} ${helped ? 'helped' : ''}"
        style="--from: ${share(Math.min(from, to))}; --size: ${share(size)}; --color: var(--bl-${color})"
        >${size > leastNamed * whole ? html`<b>${name}</b> <b>${formatNumber(to - from, 3)}</b>` : nothing}</span
      >`
    }
    const words = Object.entries({ model, metric, algorithm })
      .map(([name, value]) => `${name} ${formatNumber(value, 3)}`)
      .join(', ')
    return html`<div class="bar" role="img" aria-label="The three gaps: ${words}">
      ${part('model', 0, model, 'model')} ${part('metric', model, sample, 'metric')}
      ${part('algorithm', sample, sample + algorithm, 'accent')}
    </div>`
  }
}

const hints = {
  model: 'What the best weights that were found in this family of functions still lose',
  metric: 'What is lost by minimising the training loss in place of what counts',
  algorithm:
    'What is lost by stopping where the run stands, not at the best weights found for the training loss',
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-gap-bar': BlGapBar
  }
}
