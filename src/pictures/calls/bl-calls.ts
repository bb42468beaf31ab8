import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { drawCalls, type CallsDrawing } from './calls-chart.ts'
import { PaintController, type Frame } from '../../elements/charts/paint/paint-controller.ts'
import { pictureStyle } from '../../elements/charts/paint/picture-style.ts'
import { scaledContext } from '../../elements/charts/paint/scaled-context.ts'
import { listed, type ValueTable } from '../../elements/value-table.ts'

/** Time in which the calls of a new run appear in order, in milliseconds. */
const coming = 1600

/** The calls of one run of a procedure, each a bar over its keys with its pivot marked. A new run appears call by call. */
@customElement('bl-calls')
export class BlCalls extends LitElement {
  static override readonly styles = [
    pictureStyle,
    css`
      .frame {
        position: relative;
        flex: 1;
        min-height: 5rem;
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
    `,
  ]

  /** The run; a new object starts a new animation. */
  @property({ attribute: false }) drawing: CallsDrawing = { calls: [], size: 1, rows: 1 }
  @property() heading = ''

  @query('.frame') private readonly frame!: HTMLElement
  @query('canvas') private readonly canvas!: HTMLCanvasElement

  /** Time at which the animation started. */
  #since = -Infinity

  constructor() {
    super()
    new PaintController(this, { surface: () => this.frame, paint: (frame) => this.#paint(frame) })
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('drawing') && !matchMedia('(prefers-reduced-motion: reduce)').matches)
      this.#since = performance.now()
  }

  get valueTables(): readonly ValueTable[] {
    return listed(
      this.heading,
      ['call', 'within', 'first rank', 'keys', 'pivot'],
      this.drawing.calls.map(({ depth, from, count, pivot }, i) => [
        i + 1,
        depth,
        from + 1,
        count,
        pivot + 1,
      ]),
    )
  }

  override render() {
    return html`<h2>${this.heading}</h2>
      <div class="frame">
        <canvas
          role="img"
          aria-label="${this.heading}: each call is a bar over the ranks of its keys, with the calls that it makes below"
        ></canvas>
      </div>
      <p class="quiet">
        across: keys by rank; down: ${this.drawing.rows} levels of nested calls; marked: pivots
      </p>`
  }

  #paint({ width, height, theme }: Frame): void {
    const { drawing } = this
    const { calls } = drawing
    const share = Math.min(1, (performance.now() - this.#since) / coming)
    const context = scaledContext(this.canvas, { width, height })
    const there = calls.slice(0, Math.ceil(share * calls.length))
    drawCalls(context, { ...drawing, calls: there }, [width, height], theme)
    if (share < 1) requestAnimationFrame(() => this.requestUpdate())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-calls': BlCalls
  }
}
