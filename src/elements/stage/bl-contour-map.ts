import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { drawMap } from '../../charts/map/contour-map.ts'
import type { MapContent, MapDots } from '../../charts/map/map-content.ts'
import { MapFrame } from '../../charts/map/map-frame.ts'
import { clamp } from '../../math/clamp.ts'
import { axesInWords } from '../../words/axes-in-words.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { drawMapBox } from '../../charts/map/map-strokes.ts'
import { PointerControls } from '../../scene/pointer/pointer-controls.ts'
import { isPointed, type StageContent } from '../../scene/types.ts'
import { toPng } from '../../exchange/png.ts'
import type { ScreenPoint } from '../../scene/view.ts'
import { PaintController, type Frame } from '../charts/paint/paint-controller.ts'
import type { Marker } from '../marker-keys.ts'
import { scaledContext } from '../charts/paint/scaled-context.ts'
import { description } from './description.ts'
import { mapOf } from './map-of.ts'
import { MarkerHandles, movablePins, movableStarts } from './marker-handles.ts'
import {
  PinInputEvent,
  PlaneBoxEvent,
  PlanePointEvent,
  StartAddEvent,
  StartChangeEvent,
  StartHoverEvent,
  StartInputEvent,
  StartRemoveEvent,
} from './stage-events.ts'
import { base } from '../style/tokens.ts'

/**
 * The stage in two dimensions, for a browser without WebGL. It has the same colours, contour lines, paths and draggable
 * w_0, and the same events as `<bl-stage>`.
 */
@customElement('bl-contour-map')
export class BlContourMap extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        position: relative;
        display: block;
        min-height: 12rem;
        overflow: hidden;
        background: var(--bl-stage);
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        touch-action: none;
      }
      canvas[data-aiming] {
        cursor: crosshair;
      }
      canvas[data-near] {
        cursor: grab;
      }
      canvas[data-held] {
        cursor: grabbing;
      }
      .handle {
        position: absolute;
        width: 44px;
        height: 44px;
        translate: -50% -50%;
        border: none;
        border-radius: 50%;
        background: none;
        pointer-events: none;
      }
    `,
  ]

  @property({ attribute: false }) content: StageContent | undefined
  /** Boxes that cover parts of the map, in its CSS pixels. */
  @property({ attribute: false }) covered: readonly Box[] = []
  /** What it shows, in sentences for screen readers. */
  @property({ attribute: false }) description: readonly string[] = []
  @property({ attribute: false }) dots: MapDots | undefined
  /** Both axes have the same scale. */
  @property({ type: Boolean }) equal = false
  @query('canvas') private readonly canvas!: HTMLCanvasElement
  #frame: MapFrame | undefined
  #pointer: PointerControls | undefined
  /** Size and look of the last drawn map. */
  #size: Pick<Frame, 'width' | 'height' | 'theme'> | undefined
  readonly #painter: PaintController
  readonly #handles = new MarkerHandles(this)

  constructor() {
    super()
    this.#painter = new PaintController(this, {
      surface: () => this.canvas,
      paint: (frame) => this.#paint(frame),
      release: () => {
        this.#pointer?.dispose()
        this.#pointer = undefined
      },
    })
  }

  /**
   * Returns the map as PNG of `scale` times the screen's pixels.
   * @throws Error if nothing is drawn yet
   */
  async snapshot(scale = 1): Promise<Blob> {
    this.#painter.flush()
    const [{ content }, frame, size] = [this, this.#frame, this.#size]
    if (!content || !frame || !size) throw new Error('The map is not drawn yet.')
    const canvas = document.createElement('canvas')
    drawMap(scaledContext(canvas, size, scale), frame, this.#mapOf(content), size.theme)
    return toPng(canvas)
  }

  override render() {
    const { content } = this
    const axes = content?.axes
    const map = axes?.height ? `Contour map of ${axes.height}` : 'Contour map'
    const label = axes ? `${map} over ${axesInWords(axes)}` : map
    return html`
      <canvas role="img" aria-label=${label} aria-describedby="description"></canvas>
      ${description(this.description)} ${content && this.#handles.render(content)}
    `
  }

  #paint({ width, height, theme }: Frame): void {
    const { content } = this
    if (!content) return
    this.#size = { width, height, theme }
    const ctx = scaledContext(this.canvas, { width, height })
    this.#frame = new MapFrame(width, height, content.extent, Number.parseFloat(theme.font), this.equal)
    drawMap(ctx, this.#frame, this.#mapOf(content), theme)
    const { box } = this.#pointer?.box ?? {}
    if (box) drawMapBox(ctx, this.#frame, box, theme)
    this.canvas.toggleAttribute('data-aiming', (content.boxing ?? false) || isPointed(content))
    this.#putHandles([...movableStarts(content), ...movablePins(content)], this.#frame)
    this.#pointer ??= this.#grip()
  }

  #mapOf(content: StageContent): MapContent {
    return { ...mapOf(content, this.covered), dots: this.dots }
  }

  #putHandles(markers: readonly Marker[], frame: MapFrame): void {
    for (const { kind, index, a, b } of markers) {
      const [x, y] = frame.place(a, b)
      const handle = this.#handles.of(kind, index)
      if (handle) Object.assign(handle.style, { left: `${x}px`, top: `${y}px` })
    }
  }

  /** Returns the point of the plane at a place of the canvas; outside the map, the nearest point of its edge. */
  #nearest(x: number, y: number): [number, number] {
    const [a, b] = this.#frame?.point(x, y) ?? [0, 0]
    const extent = this.content?.extent
    return extent ? [clamp(a, extent.a), clamp(b, extent.b)] : [a, b]
  }

  #grip(): PointerControls {
    const pointer: PointerControls = new PointerControls(
      this.canvas,
      {
        starts: {
          near: (at, radius) => this.#markerNear(this.content ? movableStarts(this.content) : [], at, radius),
          follow: (_index, { x, y }) => this.#nearest(x, y),
        },
        pins: {
          near: (at, radius) => this.#markerNear(this.content ? movablePins(this.content) : [], at, radius),
          follow: (_index, { x, y }) => this.#nearest(x, y),
        },
        pick: ({ x, y }) => (this.#frame?.contains(x, y) ? this.#frame.point(x, y) : undefined),
        changed: () => {
          this.canvas.toggleAttribute('data-near', pointer.hovers)
          this.canvas.toggleAttribute('data-held', pointer.drags)
        },
        boxing: () => this.content?.boxing ?? false,
        boxPoint: ({ x, y }) => this.#nearest(x, y),
        boxChanged: () => this.requestUpdate(),
        pointing: () => isPointed(this.content),
        cancels: () => this.content?.pointing ?? false,
      },
      {
        onStartHover: (index) => this.dispatchEvent(new StartHoverEvent(index)),
        onStartPress: (index) => this.#handles.of('start', index)?.focus({ preventScroll: true }),
        onPinPress: (index) => this.#handles.of('pin', index)?.focus({ preventScroll: true }),
        onPinInput: (index, a, b) => this.dispatchEvent(new PinInputEvent(index, a, b)),
        onStartInput: (index, a, b) => this.dispatchEvent(new StartInputEvent(index, a, b)),
        onStartChange: (index, a, b) => this.dispatchEvent(new StartChangeEvent(index, a, b)),
        onStartAdd: (a, b) => this.dispatchEvent(new StartAddEvent(this.content?.starts.length ?? 0, a, b)),
        onStartRemove: (index) => this.#drop(index),
        onBox: (box) => this.dispatchEvent(new PlaneBoxEvent(box)),
        onPoint: (at) => this.dispatchEvent(new PlanePointEvent(at)),
      },
    )
    return pointer
  }

  #markerNear(markers: readonly Marker[], { x, y }: ScreenPoint, radius: number): number | undefined {
    let [nearest, least]: [number | undefined, number] = [undefined, radius]
    for (const { index, a, b } of markers) {
      const [px, py] = this.#frame?.place(a, b) ?? [NaN, NaN]
      const distance = Math.hypot(x - px, y - py)
      if (distance <= least) [nearest, least] = [index, distance]
    }
    return nearest
  }

  #drop(index: number): void {
    const start = this.content?.starts.find((entry) => entry.index === index)
    if (start) this.dispatchEvent(new StartRemoveEvent(index, start.a, start.b))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-contour-map': BlContourMap
  }
}
