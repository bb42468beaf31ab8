import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, queryAll, state } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import { paintTile, type MatrixTile } from '../../../charts/matrix-tile.ts'
import { tiling } from '../../../charts/tiling.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import { maxOf } from '../../../math/statistics/range.ts'
import { pointerPosition } from '../../../math/picture/pointer-position.ts'
import { headedStyle } from '../paint/picture-style.ts'
import { tileScale, tileScaleStyle } from '../paint/tile-scale.ts'
import { matrixTable, type ValueTable } from '../../value-table.ts'

/** The most entries whose values are written in the tile. */
const mostWritten = 9

const gap = 10

/**
 * Matrices side by side as heat tiles on one diverging scale from -`most` to `most`, such as the observed, the completed
 * and the true matrix. Unknown entries are hatched. Small matrices show all values, others the one under the pointer.
 * Arrow keys move it too, Home and End along the row, and with Ctrl to the first and the last entry.
 */
@customElement('bl-matrix-tiles')
export class BlMatrixTiles extends LitElement {
  static override readonly styles = [
    ...headedStyle,
    tileScaleStyle,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--bl-3);
        padding-right: var(--bl-corner, 0);
        white-space: nowrap;
      }
      .under {
        overflow: hidden;
        font-size: var(--bl-text-small);
        text-overflow: ellipsis;
      }
      .tiles {
        position: relative;
        flex: 1;
        min-height: var(--bl-least-tiles, 5.5rem);
        container-type: size;
      }
      figure {
        --caption: 1.5em;
        position: absolute;
        margin: 0;
      }
      figcaption {
        display: flex;
        align-items: baseline;
        justify-content: center;
        height: var(--caption);
        overflow: hidden;
        font-size: var(--bl-text-small);
        white-space: nowrap;
      }
      figcaption .name {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .note {
        display: none;
        font: 400 var(--bl-text-small) / 1.4 var(--bl-font);
      }
      .note span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .note b {
        flex: none;
        color: var(--bl-ink);
      }
      .value {
        display: none;
        position: absolute;
        z-index: 1;
        translate: calc(-100% - 0.35em) -50%;
        padding: 0 0.4em;
        border-radius: var(--bl-radius-small);
        background: var(--bl-ink);
        color: var(--bl-card);
        font-size: var(--bl-text-small);
        font-weight: 600;
        line-height: 1.7;
        pointer-events: none;
      }
      .value.right {
        translate: 1.7em -50%;
      }
      @container (min-height: 300px) {
        figure {
          --caption: calc(1.4 * var(--bl-text-heading) + 1.5 * var(--bl-text-small));
        }
        figcaption {
          flex-direction: column;
          justify-content: end;
          align-items: stretch;
          color: var(--bl-ink);
          font: 600 var(--bl-text-heading) / 1.3 var(--bl-font-hand);
        }
        .note {
          display: flex;
          gap: 0.3em;
        }
        .value {
          display: block;
        }
      }
      .tile {
        position: relative;
        aspect-ratio: calc(1 / var(--tall));
        background: repeating-linear-gradient(45deg, var(--bl-card) 0 3px, var(--bl-hairline) 3px 5px);
        box-shadow: 0 0 0 1px var(--bl-hairline);
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
        image-rendering: pixelated;
      }
      .values {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        font-size: var(--bl-text-small);
        font-weight: 600;
        pointer-events: none;
      }
      .values span {
        padding: 0 0.25em;
        border-radius: 0.25em;
        background: var(--bl-card);
        color: var(--bl-ink);
        line-height: 1.3;
      }
      .here {
        position: absolute;
        box-sizing: border-box;
        border: 2px solid var(--bl-ink);
        pointer-events: none;
      }
    `,
  ]

  @property() heading = 'The matrix'
  @property({ attribute: false }) tiles: readonly MatrixTile[] = []
  /** Absolute value at which the colours end. */
  @property({ type: Number }) most = 1
  @property({ type: Boolean }) log = false
  /** The entry under the pointer, or chosen by keys: row and column. */
  @state() private entry: readonly [number, number] | undefined
  @query('.tiles') private readonly room!: HTMLElement
  @queryAll('canvas') private readonly canvases!: NodeListOf<HTMLCanvasElement>
  @queryAll('figure') private readonly figures!: NodeListOf<HTMLElement>
  readonly #sizes = new ResizeObserver(() => this.#place())

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes.disconnect()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#sizes.observe(this.room)
  }

  protected override firstUpdated(): void {
    this.#sizes.observe(this.room)
  }

  get valueTables(): readonly ValueTable[] {
    return tileTables(this.tiles)
  }

  override render() {
    const words = this.#words()
    return html`
      <header>
        <h2>${this.heading}</h2>
        <span class="under quiet" role="status">${words}</span>
        ${tileScale(this.most, this.log)}
      </header>
      <div
        class="tiles"
        role="group"
        tabindex="0"
        aria-label="${this.heading}: ${words || 'arrow keys move between entries'}"
        @pointerleave=${() => (this.entry = undefined)}
        @keydown=${(event: KeyboardEvent) => this.#walk(event)}
        @blur=${() => (this.entry = undefined)}
      >
        ${this.tiles.map((tile) => this.#figure(tile))}
      </div>
    `
  }

  override updated(): void {
    this.canvases.forEach((canvas, i) => {
      const tile = this.tiles[i]
      if (tile) paintTile(canvas, tile, this)
    })
    this.#place()
  }

  /** Lays out the tiles in the common space. */
  #place(): void {
    const { clientWidth: width, clientHeight: height } = this.room
    const caption = this.renderRoot.querySelector('figcaption')?.offsetHeight ?? 0
    const tall = maxOf(this.tiles.map(({ rows, columns }) => rows / columns))
    const places = tiling(this.tiles.length, tall, { width, height, gap, caption })
    for (const [i, { left, top, width }] of places.entries())
      Object.assign(this.figures[i]!.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` })
  }

  /** Describes the current entry in every tile that knows it. */
  #words(): string {
    if (!this.entry) return ''
    const [row, column] = this.entry
    const values = this.tiles.flatMap(({ label, columns, entries }) => {
      const value = entries[row * columns + column] ?? NaN
      return Number.isFinite(value) ? [`${label} ${formatNumber(value, 3)}`] : []
    })
    return `row ${row + 1}, column ${column + 1}: ${values.join(', ')}`
  }

  #figure(tile: MatrixTile) {
    const { label, rows, columns, entries } = tile
    const count = rows * columns
    const known = Array.from(entries).filter(Number.isFinite).length
    const size = `${rows} by ${columns} matrix, ${known === count ? 'all' : known} entries known`
    const style = styleMap({ '--tall': String(rows / columns) })
    return html`<figure style=${style}>
      <figcaption class="quiet" title=${label}>
        <span class="name">${label}</span>
        ${tile.note ? html`<span class="note quiet"><span>${tile.note.label}</span> <b>${formatNumber(tile.note.value, 2)}</b></span>` : nothing}
      </figcaption>
      <div
        class="tile"
        @pointermove=${(event: PointerEvent) => this.#point(event, tile)}
        @pointerdown=${(event: PointerEvent) => this.#point(event, tile)}
      >
        <canvas
          role="img"
          aria-label="${label}: ${size}${count <= mostWritten ? `: ${written(tile, this.most)}` : ''}"
        ></canvas>
        ${count <= mostWritten ? values(tile, this.most) : nothing} ${this.#here(tile)}
      </div>
    </figure>`
  }

  #here({ rows, columns, entries }: MatrixTile) {
    if (!this.entry || rows * columns <= mostWritten) return nothing
    const [row, column] = this.entry
    const box = {
      left: `${(100 * column) / columns}%`,
      top: `${(100 * row) / rows}%`,
      width: `${100 / columns}%`,
      height: `${100 / rows}%`,
    }
    const value = entries[row * columns + column] ?? NaN
    const at = styleMap({ left: box.left, top: `${(100 * (row + 0.5)) / rows}%` })
    return html`<div class="here" style=${styleMap(box)}></div>
      <span class="value ${column < columns / 2 ? 'right' : ''}" style=${at} aria-hidden="true"
        >${Number.isFinite(value) ? formatNumber(value, 3) : 'hidden'}</span
      >`
  }

  #point(event: PointerEvent, { rows, columns }: MatrixTile): void {
    const { clientWidth, clientHeight } = event.currentTarget as HTMLElement
    const { x, y } = pointerPosition(event)
    const place = (at: number, count: number) => inside(Math.floor(at * count), count)
    this.entry = [place(y / clientHeight, rows), place(x / clientWidth, columns)]
  }

  /** Moves to the entry that a key leads to; the first key to the first entry. */
  #walk(event: KeyboardEvent): void {
    const [tile] = this.tiles
    if (!tile || event.shiftKey || event.metaKey || event.altKey) return
    const { rows, columns } = tile
    const [row, column] = this.entry ?? [-Infinity, -Infinity]
    const to = event.ctrlKey
      ? { Home: [0, 0], End: [rows, columns] }[event.key]
      : {
          ArrowUp: [row - 1, column],
          ArrowDown: [row + 1, column],
          ArrowLeft: [row, column - 1],
          ArrowRight: [row, column + 1],
          Home: [row, 0],
          End: [row, columns],
        }[event.key]
    if (!to) return
    event.preventDefault()
    event.stopPropagation()
    this.entry = [inside(to[0] ?? 0, rows), inside(to[1] ?? 0, columns)]
  }
}

/** Clamps an index to a list of this length. */
const inside = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index))

/** Formats an entry. A value below 10⁻³ of the scale is written as 0. */
const shown = (value: number, most: number): string =>
  Number.isFinite(value) ? formatNumber(Math.abs(value) < 1e-3 * most ? 0 : value, 3) : '?'

const written = ({ entries }: MatrixTile, most: number): string =>
  Array.from(entries, (value) => shown(value, most)).join(', ')

const values = ({ columns, entries }: MatrixTile, most: number) =>
  html`<div
    class="values"
    aria-hidden="true"
    style=${styleMap({ 'grid-template-columns': `repeat(${columns}, 1fr)` })}
  >
    ${Array.from(entries, (value) => html`<span>${shown(value, most)}</span>`)}
  </div>`

export const tileTables = (tiles: readonly MatrixTile[]): ValueTable[] =>
  tiles.map(({ label, rows, columns, entries }) =>
    matrixTable(label, rows, columns, (i, j) => entries[i * columns + j]!),
  )

declare global {
  interface HTMLElementTagNameMap {
    'bl-matrix-tiles': BlMatrixTiles
  }
}
