import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { PlotFrame } from '../../charts/plot/plot-frame.ts'
import { letterSize } from '../../charts/plot/plot-axes.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { pointerPosition } from '../../math/picture/pointer-position.ts'
import { PaintController, type Frame } from '../charts/paint/paint-controller.ts'
import { scaledContext } from '../charts/paint/scaled-context.ts'
import { base } from '../style/tokens.ts'
import { DrawEvent, type DrawAct, type DrawnPlace, type DrawTool } from './draw-act.ts'

/** A position on the pad, in CSS pixels from its top left corner. */
type Pixel = readonly [x: number, y: number]

/** Pixels within which a pointer grabs a point. A finger is less precise than a mouse. */
const reach = { mouse: 12, touch: 22 } as const

/** Font size on a laptop, in pixels. Marks grow with the font. */
const defaultLetters = 13.5

/** Pixels between the points of a curve, at the default font size. */
const lineGap = 16

/** Milliseconds between puffs of the spray, and the number of points in each. */
const [puffPause, puffPoints] = [40, 2]

/** Fractions of an axis by which an arrow key moves the cross, without and with Shift. */
const strides = { usual: 1 / 50, fine: 1 / 500 } as const

const arrows: Readonly<Record<string, Pixel>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const distance = ([x, y]: Pixel, [u, v]: Pixel): number => Math.hypot(x - u, y - v)

/**
 * The layer over a picture of samples on which they are drawn. A click adds a point and a drag moves one; the curve and the spray add
 * many, and the eraser removes them. Arrow keys move a cross, Enter draws there, Delete removes the nearest point, and digits choose
 * the class. Dispatches DrawEvent.
 */
@customElement('bl-draw-pad')
export class BlDrawPad extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host,
      .pad,
      canvas {
        position: absolute;
        inset: 0;
      }
      .pad {
        cursor: crosshair;
        touch-action: none;
        user-select: none;
      }
      .pad[data-tool='spray'],
      .pad[data-tool='eraser'] {
        cursor: none;
      }
      .pad[data-holds] {
        cursor: grab;
      }
      canvas {
        width: 100%;
        height: 100%;
        pointer-events: none;
      }
    `,
  ]

  /** The position of the picture’s axes on the pad. */
  @property({ attribute: false }) frame: PlotFrame | undefined
  @property({ attribute: false }) places: readonly DrawnPlace[] = []
  @property() tool: DrawTool = 'point'
  /** Radius of spray and eraser in CSS pixels, at the default font size. */
  @property({ type: Number }) brush = 24
  /** Colour of the spray’s circle; the accent colour if empty. */
  @property() color = ''
  /** Number of classes that digits may choose; 0 if there are no classes. */
  @property({ type: Number }) classes = 0
  /** The random source of the spray, uniform in [0, 1). */
  @property({ attribute: false }) random: () => number = Math.random

  /** Position of the cross: under the last pointer, or where the keys have moved it. */
  @state() private cross: Pixel | undefined
  /** Whether keys move the cross; only then is it drawn. */
  @state() private keyed = false
  @state() private over = false
  @state() private said = ''
  @query('.pad') private readonly pad!: HTMLElement
  @query('canvas') private readonly canvas!: HTMLCanvasElement
  /** Id of the pointer that draws the current stroke. */
  #pointer: number | undefined
  /** Index of the dragged point. */
  #dragged: number | undefined
  /** The last point of the current curve. */
  #last: Pixel | undefined
  #spraying: ReturnType<typeof setInterval> | undefined

  constructor() {
    super()
    new PaintController(this, { surface: () => this.pad, paint: (frame) => this.#paint(frame) })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#end()
  }

  /** Takes the focus, so that keys work as soon as drawing starts. */
  protected override firstUpdated(): void {
    this.focus()
  }

  override focus(): void {
    this.pad.focus({ preventScroll: true })
  }

  override render() {
    return html`<div
        class="pad"
        role="application"
        tabindex="0"
        aria-label="Draw the data. Arrow keys move the cross, Enter draws, Delete removes the nearest point, digits choose the class, Escape finishes."
        data-tool=${this.tool}
        ?data-holds=${this.over && this.tool === 'point' && this.#held() !== undefined}
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @pointerleave=${() => (this.over = false)}
        @keydown=${this.#press}
        @blur=${() => (this.keyed = false)}
      >
        <canvas></canvas>
      </div>
      <p class="visually-hidden" role="status">${this.said === '' ? nothing : this.said}</p>`
  }

  /** Scale of marks relative to the default font size, at least 1. */
  get #scale(): number {
    return Math.max(1, Number.parseFloat(getComputedStyle(this).fontSize) / defaultLetters || 1)
  }

  get #radius(): number {
    return this.brush * this.#scale
  }

  #say(act: DrawAct): void {
    this.dispatchEvent(new DrawEvent(act))
  }

  /** Converts a point of the picture to a position on the pad. */
  #pixelOf([across, up]: DrawnPlace, { left, top, width, height, ...axes }: PlotFrame): Pixel {
    const share = (value: number, { from, to }: PlotFrame['across']) => (value - from) / (to - from)
    return [left + width * share(across, axes.across), top + height * (1 - share(up, axes.up))]
  }

  /** Converts a position on the pad to the nearest point of the picture. */
  #placeOf(pixel: Pixel, frame: PlotFrame): DrawnPlace {
    const { left, top, width, height, across, up } = frame
    const [x, y] = this.#within(pixel, frame)
    return [
      across.from + ((x - left) / width) * (across.to - across.from),
      up.to - ((y - top) / height) * (up.to - up.from),
    ]
  }

  /** Clamps a position to the area inside the axes. */
  #within([x, y]: Pixel, { left, top, width, height }: PlotFrame): Pixel {
    return [Math.min(left + width, Math.max(left, x)), Math.min(top + height, Math.max(top, y))]
  }

  /** Indices of the points within `radius` pixels. */
  #near(pixel: Pixel, radius: number): number[] {
    const { frame } = this
    if (!frame) return []
    return this.places.flatMap((place, n) =>
      distance(this.#pixelOf(place, frame), pixel) <= radius ? n : [],
    )
  }

  /** Index of the nearest point within `radius` pixels. If points coincide, the last, because it is drawn on top. */
  #nearest(pixel: Pixel, radius: number): number | undefined {
    const { frame } = this
    if (!frame) return undefined
    let [best, least] = [undefined as number | undefined, radius]
    for (const [n, place] of this.places.entries()) {
      const far = distance(this.#pixelOf(place, frame), pixel)
      if (far <= least) [best, least] = [n, far]
    }
    return best
  }

  /** Index of the point that is dragged, or that a click would grab. */
  #held(): number | undefined {
    return this.cross && this.#dragged === undefined ? this.#nearest(this.cross, reach.mouse) : this.#dragged
  }

  readonly #down = (event: PointerEvent): void => {
    const { frame } = this
    if (!frame || event.button !== 0 || this.#pointer !== undefined) return
    event.preventDefault()
    this.focus()
    this.pad.setPointerCapture(event.pointerId)
    this.#pointer = event.pointerId
    const at = this.#follow(event, frame)
    if (this.tool === 'point') {
      const held = this.#nearest(at, event.pointerType === 'touch' ? reach.touch : reach.mouse)
      // A new point comes last, and the same drag moves it.
      this.#dragged = held ?? this.places.length
      if (held === undefined) this.#add([at], frame)
    } else this.#draw(at, frame)
  }

  readonly #move = (event: PointerEvent): void => {
    const { frame } = this
    if (!frame || (this.#pointer !== undefined && event.pointerId !== this.#pointer)) return
    this.over = event.pointerType !== 'touch'
    const at = this.#follow(event, frame)
    if (this.#pointer === undefined) return
    if (this.#dragged !== undefined)
      this.#say({ kind: 'move', index: this.#dragged, place: this.#placeOf(at, frame) })
    else if (this.tool !== 'spray') this.#draw(at, frame)
  }

  readonly #up = (event: PointerEvent): void => {
    if (event.pointerId === this.#pointer) this.#end()
  }

  /** Moves the cross to the pointer. */
  #follow(event: PointerEvent, frame: PlotFrame): Pixel {
    const { x, y } = pointerPosition(event)
    this.keyed = false
    return (this.cross = this.#within([x, y], frame))
  }

  /** Draws with the current tool, at the start of a stroke or along it. */
  #draw(at: Pixel, frame: PlotFrame): void {
    if (this.tool === 'eraser') return this.#erase(at)
    if (this.tool === 'line') return this.#lineTo(at, frame)
    this.#spray(frame)
    this.#spraying ??= setInterval(() => this.#spray(frame), puffPause)
  }

  #erase(at: Pixel): void {
    const indices = this.#near(at, this.#radius)
    if (indices.length > 0) this.#say({ kind: 'remove', indices })
  }

  /** Adds points at equal distances from the last one towards `at`. */
  #lineTo(at: Pixel, frame: PlotFrame): void {
    if (!this.#last) {
      this.#last = at
      return this.#add([at], frame)
    }
    const [from, gap] = [this.#last, lineGap * this.#scale]
    const count = Math.floor(distance(from, at) / gap)
    if (count === 0) return
    const share = gap / distance(from, at)
    const along = (k: number): Pixel => [
      from[0] + k * share * (at[0] - from[0]),
      from[1] + k * share * (at[1] - from[1]),
    ]
    this.#last = along(count)
    this.#add(
      Array.from({ length: count }, (_, k) => along(k + 1)),
      frame,
    )
  }

  /** Adds a few points, uniformly distributed over the disc of the brush. */
  #spray(frame: PlotFrame): void {
    const [x, y] = this.cross ?? [0, 0]
    const puff = Array.from({ length: puffPoints }, (): Pixel => {
      const [angle, radius] = [2 * Math.PI * this.random(), this.#radius * Math.sqrt(this.random())]
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    })
    this.#add(puff, frame)
  }

  #add(pixels: readonly Pixel[], frame: PlotFrame): void {
    this.#say({ kind: 'add', places: pixels.map((pixel) => this.#placeOf(pixel, frame)) })
  }

  #end(): void {
    clearInterval(this.#spraying)
    this.#spraying = undefined
    this.#dragged = undefined
    this.#last = undefined
    if (this.#pointer === undefined) return
    this.#pointer = undefined
    this.requestUpdate()
    this.#say({ kind: 'end' })
  }

  readonly #press = (event: KeyboardEvent): void => {
    const { frame } = this
    if (!frame || event.ctrlKey || event.metaKey || event.altKey || !this.#presses(event, frame)) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Handles a key. Returns false if the key has no effect here. */
  #presses({ key, shiftKey }: KeyboardEvent, frame: PlotFrame): boolean {
    const way = arrows[key]
    const digit = /^[1-9]$/.test(key) ? Number(key) : undefined
    if (way) this.#step(way, shiftKey ? strides.fine : strides.usual, frame)
    else if (key === 'Enter' || key === ' ') this.#stroke(frame)
    else if (key === 'Delete' || key === 'Backspace') this.#deleteNearest(frame)
    else if (digit !== undefined && digit <= this.classes) this.#say({ kind: 'class', label: digit - 1 })
    else if (key === 'Escape') this.#say({ kind: 'done' })
    else return false
    return true
  }

  #step([dx, dy]: Pixel, share: number, frame: PlotFrame): void {
    const [x, y] = this.#crossOr(frame)
    this.cross = this.#within([x + dx * share * frame.width, y + dy * share * frame.height], frame)
    this.keyed = true
    const [across, up] = this.#placeOf(this.cross, frame)
    this.said = `${formatNumber(across, 3)}, ${formatNumber(up, 3)}`
  }

  /** Position of the cross; initially the centre of the picture. */
  #crossOr({ left, top, width, height }: PlotFrame): Pixel {
    return this.cross ?? [left + width / 2, top + height / 2]
  }

  /** Draws one stroke with the current tool at the cross. */
  #stroke(frame: PlotFrame): void {
    const at = this.#crossOr(frame)
    this.cross = at
    this.keyed = true
    if (this.tool === 'eraser') this.#erase(at)
    else if (this.tool === 'spray') for (let puff = 0; puff < 3; puff++) this.#spray(frame)
    else this.#add([at], frame)
    this.#say({ kind: 'end' })
  }

  #deleteNearest(frame: PlotFrame): void {
    const nearest = this.#nearest(this.#crossOr(frame), reach.touch)
    if (nearest === undefined) return
    this.#say({ kind: 'remove', indices: [nearest] })
    this.#say({ kind: 'end' })
  }

  #paint({ width, height, theme }: Frame): void {
    const ctx = scaledContext(this.canvas, { width, height })
    const { cross, frame } = this
    ctx.clearRect(0, 0, width, height)
    if (!cross || !frame) return
    const [x, y] = cross
    const scale = letterSize(theme) / 11
    const isBrush = this.tool === 'spray' || this.tool === 'eraser'
    const circle = (radius: number, dash: readonly number[], color: string) => {
      ctx.beginPath()
      ctx.arc(x, y, radius, 0, 2 * Math.PI)
      ctx.setLineDash([])
      ctx.strokeStyle = theme.card
      ctx.lineWidth = 4 * scale
      ctx.stroke()
      ctx.setLineDash([...dash])
      ctx.strokeStyle = color
      ctx.lineWidth = 2 * scale
      ctx.stroke()
    }
    if (isBrush && (this.over || this.keyed || this.#pointer !== undefined))
      circle(
        this.#radius,
        this.tool === 'eraser' ? [5 * scale, 4 * scale] : [],
        this.tool === 'eraser' ? theme.ink : this.color || theme.accent,
      )
    if (!this.keyed) return
    ctx.setLineDash([])
    for (const [style, line] of [
      [theme.card, 5],
      [theme.ink, 2],
    ] as const) {
      ctx.beginPath()
      for (const [dx, dy] of Object.values(arrows)) {
        ctx.moveTo(x + 4 * dx * scale, y + 4 * dy * scale)
        ctx.lineTo(x + 14 * dx * scale, y + 14 * dy * scale)
      }
      ctx.strokeStyle = style
      ctx.lineWidth = line * scale
      ctx.stroke()
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-draw-pad': BlDrawPad
  }
}
