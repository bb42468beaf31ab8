import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Gaps } from '../../reference/metric/gaps.ts'
import { formatNumber } from '../../math/picture/format.ts'
import '../../elements/controls/bl-copy.ts'
import '../../elements/charts/lists/bl-numbers.ts'
import { hatch } from '../../elements/style/hatch.ts'
import { base } from '../../elements/style/tokens.ts'
import { listed, type ValueTable } from '../../elements/value-table.ts'

/** Share of the bar above which a gap has room for its name. */
const leastNamed = 0.25

/** Share of the scale below which the bar is drawn again, magnified. */
const leastSeen = 0.1

/** Least gap in float64 that is not rounding. */
const leastGap = 1e-12

/** Share of the other two below which a negative part is dropped: rounding, or a run that has nearly arrived. */
const leastHelp = 1e-3

/**
 * The three gaps as a stacked bar and as numbers. On a `scale`, the error at the start of a lecture, the bar has an outline of that
 * length, and a magnified copy below once it is short. Without a scale it is as long as the loss reached and shows shares. `veiled`
 * draws only the outline.
 */
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
      .scale {
        position: absolute;
        inset: 0 auto 0 0;
        width: var(--size);
        border: 1.3px dashed var(--bl-ink-2);
        border-radius: var(--bl-1);
      }
      .bar.veiled {
        background: ${hatch}, var(--bl-card);
      }
      .larger {
        margin: var(--bl-2) 0 0;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      .part {
        position: absolute;
        inset-block: 0;
        left: var(--from);
        width: max(var(--size), 1.5px);
        background: var(--color);
      }
      .part.pale {
        opacity: 0.25;
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
      .part:is(.helped, .pale) b {
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
        }
        .part b {
          display: inline;
        }
        .part b:first-child {
          margin-left: var(--bl-3);
        }
        .part b:last-child {
          margin-right: var(--bl-3);
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
  @property({ attribute: false }) scale: number | undefined
  /** The highlighted part; the others are pale. */
  @property({ attribute: false }) lit: keyof Gaps | undefined
  @property({ type: Boolean }) veiled = false
  @property({ type: Boolean }) busy = false
  @property({ type: Boolean }) stale = false

  get valueTables(): readonly ValueTable[] {
    const { gaps, veiled } = this
    if (!gaps || veiled) return []
    return listed(
      'The three gaps',
      ['gap', 'loss'],
      [
        ['model gap', gaps.model],
        ['metric gap', gaps.metric],
        ['algorithm gap', gaps.algorithm],
      ],
    )
  }

  override render() {
    const gaps = this.veiled ? undefined : this.gaps
    const helped = gaps && hasHelped(gaps)
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
        ${this.veiled ? [html`<div class="bar veiled"></div>`, this.#names()] : nothing}
        ${gaps ? [this.#bars(gaps), this.#names(gaps)] : nothing}
        ${rows ? html`<bl-numbers label="The three gaps" .rows=${rows}></bl-numbers>` : nothing}
      </div>
      <footer>
        ${gaps ? this.#together(gaps) : nothing}
        <span class="quiet" role="status">${this.busy ? 'searching' : ''}</span>
      </footer>
    `
  }

  /** Returns the gaps with their numbers in a row if there is room, because narrow gaps have no name in the bar. */
  #names(gaps?: Gaps) {
    const name = (label: keyof Gaps, color: string) =>
      html`<span style="--color: var(--bl-${color})"
        ><i></i>${label} <b>${gaps ? inWords(gaps[label]) : '?'}</b></span
      >`
    const together = gaps && gaps.model + gaps.metric + gaps.algorithm
    return html`<p class="names" aria-hidden="true">
      ${name('model', 'model')} ${name('metric', 'metric')} ${name('algorithm', 'accent')}
      <span>together <b>${together === undefined ? '?' : formatNumber(together, 4)}</b></span>
    </p>`
  }

  #together({ model, metric, algorithm }: Gaps) {
    const reached = model + metric + algorithm
    return html`<span>
      together
      <bl-copy label="all three together, which is the value reached" .text=${String(reached)}>
        ${formatNumber(reached, 4)}
      </bl-copy>
    </span>`
  }

  /** Returns the bar on the scale of the lecture, with a magnified one below if it is short there. */
  #bars(gaps: Gaps) {
    const { scale } = this
    const reached = lengthOf(gaps)
    const whole = Math.max(reached, scale ?? 0)
    const words = Object.entries(gaps)
      .map(([name, value]) => `${name} ${formatNumber(value, 3)}`)
      .join(', ')
    const of = scale === undefined ? '' : `; ${formatNumber(scale, 3)} together at the start`
    const times = scale !== undefined && reached < leastSeen * scale ? magnification(reached, scale) : 1
    return html`<div class="bar" role="img" aria-label="The three gaps: ${words}${of}">
        ${parts(gaps, whole, this.lit)}
        ${scale === undefined ? nothing : html`<span class="scale" style="--size: ${share(scale, whole)}"></span>`}
      </div>
      ${
        times > 1
          ? html`<p class="larger">${formatNumber(times)} times as large</p>
              <div class="bar magnified" aria-hidden="true">${parts(gaps, whole / times, this.lit)}</div>`
          : nothing
      }`
  }
}

/** Formats a gap, with rounding as 0. */
const inWords = (gap: number): string => formatNumber(Math.abs(gap) < leastGap ? 0 : gap, 3)

const hasHelped = ({ model, metric, algorithm }: Gaps): boolean => -algorithm > leastHelp * (model + metric)

/** Length of the bar, up to the end of its furthest part. */
const lengthOf = ({ model, metric, algorithm }: Gaps): number => model + metric + Math.max(0, algorithm)

/** Returns the largest of 10, 20, 50, 100 … by which a length can be multiplied on a scale; 1e9 at most. */
function magnification(length: number, scale: number): number {
  const most = Math.min(1e9, scale / length)
  const decade = 10 ** Math.floor(Math.log10(most))
  return decade * ([5, 2].find((times) => times * decade <= most) ?? 1)
}

const share = (value: number, whole: number): string => `${(100 * value) / (whole || 1)}%`

/** Returns the three parts in sequence on a bar of length `whole`. */
function parts(gaps: Gaps, whole: number, lit: keyof Gaps | undefined) {
  const { model, metric, algorithm } = gaps
  const [sample, helped] = [model + metric, hasHelped(gaps)]
  const part = (name: keyof Gaps, from: number, to: number, color: string) => {
    const size = Math.abs(to - from)
    return html`<span
      class="part ${name} ${helped && to < from ? 'helped' : ''} ${lit && lit !== name ? 'pale' : ''}"
      style="--from: ${share(Math.min(from, to), whole)}; --size: ${share(size, whole)}; --color: var(--bl-${color})"
      >${size > leastNamed * whole ? html`<b>${name}</b> <b>${formatNumber(to - from, 3)}</b>` : nothing}</span
    >`
  }
  return [
    part('model', 0, model, 'model'),
    part('metric', model, sample, 'metric'),
    part('algorithm', sample, sample + algorithm, 'accent'),
  ]
}

const hints = {
  model: 'The loss that remains with the best weights found in this family of functions',
  metric: 'The loss added by minimising the training loss instead of what counts',
  algorithm: 'The loss added by stopping here, not at the best weights found for the training loss',
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-gap-bar': BlGapBar
  }
}
