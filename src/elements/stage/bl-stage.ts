import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { CameraSpec } from '../../experiment/spec/view.ts'
import { createStage, type Stage } from '../../scene/stage.ts'
import { axesInWords } from '../../words/axes-in-words.ts'
import type { Box } from '../../math/picture/declutter.ts'
import type { StageContent, StageEvents } from '../../scene/types.ts'
import { turnableStyle } from '../style/turnable.ts'
import { turnKeys } from '../turn-keys.ts'
import { description } from './description.ts'
import { DevicePicture } from './device-picture.ts'
import { MarkerHandles } from './marker-handles.ts'
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

/**
 * The 3-D stage as an element: it takes `content`, and dispatches events when starts are moved, added or removed and when
 * pins are moved. It fills its box. Each w_0 and each pin is also a slider (`MarkerHandles`); arrow keys turn the picture
 * itself.
 */
@customElement('bl-stage')
export class BlStage extends LitElement {
  static override readonly styles = [
    turnableStyle,
    css`
      .handle,
      .visually-hidden {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
    `,
  ]

  @property({ attribute: false }) content: StageContent | undefined
  /** The engine's device; 'none' for WebGL2; undefined while unknown. */
  @property({ attribute: false }) device: GPUDevice | 'none' | undefined
  /** Points per side to which the surface of a whole weight space is refined on that device; 0 for only the computed ones. */
  @property({ attribute: false }) refined = 0
  /** Boxes that cover parts of it, in its CSS pixels. */
  @property({ attribute: false }) covered: readonly Box[] = []
  /** What it shows, in sentences for screen readers. */
  @property({ attribute: false }) description: readonly string[] = []
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
        context ? 'The picture lost its WebGL context and was redrawn on a new one.' : '',
      ),
  })
  readonly #handles = new MarkerHandles(this, {
    turns: () => this.#stage?.quarterTurns ?? 0,
    mark: (kind, index) => (kind === 'pin' ? this.#stage?.focusPin(index) : this.#stage?.focusStart(index)),
  })

  /** Looks at the whole block from its initial side. */
  home(): void {
    this.#stage?.home()
  }

  /** Looks straight down, a to the right and b upwards. */
  top(): void {
    this.#stage?.top()
  }

  /** Starts or ends the ride along with a run; returns true if it now rides. */
  ride(): boolean {
    return this.#stage?.ride() ?? false
  }

  /** The camera's place, or the place it is moving to. */
  get camera(): CameraSpec | undefined {
    return this.#stage?.camera
  }

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

  /** Returns the picture with its labels as PNG of `scale` times the screen's pixels; waits for a device that is being created. */
  async snapshot(scale = 1): Promise<Blob> {
    while (!this.#stage && this.isConnected && this.status !== 'unavailable')
      await new Promise((resolve) => this.addEventListener(StageStatusEvent.type, resolve, { once: true }))
    if (!this.#stage) throw new Error('There is no stage to take a picture of.')
    return this.#stage.snapshot(scale)
  }

  protected override render() {
    const { content } = this
    const axes = content?.axes
    const surface = axes?.height ? `Surface: ${axes.height}` : 'Surface'
    const label = axes ? `${surface} over ${axesInWords(axes)}` : surface
    // The stage adds its canvases to its container, so the elements that Lit adds and removes have a container of their
    // own.
    return html`<div
      class="stage turnable"
      role="group"
      tabindex="0"
      aria-label=${label}
      aria-describedby="description"
      aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown + -"
      @keydown=${(event: KeyboardEvent) => this.#keyDown(event)}
    >
      <div>${content && this.#handles.render(content)}${description(this.description)}</div>
    </div>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('covered')) this.#stage?.cover(this.covered)
    if (changed.has('content') && this.content) this.#stage?.setContent(this.content)
  }

  /** Turns the picture if it has the focus itself, rather than a marker on it. */
  #keyDown(event: KeyboardEvent): void {
    if (event.target !== this.container || event.ctrlKey || event.metaKey || event.altKey) return
    const [right, up] = turnKeys[event.key] ?? [0, 0]
    const nearer = { '+': 1, '-': -1 }[event.key] ?? 0
    if (right === 0 && up === 0 && nearer === 0) return
    this.#stage?.turn(right, up, nearer)
    event.preventDefault()
    event.stopPropagation()
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
    onStartPress: (index) => this.#handles.of('start', index)?.focus(),
    onPinInput: (index, a, b) => this.dispatchEvent(new PinInputEvent(index, a, b)),
    onPinPress: (index) => this.#handles.of('pin', index)?.focus(),
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
