import { css, html, LitElement, svg } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { heightOn, lossOn, type CornerHeights, type Pole, type Rectangle } from './tilted-plane.ts'
import { formatFixed } from '../../math/picture/format.ts'
import { pointerPosition } from '../../math/picture/pointer-position.ts'
import { headedStyle } from '../../elements/charts/paint/picture-style.ts'
import { tableOf, type ValueTable } from '../../elements/value-table.ts'

/** Points to which a plane is fitted, with the inputs of its loss. */
export interface TiltView {
  readonly poles: readonly Pole[]
  readonly rectangle: Rectangle
  /** Factor on the mean squared distance. */
  readonly factor: number
  readonly names: readonly [string, string]
}

/** The picture in its own units: its size, the middle of its floor, half of each side, and a unit of height. */
const size = { width: 360, height: 300, x: 180, y: 165, across: 118, down: 62, unit: 44 }

/** The greatest height of a handle, and the step of an arrow key. */
const [highest, keyStep] = [2.5, 0.1]

/** The initial plane. */
const untouched: CornerHeights = [-0.6, 0.9, 0.2]

/** The corners with handles, as shares of the rectangle. */
const corners = [
  [0, 0],
  [1, 0],
  [0, 1],
] as const

/** Returns the place in the picture of shares of the rectangle and a height. */
const placeOf = (across: number, back: number, height: number) => ({
  x: size.x + (across - back) * size.across,
  y: size.y + (1 - across - back) * size.down - height * size.unit,
})

const pathOf = (places: readonly { readonly x: number; readonly y: number }[]): string =>
  places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')

const edge = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const

/** A plane over the points of two inputs, tilted by three handles, with its loss and the lowest loss so far. */
@customElement('bl-tilt')
export class BlTilt extends LitElement {
  static override readonly styles = [
    ...headedStyle,
    css`
      .reading {
        margin: 0;
        font: 600 var(--bl-text-small) / 1.6 var(--bl-font);
      }
      .reading b {
        font-size: var(--bl-text-heading);
      }
      svg {
        flex: 1;
        width: 100%;
        min-height: 6rem;
        overflow: visible;
      }
      text {
        fill: var(--bl-ink);
        font: 600 12px var(--bl-font);
        text-anchor: middle;
      }
      .floor {
        fill: none;
        stroke: var(--bl-hairline);
        stroke-width: 1.5;
      }
      .plane {
        fill: color-mix(in srgb, var(--bl-accent) 22%, transparent);
        stroke: var(--bl-accent);
        stroke-width: 1.5;
      }
      .distance {
        stroke: var(--bl-ink);
        stroke-width: 1.6;
        stroke-dasharray: 2 4;
      }
      .pole {
        stroke: var(--bl-card);
        stroke-width: 2;
        fill: var(--bl-metric);
      }
      .pole.below {
        fill: var(--bl-algorithm, var(--bl-ink));
      }
      .handle {
        fill: var(--bl-card);
        stroke: var(--bl-accent);
        stroke-width: 3;
        cursor: ns-resize;
        touch-action: none;
      }
      .handle:focus-visible {
        outline: none;
        stroke: var(--bl-ink);
      }
    `,
  ]

  @property() heading = ''
  @property({ attribute: false }) view: TiltView | undefined
  @state() private heights: CornerHeights = untouched
  /** The lowest loss since the plane was first moved. */
  @state() private least = Infinity
  /** The corner whose handle is dragged. */
  #held: number | undefined

  get valueTables(): readonly ValueTable[] {
    const { heading, view } = this
    if (!view) return []
    return [
      tableOf(heading, ['point', ...view.names, 'height'], view.poles.length, (i) => {
        const { x, y, height } = view.poles[i]!
        return [i + 1, x, y, height]
      }),
    ]
  }

  override render() {
    const { view } = this
    if (!view) return html`<h2>${this.heading}</h2>`
    return html`<h2>${this.heading}</h2>
      <p class="reading" role="status">
        loss <b>${formatFixed(this.#loss(view))}</b>${
          Number.isFinite(this.least)
            ? html`<span class="quiet">, least so far ${formatFixed(this.least)}</span>`
            : ''
        }
      </p>
      <svg
        viewBox="0 0 ${size.width} ${size.height}"
        role="group"
        @pointermove=${this.#drag}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
        aria-label="A plane over ${view.names.join(' and ')}, and the points"
      >
        ${this.#picture(view)}
      </svg>`
  }

  #loss({ rectangle, poles, factor }: TiltView): number {
    return lossOn(this.heights, rectangle, poles, factor)
  }

  #picture({ poles, rectangle, names }: TiltView) {
    const { heights } = this
    const { x: [left, right], y: [near, far] } = rectangle // prettier-ignore
    const unit = { x: [0, 1], y: [0, 1] } as const
    const floor = pathOf(edge.map(([across, back]) => placeOf(across, back, 0)))
    const plane = pathOf(
      edge.map(([across, back]) => placeOf(across, back, heightOn(heights, unit, across, back))),
    )
    const stems = poles.map(({ x, y, height }) => {
      const [across, back] = [(x - left) / (right - left), (y - near) / (far - near)]
      const [point, on] = [
        placeOf(across, back, height),
        placeOf(across, back, heightOn(heights, unit, across, back)),
      ]
      return svg`<line class="distance" x1=${point.x} y1=${point.y} x2=${on.x} y2=${on.y} />
        <circle class="pole ${height < 0 ? 'below' : ''}" cx=${point.x} cy=${point.y} r="7" />`
    })
    const [along, into] = [placeOf(0.5, 0, 0), placeOf(0, 0.5, 0)]
    return svg`<polygon class="floor" points=${floor} />
      <text x=${along.x + 24} y=${along.y + 28}>${names[0]}</text>
      <text x=${into.x - 24} y=${into.y + 28}>${names[1]}</text>
      <polygon class="plane" points=${plane} />
      ${stems}
      ${corners.map((_, corner) => this.#handle(corner))}`
  }

  #handle(corner: number) {
    const [across, back] = corners[corner]!
    const height = this.heights[corner]!
    const { x, y } = placeOf(across, back, height)
    return svg`<circle
      class="handle"
      cx=${x}
      cy=${y}
      r="11"
      tabindex="0"
      role="slider"
      aria-label="height of corner ${corner + 1}"
      aria-valuemin=${-highest}
      aria-valuemax=${highest}
      aria-valuenow=${Number(height.toFixed(2))}
      aria-orientation="vertical"
      @pointerdown=${(event: PointerEvent) => this.#take(event, corner)}
      @keydown=${(event: KeyboardEvent) => this.#key(event, corner)}
    />`
  }

  /** Captures the pointer on the picture, where places can be computed inside transforms. */
  #take({ pointerId }: PointerEvent, corner: number): void {
    this.renderRoot.querySelector('svg')?.setPointerCapture(pointerId)
    this.#held = corner
  }

  readonly #drag = (event: PointerEvent): void => {
    const held = this.#held
    const { clientWidth, clientHeight } = event.currentTarget as SVGElement
    if (held === undefined) return
    const [across, back] = corners[held]!
    const scale = Math.min(clientWidth / size.width, clientHeight / size.height)
    const above = (clientHeight - scale * size.height) / 2
    const y = (pointerPosition(event).y - above) / scale
    this.#move(held, (placeOf(across, back, 0).y - y) / size.unit)
  }

  readonly #release = (): void => {
    this.#held = undefined
  }

  #key(event: KeyboardEvent, corner: number): void {
    const step = { ArrowUp: keyStep, ArrowRight: keyStep, ArrowDown: -keyStep, ArrowLeft: -keyStep }[
      event.key
    ]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    this.#move(corner, this.heights[corner]! + step)
  }

  #move(corner: number, height: number): void {
    const kept = Math.min(highest, Math.max(-highest, height))
    const [first, second, third] = this.heights.map((one, i) => (i === corner ? kept : one))
    this.heights = [first!, second!, third!]
    if (this.view) this.least = Math.min(this.least, this.#loss(this.view))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-tilt': BlTilt
  }
}
