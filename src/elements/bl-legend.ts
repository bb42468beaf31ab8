import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatNumber } from '../math/format.ts'
import { colorStops } from '../scene/color-map.ts'
import { contourLevels } from '../scene/contour-levels.ts'
import { heightFraction } from '../scene/height-scale.ts'
import type { HeightScale, StageContent } from '../scene/types.ts'
import { base } from './tokens.ts'

/**
 * The colour bar of the stage: ticks at the values of its contour lines, and a mark where peaks are cut.
 * `levels` are those with a number; by default the stage's heavy lines.
 */
@customElement('bl-legend')
export class BlLegend extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: inline-block;
        padding: var(--bl-3) var(--bl-3) var(--bl-2);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
        font-size: var(--bl-text-small);
      }
      .scale {
        position: relative;
        height: calc(var(--bl-1) * 36);
        min-width: calc(var(--bl-1) * 14);
      }
      .bar {
        position: absolute;
        inset: 0 auto 0 0;
        width: calc(var(--bl-1) * 3.5);
        border-radius: 3px;
      }
      .line {
        position: absolute;
        left: 0;
        width: calc(var(--bl-1) * 3.5);
        height: 1px;
        background: rgb(0 0 0 / 0.45);
      }
      .level {
        position: absolute;
        left: calc(var(--bl-1) * 5);
        line-height: 1;
        translate: 0 50%;
        white-space: nowrap;
      }
      .cut {
        position: absolute;
        top: calc(var(--bl-1) * -1);
        left: calc(var(--bl-1) * -0.75);
        width: calc(var(--bl-1) * 5);
        border-top: 2px dashed var(--bl-ink);
      }
      p {
        margin: var(--bl-2) 0 0;
        color: var(--bl-ink-2);
        line-height: 1.3;
      }
      .above {
        margin: 0 0 var(--bl-2);
      }
    `,
  ]

  @property({ attribute: false }) scale: HeightScale | undefined
  @property() colors: StageContent['colors'] = 'strata'
  @property({ attribute: false }) levels: readonly number[] | undefined
  /** Whether some of the surface lies above the range. */
  @property({ type: Boolean }) cut = false

  override render() {
    const { scale } = this
    if (!scale) return nothing
    const shift = scale.kind === 'log' ? scale.minimum : 0
    const drawn = contourLevels(scale)
    const named = this.levels ?? drawn.filter(({ major }) => major).map(({ value }) => value)
    const low = formatNumber(scale.range[0], 3)
    const high = formatNumber(scale.range[1], 3)
    return html`
      ${this.cut ? html`<p class="above">cut above ${high}</p>` : nothing}
      <div
        class="scale"
        role="img"
        aria-label="Colour scale from ${low} to ${high}, ${
          scale.kind === 'log' ? 'logarithmic' : 'linear'
        }${this.cut ? ', cut above' : ''}"
      >
        <div
          class="bar"
          style="background: linear-gradient(to top, ${colorStops(this.colors).join(', ')})"
        ></div>
        ${drawn.map(
          ({ fraction, major }) =>
            html`<span class="line" style="bottom: ${100 * fraction}%; opacity: ${major ? 1 : 0.4}"></span>`,
        )}
        ${named
          .map((value) => ({ value, fraction: heightFraction(scale, value) }))
          .filter(({ fraction }) => fraction >= -1e-6 && fraction <= 1 + 1e-6)
          .map(
            ({ value, fraction }) =>
              html`<span class="level" style="bottom: ${100 * fraction}%"
                >${formatNumber(value - shift, 3)}</span
              >`,
          )}
        ${this.cut ? html`<span class="cut"></span>` : nothing}
      </div>
      ${scale.kind === 'log' ? html`<p>${this.footnote(scale)}</p>` : nothing}
    `
  }

  /** L_min and floor of the logarithm. */
  private footnote({ minimum, floor }: HeightScale) {
    const least = minimum === 0 ? '' : `above ${formatNumber(minimum, 4)}, `
    return html`log, ${least}<br />floor ${formatNumber(floor, 2)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-legend': BlLegend
  }
}
