import { maxOf, minOf } from '../../math/statistics/range.ts'
import { css, html, LitElement, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { pictureStyle } from '../../elements/charts/paint/picture-style.ts'
import { listed, type ValueTable } from '../../elements/value-table.ts'

/** Ordered corners of a shadow in the plane of its two axes. */
type Corners = readonly (readonly [number, number])[]

/** Length of the picture’s longer side, and its margin. */
const [side, margin] = [100, 5]

/** The shadow of a polytope on a plane, with its corners as dots, over its shadow without noise. */
@customElement('bl-shadow')
export class BlShadow extends LitElement {
  static override readonly styles = [
    pictureStyle,
    css`
      svg {
        flex: 1;
        width: 100%;
        min-height: 4rem;
      }
      polygon {
        fill: color-mix(in srgb, var(--bl-accent) 18%, transparent);
        stroke: var(--bl-accent);
        stroke-width: 0.6;
      }
      circle {
        fill: var(--bl-accent);
      }
      .pale polygon {
        fill: none;
        stroke: var(--bl-ink-2);
        stroke-dasharray: 1.5 1.5;
      }
      .pale circle {
        fill: none;
        stroke: var(--bl-ink-2);
        stroke-width: 0.35;
      }
    `,
  ]

  @property({ attribute: false }) corners: Corners = []
  /** The shadow without noise, which is pale. */
  @property({ attribute: false }) noiseless: Corners = []
  @property() heading = ''
  @property({ attribute: false }) axes: readonly [string, string] = ['', '']

  get valueTables(): readonly ValueTable[] {
    return listed(
      this.heading,
      ['corner', ...this.axes],
      this.corners.map(([x, y], i) => [i + 1, x, y]),
    )
  }

  override render() {
    const all = [...this.corners, ...this.noiseless]
    const range = (axis: 0 | 1) => {
      const values = all.map((corner) => corner[axis])
      return [minOf(values), maxOf(values)] as const
    }
    const [[left, right], [low, high]] = [range(0), range(1)]
    const scale = (side - 2 * margin) / Math.max(right - left, high - low, 1e-9)
    const place = ([x, y]: readonly [number, number]): readonly [number, number] => [
      margin + scale * (x - left),
      margin + scale * (high - y),
    ]
    const outline = (corners: Corners, radius: number) => {
      const places = corners.map(place)
      const points = places.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(' ')
      return svg`<polygon points=${points} />${places.map(([x, y]) => svg`<circle cx=${x} cy=${y} r=${radius} />`)}`
    }
    const box = `0 0 ${2 * margin + scale * (right - left)} ${2 * margin + scale * (high - low)}`
    return html`<h2>${this.heading}</h2>
      ${
        all.length > 0
          ? html`<svg
              viewBox=${box}
              role="img"
              aria-label="${this.heading}, ${this.axes[0]} across, ${this.axes[1]} up"
            >
              <g class="pale">${outline(this.noiseless, 1)}</g>
              <g>${outline(this.corners, 1.1)}</g>
            </svg>`
          : ''
      }
      <p class="quiet">across: ${this.axes[0]}; up: ${this.axes[1]}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-shadow': BlShadow
  }
}
