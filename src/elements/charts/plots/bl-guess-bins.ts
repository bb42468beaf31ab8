import type { Authored } from '../../../experiment/authored.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { AxisScale, PlotFrame } from '../../../charts/plot/plot-frame.ts'
import { clamp } from '../../../math/clamp.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import { shareOnScale } from '../../../math/picture/scale-share.ts'
import { maxOf } from '../../../math/statistics/range.ts'
import { GuessEvent } from '../../guess-event.ts'
import { base } from '../../style/tokens.ts'
import { arrowOf, endKeyOf, type HandAxis } from './axis-hand.ts'
import { asGiven } from '../../../words/language/language.ts'

/** The guesses of an audience in bins: `counts[i]` of them between `edges[i]` and `edges[i + 1]`. */
export interface CountedBins {
  readonly edges: readonly number[]
  readonly counts: readonly number[]
}

/** Default fraction of the plot that the longest bar takes. */
const defaultBars = 0.3

/**
 * Returns the length of the longest bar in pixels, and whether bars extend to the left of an upright line because it is
 * near the right edge.
 */
export function barsFrom(
  line: number,
  axis: HandAxis,
  { width, height }: Pick<PlotFrame, 'width' | 'height'>,
  part: number = defaultBars,
): { readonly length: number; readonly isBack: boolean } {
  if (axis === 'across') return { length: Math.min(part * height, line), isBack: false }
  const isBack = line > (1 - part) * width
  return { length: Math.min(part * width, isBack ? line : width - line), isBack }
}

/** Smallest height of a bin, in pixels, that shows its number. */
const leastDigit = 9

/** Returns the middle of a bin, which represents the guesses in it. */
const middleOf = (from: number, to: number, log: boolean): number =>
  Number((log ? Math.sqrt(from * to) : (from + to) / 2).toPrecision(3))

/**
 * The guesses of an audience as a histogram on an axis of a plot, with bars from a line along that axis. While `open`,
 * clicking a bin adds a guess, the arrow keys move between bins, and minus or Delete removes a guess. Dispatches
 * GuessEvent.
 */
@customElement('bl-guess-bins')
export class BlGuessBins extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: contents;
      }
      .line {
        position: absolute;
        background: var(--bl-accent);
      }
      .line[data-axis='up'] {
        inset-block: 0;
        width: 2px;
        translate: -50%;
      }
      .line[data-axis='across'] {
        inset-inline: 0;
        height: 2px;
        translate: 0 -50%;
      }
      .bin {
        position: absolute;
        display: flex;
        padding: 0;
        border: 0;
        background: none;
        color: var(--bl-ink);
        font: 600 1em / 1 var(--bl-font);
        font-variant-numeric: tabular-nums;
      }
      .bin i {
        flex: none;
        box-sizing: border-box;
        border: 1px solid var(--bl-card);
        border-radius: 2px;
        background: var(--bl-ink-2);
        opacity: 0.6;
      }
      .bin b {
        flex: none;
        padding: 0 0.3em;
        font-weight: inherit;
      }
      button.bin {
        background: color-mix(in srgb, var(--bl-accent) 7%, transparent);
        pointer-events: auto;
        touch-action: manipulation;
        cursor: copy;
      }
      button.bin:is(:hover, :focus-visible) {
        background: color-mix(in srgb, var(--bl-accent) 22%, transparent);
      }
      button.bin:focus-visible {
        z-index: 2;
        outline: 3px solid var(--bl-focus);
        outline-offset: -1px;
      }
      .bin[data-true] i {
        background: var(--bl-accent);
        opacity: 1;
      }
      .bin[data-axis='up'] {
        align-items: center;
      }
      .bin[data-axis='up'] i {
        width: calc(var(--share) * 80%);
        height: 100%;
      }
      .bin[data-axis='across'] {
        flex-direction: column-reverse;
        align-items: center;
      }
      .bin[data-axis='across'] i {
        width: 100%;
        height: calc(var(--share) * 80%);
      }
      .bin[data-back] {
        flex-direction: row-reverse;
      }
      @container (max-width: 26rem) {
        .option > span {
          position: absolute;
          clip-path: inset(50%);
        }
        .veil p {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) counted: CountedBins | undefined
  @property({ attribute: false }) axis: HandAxis = 'up'
  @property({ attribute: false }) frame: PlotFrame | undefined
  /** Pixels from the left of the plot, or from its top, to the line at which the bars begin. */
  @property({ type: Number }) line = 0
  /** Fraction of the plot that the longest bar takes. */
  @property({ type: Number }) bars: number | undefined
  @property({ type: Boolean }) open = false
  /** The question, as the bins' name for screen readers. */
  @property() ask: Authored = ''
  @property({ type: Number }) truth: number | undefined
  /** The bin in the tab order. */
  @state() private at = 0

  override render() {
    const { counted, frame } = this
    if (!counted || !frame) return nothing
    const bins = counted.counts.map((_, i) => this.#bin(i, counted, frame))
    const line = `${this.axis === 'up' ? 'left' : 'top'}: ${this.line}px`
    return this.open
      ? html`<span class="line" data-axis=${this.axis} style=${line}></span>
          <div role="group" aria-label="${asGiven(this.ask)} Each click or key press adds a guess.">
            ${bins}
          </div>`
      : html`<div role="img" aria-label=${said(counted)}>${bins}</div>`
  }

  #bin(i: number, { edges, counts }: CountedBins, frame: PlotFrame) {
    const { axis, line, open, truth = NaN } = this
    const [from, to, count] = [edges[i]!, edges[i + 1]!, counts[i]!]
    const scale = frame[axis]
    const [first, last] = [clamp(shareOnScale(from, scale)), clamp(shareOnScale(to, scale))]
    if (first === last || (!open && count === 0)) return nothing
    const along = axis === 'up' ? frame.height : frame.width
    const { length, isBack } = barsFrom(line, axis, frame, this.bars)
    const thick = (last - first) * along
    const place =
      axis === 'up'
        ? `left: ${isBack ? line - length : line}px; width: ${length}px; bottom: ${first * along}px; height: ${thick}px`
        : `top: ${line - length}px; height: ${length}px; left: ${first * along}px; width: ${thick}px`
    const share = count / Math.max(1, maxOf(counts))
    const style = `${place}; --share: ${share}; font-size: min(1em, ${1.1 * thick}px)`
    const bar = html`<i></i>${count > 0 && thick >= leastDigit ? html`<b>${count}</b>` : nothing}`
    if (!open)
      return html`<span
        class="bin"
        data-axis=${axis}
        ?data-back=${isBack}
        ?data-true=${truth >= from && truth < to}
        style=${style}
        >${bar}</span
      >`
    return html`<button
      class="bin"
      data-axis=${axis}
      ?data-back=${isBack}
      style=${style}
      tabindex=${i === this.at ? 0 : -1}
      title="${between(from, to)}: add a guess"
      aria-label="${between(from, to)}: ${count === 1 ? '1 guess' : `${count} guesses`}"
      @focus=${() => (this.at = i)}
      @click=${() => this.#count(from, to, scale)}
      @keydown=${(event: KeyboardEvent) => this.#press(event, i, counts.length, [from, to])}
    >
      ${bar}
    </button>`
  }

  #count(from: number, to: number, { log = false }: AxisScale): void {
    this.dispatchEvent(new GuessEvent({ kind: 'number', value: middleOf(from, to, log) }))
  }

  #press(event: KeyboardEvent, i: number, count: number, between: readonly [number, number]): void {
    const [arrow, end] = [arrowOf(event), endKeyOf(event)]
    const isBack = ['-', 'Backspace', 'Delete'].includes(event.key)
    if (arrow === undefined && end === undefined && !isBack) return
    event.preventDefault()
    event.stopPropagation()
    if (isBack) this.dispatchEvent(new GuessEvent({ kind: 'back', between }))
    else this.#go(end === undefined ? i + (arrow ?? 0) : end * (count - 1))
  }

  #go(to: number): void {
    this.renderRoot.querySelectorAll<HTMLElement>('.bin')[to]?.focus({ preventScroll: true })
  }
}

const between = (from: number, to: number): string => `${formatNumber(from, 2)} to ${formatNumber(to, 2)}`

const said = ({ edges, counts }: CountedBins): string =>
  `Audience guesses: ${counts
    .flatMap((count, i) => (count > 0 ? [`${count} from ${between(edges[i]!, edges[i + 1]!)}`] : []))
    .join('; ')}`

declare global {
  interface HTMLElementTagNameMap {
    'bl-guess-bins': BlGuessBins
  }
}
