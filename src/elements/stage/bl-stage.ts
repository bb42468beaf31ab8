import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { CameraSpec } from '../../experiment/spec/view.ts'
import { within } from '../../scene/block.ts'
import { createStage, type Stage } from '../../scene/stage.ts'
import { formatNumber, withSubscripts } from '../../math/picture/format.ts'
import type { Box } from '../../math/picture/declutter.ts'
import type { StageContent, StageEvents } from '../../scene/types.ts'
import { DevicePicture } from './device-picture.ts'
import {
  CameraEvent,
  PinInputEvent,
  PlaneBoxEvent,
  PlanePointEvent,
  StageStatusEvent,
  StartAddEvent,
  StartChangeEvent,
  StartHoverEvent,
  StartInputEvent,
  StartRemoveEvent,
  type StageStatus,
} from './stage-events.ts'

/** Fractions of the plane's extent that an arrow key moves w_0 by, without and with shift. */
const keySteps = { plain: 0.01, fine: 0.001 } as const

/** A marker that the keyboard moves: a start, or the pin of a guess. */
interface Handle {
  readonly kind: 'start' | 'pin'
  readonly index: number
  readonly a: number
  readonly b: number
  readonly name: string
  readonly loss?: number
}

/** The starts of a content that can be moved. */
const startHandles = ({ starts }: StageContent): Handle[] =>
  starts
    .filter(({ fixed }) => !fixed)
    .map(({ index, label, a, b, loss }) => {
      const name = `${withSubscripts(label)}, start ${index + 1}`
      return { kind: 'start', index, a, b, name, loss }
    })

/** The pins of a content. */
const pinHandles = ({ marks }: StageContent): Handle[] =>
  marks.flatMap(({ pin, label, a, b }): Handle[] =>
    pin === undefined ? [] : [{ kind: 'pin', index: pin, a, b, name: `pin ${pin + 1}, ${label}` }],
  )

/** Along (a, b), what the right and the up arrow mean after each quarter turn of the camera. */
const rightward = [[1, 0], [0, 1], [-1, 0], [0, -1]] as const // prettier-ignore
const awayward = [[0, 1], [-1, 0], [0, -1], [1, 0]] as const // prettier-ignore

/**
 * The 3-D stage as an element: `content` in, starts that are moved, added and removed out, and pins that are moved. It fills its box.
 * Each w_0 and each pin is also a slider that the keyboard and a screen reader reach: arrows move it as seen from the camera (shift:
 * fine), Delete removes a w_0.
 */
@customElement('bl-stage')
export class BlStage extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      min-height: 160px;
    }
    .stage {
      position: absolute;
      inset: 0;
      overflow: hidden;
      user-select: none;
      -webkit-user-select: none;
    }
    .handle {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `

  @property({ attribute: false }) content: StageContent | undefined
  /** The engine's device; 'none' for WebGL2; undefined while it is not known. */
  @property({ attribute: false }) device: GPUDevice | 'none' | undefined
  /** Points a side that the surface of a whole weight space is refined to on that device; 0: those that were computed. */
  @property({ attribute: false }) refined = 0
  /** Boxes of its CSS pixels that something stands over. */
  @property({ attribute: false }) covered: readonly Box[] = []
  @state() status: StageStatus = 'loading'
  @query('.stage') private readonly container!: HTMLElement
  readonly #picture = new DevicePicture<Stage>(this, {
    make: (device, onLost) => {
      const { container, refined } = this
      return createStage({ container, device, events: this.#events, refined, onLost })
    },
    made: (stage) => {
      stage.cover(this.covered)
      if (this.content) stage.setContent(this.content)
      this.#become(stage.kind)
    },
    failed: (reason) => this.#become('unavailable', reason),
    lost: (context) =>
      this.#become(
        'loading',
        context ? 'The picture lost its WebGL context, and is drawn on another one.' : '',
      ),
  })
  #keyed: Handle | undefined

  /** Looks at the whole block from its usual side. */
  home(): void {
    this.#stage?.home()
  }

  /** Looks straight down, a to the right and b upwards. */
  top(): void {
    this.#stage?.top()
  }

  /** Rides along with a run, or gets off; returns true where it rides now. */
  ride(): boolean {
    return this.#stage?.ride() ?? false
  }

  /** The camera's place, or the one that it is going to. */
  get camera(): CameraSpec | undefined {
    return this.#stage?.camera
  }

  /** Follows the camera of another stage. */
  follow(camera: CameraSpec, smooth: boolean): void {
    this.#stage?.follow(camera, smooth)
  }

  /** Place of (a, b) at a loss, in CSS pixels from the element's top left corner. */
  screenOf(a: number, b: number, loss: number): { readonly x: number; readonly y: number } | undefined {
    return this.#stage?.screenOf(a, b, loss)
  }

  /** The point (a, b) of the surface at (x, y) CSS pixels from the element's top left corner. */
  pick(x: number, y: number): readonly [number, number] | undefined {
    return this.#stage?.pick(x, y)
  }

  /** The picture with its labels, as PNG of `scale` times the screen's pixels; waits for the device where one is on its way. */
  async snapshot(scale = 1): Promise<Blob> {
    while (!this.#stage && this.isConnected && this.status !== 'unavailable')
      await new Promise((resolve) => this.addEventListener(StageStatusEvent.type, resolve, { once: true }))
    if (!this.#stage) throw new Error('There is no stage to take a picture of.')
    return this.#stage.snapshot(scale)
  }

  protected override render() {
    const { content } = this
    const axes = content?.axes
    const label = axes
      ? `Surface: ${axes.height} over ${withSubscripts(axes.a)} and ${withSubscripts(axes.b)}`
      : 'Surface'
    return html`
      <div class="stage" role="group" aria-label=${label}>
        ${content && startHandles(content).map((handle) => this.#handle(handle))}
        ${content && pinHandles(content).map((handle) => this.#handle(handle))}
      </div>
    `
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('covered')) this.#stage?.cover(this.covered)
    if (changed.has('content') && this.content) this.#stage?.setContent(this.content)
  }

  #handle(handle: Handle) {
    const { kind, index, a, b, name, loss } = handle
    const { extent, axes } = this.content ?? { extent: { a: [0, 1], b: [0, 1] }, axes: { a: 'a', b: 'b' } }
    const place = `${withSubscripts(axes.a)} ${formatNumber(a)}, ${withSubscripts(axes.b)} ${formatNumber(b)}`
    return html`
      <div
        class="handle"
        role="slider"
        tabindex="0"
        data-index=${kind === 'start' ? index : nothing}
        data-pin=${kind === 'pin' ? index : nothing}
        aria-label=${name}
        aria-roledescription="point on the surface"
        aria-valuemin=${extent.a[0]}
        aria-valuemax=${extent.a[1]}
        aria-valuenow=${a}
        aria-valuetext=${loss === undefined ? place : `${place}, loss ${formatNumber(loss)}`}
        @focus=${(event: FocusEvent) => this.#focused(event, handle)}
        @blur=${() => this.#blurred(handle)}
        @keydown=${(event: KeyboardEvent) => this.#keyDown(event, handle)}
        @keyup=${() => this.#keyUp()}
      ></div>
    `
  }

  #focused(event: FocusEvent, { kind, index }: Handle): void {
    const { currentTarget } = event
    if (currentTarget instanceof HTMLElement && currentTarget.matches(':focus-visible'))
      this.#point(kind, index)
  }

  #blurred({ kind }: Handle): void {
    this.#keyUp()
    this.#point(kind, undefined)
  }

  /** Marks a marker as the one that the keyboard is on. */
  #point(kind: Handle['kind'], index: number | undefined): void {
    if (kind === 'pin') return this.#stage?.focusPin(index)
    this.#stage?.focusStart(index)
    this.dispatchEvent(new StartHoverEvent(index))
  }

  #keyDown(event: KeyboardEvent, handle: Handle): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.content) return
    const { kind, index } = handle
    if (kind === 'start' && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault()
      event.stopPropagation()
      this.dispatchEvent(new StartRemoveEvent(index, handle.a, handle.b))
      return
    }
    const turns = this.#stage?.quarterTurns ?? 0
    const [right, away] = [rightward[turns] ?? rightward[0], awayward[turns] ?? awayward[0]]
    const ways: Readonly<Record<string, readonly [number, number]>> = {
      ArrowRight: right,
      ArrowLeft: [-right[0], -right[1]],
      ArrowUp: away,
      ArrowDown: [-away[0], -away[1]],
    }
    const way = ways[event.key]
    if (!way) return
    event.preventDefault()
    event.stopPropagation()
    const { extent } = this.content
    const step = event.shiftKey ? keySteps.fine : keySteps.plain
    const from = this.#keyed?.kind === kind && this.#keyed.index === index ? this.#keyed : handle
    const a = within(from.a + way[0] * step * (extent.a[1] - extent.a[0]), extent.a)
    const b = within(from.b + way[1] * step * (extent.b[1] - extent.b[0]), extent.b)
    this.#keyed = { ...handle, a, b }
    if (kind === 'pin') {
      this.#stage?.focusPin(index)
      this.dispatchEvent(new PinInputEvent(index, a, b))
    } else {
      this.#stage?.focusStart(index)
      this.dispatchEvent(new StartInputEvent(index, a, b))
    }
  }

  #keyUp(): void {
    if (!this.#keyed) return
    const { kind, index, a, b } = this.#keyed
    this.#keyed = undefined
    if (kind === 'start') this.dispatchEvent(new StartChangeEvent(index, a, b))
  }

  /** Gives a handle the keyboard. */
  #take(handle: string): void {
    this.shadowRoot?.querySelector<HTMLElement>(handle)?.focus()
  }

  get #stage(): Stage | undefined {
    return this.#picture.current
  }

  readonly #events: StageEvents = {
    onStartInput: (index, a, b) => this.dispatchEvent(new StartInputEvent(index, a, b)),
    onStartChange: (index, a, b) => this.dispatchEvent(new StartChangeEvent(index, a, b)),
    onStartAdd: (a, b) => this.dispatchEvent(new StartAddEvent(this.content?.starts.length ?? 0, a, b)),
    onStartRemove: (index) => this.dispatchEvent(new StartRemoveEvent(index, NaN, NaN)),
    onBox: (box) => this.dispatchEvent(new PlaneBoxEvent(box)),
    onPoint: (at) => this.dispatchEvent(new PlanePointEvent(at)),
    onCamera: (camera, resting) => this.dispatchEvent(new CameraEvent(camera, resting)),
    onStartHover: (index) => this.dispatchEvent(new StartHoverEvent(index)),
    onStartPress: (index) => this.#take(`[data-index='${index}']`),
    onPinInput: (index, a, b) => this.dispatchEvent(new PinInputEvent(index, a, b)),
    onPinPress: (index) => this.#take(`[data-pin='${index}']`),
  }

  #become(status: StageStatus, reason = ''): void {
    this.status = status
    this.dispatchEvent(new StageStatusEvent(status, reason))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-stage': BlStage
  }
}
