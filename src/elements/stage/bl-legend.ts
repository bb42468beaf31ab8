import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatNumber } from '../../math/picture/format.ts'
import { colorStops } from '../../math/picture/color-map.ts'
import { contourLevels, type ContourLevel } from '../../scene/surface/contour-levels.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import type { StageContent } from '../../scene/types.ts'
import { base } from '../style/tokens.ts'

/** Width of the bar, of its margin and of a digit, and the least space between two numbers, relative to the text size. */
const lengths = { bar: 17, margin: 1, digit: 0.62, space: 0.9 } as const

/** Returns the shift of a number from below its line, relative to its text size, that keeps it on the card. */
function inward({ fraction, label }: ContourLevel): number {
  const half = (label.length * lengths.digit) / 2
  const over = (part: number) => Math.max(0, half - part * lengths.bar - lengths.margin)
  return over(fraction) - over(1 - fraction)
}

/** Returns the levels whose numbers fit, preferring those of heavy lines. */
function numbered(levels: readonly ContourLevel[]): ContourLevel[] {
  const chosen: ContourLevel[] = []
  const reach = ({ label }: ContourLevel) => (label.length * lengths.digit + lengths.space) / 2
  const middle = (level: ContourLevel) => level.fraction * lengths.bar + inward(level)
  for (const level of levels.toSorted((x, y) => Number(y.major) - Number(x.major)))
    if (chosen.every((other) => Math.abs(middle(other) - middle(level)) >= reach(other) + reach(level)))
      chosen.push(level)
  return chosen.sort((x, y) => x.value - y.value)
}

/** Describes a linear scale, or a logarithmic one with L_min and floor. */
export function scaleWords({ kind, minimum, floor }: HeightScale): string {
  if (kind === 'linear') return 'linear'
  const least = minimum === 0 ? '' : ` above ${formatNumber(minimum, 4)}`
  return `log${least}, floor ${formatNumber(floor, 2)}`
}

/** The colour bar of the stage: lines and numbers at the values of its contour lines, and a mark if peaks are cut. */
@customElement('bl-legend')
export class BlLegend extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        box-sizing: content-box;
        width: 17em;
        padding: var(--bl-2) calc(var(--bl-1) * 5);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
        font-size: var(--bl-text-small);
      }
      .bar {
        position: relative;
        height: 0.75em;
        border-radius: 3px;
      }
      .line {
        position: absolute;
        inset: 0 auto;
        width: 1px;
        background: rgb(0 0 0 / 0.45);
      }
      .cut {
        position: absolute;
        inset: -0.35em 0 -0.35em auto;
        border-right: 2px dashed var(--bl-ink);
      }
      .levels {
        position: relative;
        height: 1.5em;
      }
      .level {
        position: absolute;
        white-space: nowrap;
      }
      p {
        display: flex;
        justify-content: space-between;
        flex-wrap: wrap;
        column-gap: 1em;
        gap: var(--bl-2);
        margin: 0;
        color: var(--bl-ink-2);
        line-height: 1.3;
      }
      @container (max-width: 559px) {
        :host {
          padding: var(--bl-1) calc(var(--bl-1) * 4);
        }
        p span:not(.ghost) {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) scale: HeightScale | undefined
  @property() colors: StageContent['colors'] = 'strata'
  /** Some of the surface lies above the range. */
  @property({ type: Boolean }) cut = false

  /** Name of the numbers, unless they are the loss or its logarithm. */
  @property() words = ''

  /** Description of what is dotted over the surface; empty if nothing is. */
  @property() ghost = ''

  override render() {
    const { scale } = this
    if (!scale) return nothing
    const levels = contourLevels(scale)
    const [low, high] = scale.range.map((value) => formatNumber(value, 3))
    const kind = this.words || (scale.kind === 'log' ? 'logarithmic' : 'linear')
    return html`
      <div
        role="img"
        aria-label="Colour scale from ${low} to ${high}, ${kind}${this.cut ? ', cut above' : ''}"
      >
        <div class="bar" style="background: linear-gradient(to right, ${colorStops(this.colors).join(', ')})">
          ${levels.map(
            ({ fraction, major }) =>
              html`<span class="line" style="left: ${100 * fraction}%; opacity: ${major ? 1 : 0.4}"></span>`,
          )}
          ${this.cut ? html`<span class="cut"></span>` : nothing}
        </div>
        <div class="levels">
          ${numbered(levels).map(
            (level) =>
              html`<span
                class="level"
                style="left: ${100 * level.fraction}%; translate: calc(${inward(level)}em - 50%)"
                >${level.label}</span
              >`,
          )}
        </div>
      </div>
      <p>
        <span>${this.words || scaleWords(scale)}</span>
        ${this.ghost ? html`<span class="ghost">ghost: ${this.ghost}</span>` : nothing}
        ${this.cut ? html`<span>cut above ${high}</span>` : nothing}
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-legend': BlLegend
  }
}
