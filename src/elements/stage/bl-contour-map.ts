import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { drawMap } from '../../charts/map/contour-map.ts'
import type { Field, MapContent } from '../../charts/map/map-content.ts'
import { MapFrame } from '../../charts/map/map-frame.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { drawMapBox } from '../../charts/map/map-box.ts'
import { within } from '../../scene/block.ts'
import { colorAt } from '../../scene/surface/color-map.ts'
import { contourLevels } from '../../scene/surface/contour-levels.ts'
import { PointerControls } from '../../scene/pointer/pointer-controls.ts'
import { heightFraction } from '../../math/height-scale.ts'
import { isPointed, type StageContent } from '../../scene/types.ts'
import { toPng } from '../../exchange/png.ts'
import type { ScreenPoint } from '../../scene/view.ts'
import { PaintController, type Frame } from '../charts/paint/paint-controller.ts'
import { dashOf } from '../charts/lists/run-dash.ts'
import { scaledContext } from '../charts/paint/scaled-context.ts'
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

/** Arrow keys as steps of the plane. */
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
}

/**
 * The stage in two dimensions, for a browser without WebGL. It has the same colours, contour lines, paths and draggable w_0,
 * and the same events as `<bl-stage>`.
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
  /** Boxes of what lies over the map, in its CSS pixels. */
  @property({ attribute: false }) covered: readonly Box[] = []
  @query('canvas') private readonly canvas!: HTMLCanvasElement
  private frame: MapFrame | undefined
  private pointer: PointerControls | undefined
  /** Size and look of the map as it was drawn last. */
  private size: Pick<Frame, 'width' | 'height' | 'theme'> | undefined
  private readonly painter: PaintController

  constructor() {
    super()
    this.painter = new PaintController(this, {
      surface: () => this.canvas,
      paint: (frame) => this.paint(frame),
      release: () => {
        this.pointer?.dispose()
        this.pointer = undefined
      },
    })
  }

  /** The map as PNG of `scale` times the screen's pixels. @throws Error where nothing is drawn yet */
  async snapshot(scale = 1): Promise<Blob> {
    this.painter.flush()
    const { content, frame, size } = this
    if (!content || !frame || !size) throw new Error('The map is not drawn yet.')
    const canvas = document.createElement('canvas')
    drawMap(scaledContext(canvas, size, scale), frame, mapOf(content, this.covered), size.theme)
    return toPng(canvas)
  }

  override render() {
    const { content } = this
    const label = content
      ? `Contour map of ${content.axes.height} over ${content.axes.a} and ${content.axes.b}`
      : 'Contour map'
    return html`
      <canvas role="img" aria-label=${label}></canvas>
      ${movableStarts(content).map(
        (start) =>
          html`<button
            class="handle"
            data-index=${start.index}
            aria-label=${handleName(start, 'w₀')}
            @keydown=${(event: KeyboardEvent) => content && this.keyOnStart(event, start, content)}
          ></button>`,
      )}
      ${movablePins(content).map(
        (pin) =>
          html`<button
            class="handle"
            data-pin=${pin.index}
            aria-label=${handleName(pin, 'pin')}
            @keydown=${(event: KeyboardEvent) => content && this.keyOnPin(event, pin, content)}
          ></button>`,
      )}
    `
  }

  private paint({ width, height, theme }: Frame): void {
    const { content } = this
    if (!content) return
    this.size = { width, height, theme }
    const ctx = scaledContext(this.canvas, { width, height })
    this.frame = new MapFrame(width, height, content.extent, Number.parseFloat(theme.font))
    drawMap(ctx, this.frame, mapOf(content, this.covered), theme)
    const { box } = this.pointer?.box ?? {}
    if (box) drawMapBox(ctx, this.frame, box, theme)
    this.canvas.toggleAttribute('data-aiming', (content.boxing ?? false) || isPointed(content))
    this.putHandles('index', movableStarts(content), this.frame)
    this.putHandles('pin', movablePins(content), this.frame)
    this.pointer ??= this.grip()
  }

  /** Lays the handles of one kind over their markers. */
  private putHandles(kind: 'index' | 'pin', markers: readonly Movable[], frame: MapFrame): void {
    for (const { index, a, b } of markers) {
      const [x, y] = frame.place(a, b)
      const handle = this.renderRoot.querySelector<HTMLElement>(`.handle[data-${kind}='${index}']`)
      if (handle) Object.assign(handle.style, { left: `${x}px`, top: `${y}px` })
    }
  }

  /** The point of the plane at a place of the canvas; beside the map, the nearest point of its edge. */
  private nearest(x: number, y: number): [number, number] {
    const [a, b] = this.frame?.point(x, y) ?? [0, 0]
    const extent = this.content?.extent
    return extent ? [within(a, extent.a), within(b, extent.b)] : [a, b]
  }

  private grip(): PointerControls {
    const pointer: PointerControls = new PointerControls(
      this.canvas,
      {
        starts: {
          near: (at, radius) => this.markerNear(movableStarts(this.content), at, radius),
          follow: (_index, { x, y }) => this.nearest(x, y),
        },
        pins: {
          near: (at, radius) => this.markerNear(movablePins(this.content), at, radius),
          follow: (_index, { x, y }) => this.nearest(x, y),
        },
        pick: ({ x, y }) => (this.frame?.contains(x, y) ? this.frame.point(x, y) : undefined),
        changed: () => {
          this.canvas.toggleAttribute('data-near', pointer.hovers)
          this.canvas.toggleAttribute('data-held', pointer.drags)
        },
        boxing: () => this.content?.boxing ?? false,
        boxPoint: ({ x, y }) => this.nearest(x, y),
        boxChanged: () => this.requestUpdate(),
        pointing: () => isPointed(this.content),
        cancels: () => this.content?.pointing ?? false,
      },
      {
        onStartHover: (index) => this.dispatchEvent(new StartHoverEvent(index)),
        onStartPress: (index) => this.take(`[data-index='${index}']`),
        onPinPress: (index) => this.take(`[data-pin='${index}']`),
        onPinInput: (index, a, b) => this.dispatchEvent(new PinInputEvent(index, a, b)),
        onStartInput: (index, a, b) => this.dispatchEvent(new StartInputEvent(index, a, b)),
        onStartChange: (index, a, b) => this.dispatchEvent(new StartChangeEvent(index, a, b)),
        onStartAdd: (a, b) => this.dispatchEvent(new StartAddEvent(this.content?.starts.length ?? 0, a, b)),
        onStartRemove: (index) => this.drop(index),
        onBox: (box) => this.dispatchEvent(new PlaneBoxEvent(box)),
        onPoint: (at) => this.dispatchEvent(new PlanePointEvent(at)),
      },
    )
    return pointer
  }

  /** Gives a handle the keyboard. */
  private take(handle: string): void {
    this.renderRoot.querySelector<HTMLElement>(`.handle${handle}`)?.focus({ preventScroll: true })
  }

  private markerNear(markers: readonly Movable[], { x, y }: ScreenPoint, radius: number): number | undefined {
    let [nearest, least]: [number | undefined, number] = [undefined, radius]
    for (const { index, a, b } of markers) {
      const [px, py] = this.frame?.place(a, b) ?? [NaN, NaN]
      const distance = Math.hypot(x - px, y - py)
      if (distance <= least) [nearest, least] = [index, distance]
    }
    return nearest
  }

  private drop(index: number): void {
    const start = this.content?.starts.find((entry) => entry.index === index)
    if (start) this.dispatchEvent(new StartRemoveEvent(index, start.a, start.b))
  }

  private keyOnStart(event: KeyboardEvent, start: Movable, content: StageContent): void {
    if (event.key === 'Delete') {
      event.preventDefault()
      this.drop(start.index)
      return
    }
    const to = movedBy(event, start, content)
    if (!to) return
    this.dispatchEvent(new StartInputEvent(start.index, ...to))
    this.dispatchEvent(new StartChangeEvent(start.index, ...to))
  }

  private keyOnPin(event: KeyboardEvent, pin: Movable, content: StageContent): void {
    const to = movedBy(event, pin, content)
    if (to) this.dispatchEvent(new PinInputEvent(pin.index, ...to))
  }
}

/** A marker that may be moved. */
interface Movable {
  readonly index: number
  readonly label: string
  readonly a: number
  readonly b: number
}

const handleName = ({ label, a, b }: Movable, unnamed: string): string =>
  `${label || unnamed} at ${formatNumber(a)}, ${formatNumber(b)}: move with the arrow keys`

const movableStarts = (content: StageContent | undefined): readonly Movable[] =>
  content?.starts.filter(({ fixed }) => !fixed) ?? []

const movablePins = (content: StageContent | undefined): readonly Movable[] =>
  content?.marks.flatMap(({ pin, label, a, b }) =>
    pin === undefined ? [] : [{ index: pin, label, a, b }],
  ) ?? []

/** The point that an arrow key moves a marker to, with shift in small steps; undefined for another key. */
function movedBy(
  event: KeyboardEvent,
  { a, b }: Movable,
  { extent }: StageContent,
): readonly [number, number] | undefined {
  const arrow = arrows[event.key]
  if (!arrow) return undefined
  event.preventDefault()
  const part = event.shiftKey ? 0.002 : 0.02
  return [
    within(a + arrow[0] * part * (extent.a[1] - extent.a[0]), extent.a),
    within(b + arrow[1] * part * (extent.b[1] - extent.b[0]), extent.b),
  ]
}

/** The stage's content as the map draws it. */
function mapOf(content: StageContent, covered: readonly Box[]): MapContent {
  const { terrain, ghost, extent, scale, axes, paths, curves, marks, starts } = content
  const fieldOf = (from: typeof terrain): Field | undefined =>
    from && from.values.length > 0 ? from : undefined
  return {
    field: fieldOf(terrain),
    ghost: fieldOf(ghost),
    extent,
    fraction: (value) => heightFraction(scale, value),
    color: (fraction) => colorAt(content.colors, fraction),
    drape: content.drape,
    facets: content.facets ?? false,
    levels: contourLevels(scale),
    cut: scale.range[1],
    axes,
    covered,
    paths: paths.map(({ color, style, a, b, at }) => ({ color, dash: dashOf(style), style, a, b, at })),
    curves,
    marks,
    starts,
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-contour-map': BlContourMap
  }
}
