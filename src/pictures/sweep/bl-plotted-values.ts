import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { PlotFrame } from '../../charts/plot/plot-frame.ts'
import { shareOnScale } from '../../math/picture/scale-share.ts'
import { NumberEvent } from '../../elements/controls/control-events.ts'
import { PointEvent } from '../../elements/point-event.ts'
import { base } from '../../elements/style/tokens.ts'
import { dotText, type PlottedValue } from './against-chart.ts'

/**
 * The dots of a sweep's values as buttons, over the chart that draws them. Emits NumberEvent with the value of a dot that is clicked, and
 * PointEvent for the one under the pointer.
 */
@customElement('bl-plotted-values')
export class BlPlottedValues extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      button {
        position: absolute;
        width: max(2em, var(--bl-touch, 0px));
        aspect-ratio: 1;
        padding: 0;
        border: 0;
        border-radius: 50%;
        background: none;
        translate: -50% -50%;
        pointer-events: auto;
        cursor: pointer;
      }
      button:hover {
        background: color-mix(in srgb, var(--bl-accent) 16%, transparent);
      }
    `,
  ]

  @property({ attribute: false }) points: readonly PlottedValue[] = []
  /** Values that the stage can show. */
  @property({ attribute: false }) places: readonly number[] = []
  /** The stage's value. */
  @property({ attribute: false }) value: number | undefined
  /** The place of the plot, set by its chart. */
  @property({ attribute: false, hasChanged: (now, before) => JSON.stringify(now) !== JSON.stringify(before) })
  frame: PlotFrame | undefined

  override render() {
    const { frame, places, points, value } = this
    if (!frame) return nothing
    const { left, top, width, height, across, up } = frame
    return points
      .filter((point) => places.includes(point.value))
      .map((point) => {
        const x = left + width * shareOnScale(point.across.median, across)
        const y = top + height * (1 - shareOnScale(point.up.median, up))
        const mark = `sweep/${point.value}`
        return html`<button
          style="left: ${x}px; top: ${y}px"
          aria-label=${dotText(point)}
          aria-pressed=${String(point.value === value)}
          @click=${() => this.dispatchEvent(new NumberEvent(point.value, false))}
          @pointerenter=${() => this.dispatchEvent(new PointEvent(mark))}
          @pointerleave=${() => this.dispatchEvent(new PointEvent(undefined))}
        ></button>`
      })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-plotted-values': BlPlottedValues
  }
}
