import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { strata } from '../../../math/picture/palette.ts'

/** A surface seen from above, and the paths on it. All coordinates are between 0 and 1, from the left and from the bottom. */
export interface SmallPicture {
  readonly columns: number
  readonly rows: number
  /** Row by row from the bottom; NaN for missing values. */
  readonly heights: ArrayLike<number>
  readonly ways: readonly {
    readonly color: string
    readonly points: readonly (readonly [number, number])[]
  }[]
}

/** Size of the picture in pixels, and the number of height bands. */
const [width, height, bands] = [208, 120, 9]

/** Red, green and blue of a colour between two stops of the surface’s colour scale. */
function bandColor(share: number): readonly [number, number, number] {
  const place = Math.min(0.999, Math.max(0, share)) * (strata.length - 1)
  const at = Math.floor(place)
  const channels = (color = '#000000') => [1, 3, 5].map((from) => parseInt(color.slice(from, from + 2), 16))
  const [low, high] = [channels(strata[at]), channels(strata[at + 1])]
  const mixed = low.map((channel, i) => channel + (place - at) * ((high[i] ?? 0) - channel))
  return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0]
}

/** The height at a point, interpolated between its four neighbours. */
function heightAt({ columns, rows, heights }: SmallPicture, x: number, y: number): number {
  const [p, q] = [x * (columns - 1), y * (rows - 1)]
  const [i, k] = [Math.min(columns - 2, Math.floor(p)), Math.min(rows - 2, Math.floor(q))]
  const at = (column: number, row: number) => heights[row * columns + column] ?? NaN
  const along = (row: number) => at(i, row) + (p - i) * (at(i + 1, row) - at(i, row))
  return along(k) + (q - k) * (along(k + 1) - along(k))
}

/** A small map of a step: bands of height and the paths of the runs. */
@customElement('bl-small-picture')
export class BlSmallPicture extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      aspect-ratio: ${width} / ${height};
      overflow: hidden;
      border-radius: 4px;
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `

  @property({ attribute: false }) picture: SmallPicture | undefined
  @query('canvas') private readonly canvas!: HTMLCanvasElement

  override render() {
    return html`<canvas width=${width} height=${height} aria-hidden="true"></canvas>`
  }

  protected override updated(): void {
    const context = this.canvas.getContext('2d')
    const { picture } = this
    if (!context || !picture) return
    this.#drawHeights(context, picture)
    const place = ([x, y]: readonly [number, number]) => [x * width, (1 - y) * height] as const
    for (const { color, points } of picture.ways) {
      const way = new Path2D()
      for (const point of points) way.lineTo(...place(point))
      for (const [style, line] of [
        ['#ffffff', 6],
        [color, 3],
      ] as const) {
        context.strokeStyle = style
        context.lineWidth = line
        context.lineJoin = 'round'
        context.stroke(way)
      }
      const [x, y] = place(points[0] ?? [0, 0])
      context.beginPath()
      context.arc(x, y, 5, 0, 2 * Math.PI)
      context.fillStyle = color
      context.fill()
      context.strokeStyle = '#ffffff'
      context.lineWidth = 2
      context.stroke()
    }
  }

  #drawHeights(context: CanvasRenderingContext2D, picture: SmallPicture): void {
    const image = context.createImageData(width, height)
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        const share = heightAt(picture, column / (width - 1), 1 - row / (height - 1))
        if (Number.isNaN(share)) continue
        const band = Math.round(share * bands) / bands
        image.data.set([...bandColor(band), 255], 4 * (row * width + column))
      }
    context.putImageData(image, 0, 0)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-small-picture': BlSmallPicture
  }
}
