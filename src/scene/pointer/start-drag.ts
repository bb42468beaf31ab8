import { pointerPosition } from '../../math/picture/pointer-position.ts'
import type { HandEvents } from '../types.ts'
import type { ScreenPoint } from '../view.ts'

/** Interface of the stage to a hand that moves its starts. */
export interface DragTarget {
  /** The start whose marker is within reach of a point of the screen. */
  startNear(at: ScreenPoint, radius: number): number | undefined
  /** Point of the plane where the surface is under a point of the screen; undefined beside it. */
  pick(at: ScreenPoint): readonly [number, number] | undefined
  /** The same for a start that is being dragged: beside the surface, its nearest edge. */
  follow(index: number, at: ScreenPoint): readonly [number, number]
  /** Hover or drag changed; `camera` says whether the camera may listen to the pointer. */
  changed(camera: boolean): void
}

/** CSS pixels within which a marker is taken hold of, by mouse and by finger. */
const reach = { mouse: 22, touch: 30 } as const
/** CSS pixels that a pointer moves before a press becomes a drag. */
const slack = 3

/** Pointer gestures on the starts: hover, drag (one move a frame), double-click. Takes a pointer only when it has a start. */
export class StartDrag {
  hovered: number | undefined
  dragged: number | undefined
  readonly #element: HTMLElement
  readonly #ground: DragTarget
  readonly #events: HandEvents
  readonly #stop = new AbortController()
  #pointer: number | undefined
  /** The drag under way, if any, is the last. */
  #last = false
  #pressed: { readonly index: number; readonly at: ScreenPoint } | undefined
  #place: readonly [number, number] | undefined
  #frame = 0
  #latest: ScreenPoint | undefined

  constructor(element: HTMLElement, ground: DragTarget, events: HandEvents) {
    this.#element = element
    this.#ground = ground
    this.#events = events
    const options = { capture: true, signal: this.#stop.signal }
    element.addEventListener('pointerdown', (event) => this.#down(event), options)
    element.addEventListener('pointermove', (event) => this.#move(event), options)
    element.addEventListener('pointerup', (event) => this.#up(event, true), options)
    element.addEventListener('pointercancel', (event) => this.#up(event, false), options)
    element.addEventListener('pointerleave', () => this.#hover(undefined), options)
    element.addEventListener('dblclick', (event) => this.#double(event), options)
  }

  /** Lets go of the element; a drag under way first goes on to its end, as the picture may be lost under the hand. */
  dispose(): void {
    this.#last = true
    if (this.#pointer === undefined) this.#stop.abort()
  }

  #down(event: PointerEvent): void {
    if (this.#pointer !== undefined) {
      event.stopImmediatePropagation()
      return
    }
    if (event.button !== 0) return
    const at = pointerPosition(event)
    const index = this.#ground.startNear(at, event.pointerType === 'touch' ? reach.touch : reach.mouse)
    if (index === undefined) return
    event.stopImmediatePropagation()
    event.preventDefault()
    this.#element.setPointerCapture(event.pointerId)
    this.#pointer = event.pointerId
    this.#pressed = { index, at }
    this.#events.onStartPress(index)
    this.#ground.changed(false)
  }

  #move(event: PointerEvent): void {
    const at = pointerPosition(event)
    if (this.#pointer === undefined) {
      if (event.pointerType === 'mouse' && event.buttons === 0)
        this.#hover(this.#ground.startNear(at, reach.mouse))
      return
    }
    event.stopImmediatePropagation()
    if (event.pointerId !== this.#pointer || !this.#pressed) return
    const { index, at: from } = this.#pressed
    if (this.dragged === undefined && Math.hypot(at.x - from.x, at.y - from.y) < slack) return
    this.dragged = index
    this.#latest = at
    this.#frame ||= requestAnimationFrame(() => this.#report())
  }

  #up(event: PointerEvent, finished: boolean): void {
    if (event.pointerId !== this.#pointer) return
    event.stopImmediatePropagation()
    if (this.dragged !== undefined) {
      if (finished) this.#latest = pointerPosition(event)
      this.#report()
      if (this.#place) this.#events.onStartChange(this.dragged, ...this.#place)
    }
    this.#pointer = undefined
    this.#pressed = undefined
    this.#place = undefined
    this.dragged = undefined
    this.#ground.changed(true)
    if (this.#last) this.#stop.abort()
  }

  #report(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    if (this.dragged === undefined || !this.#latest) return
    this.#place = this.#ground.follow(this.dragged, this.#latest)
    this.#latest = undefined
    this.#events.onStartInput(this.dragged, ...this.#place)
    this.#ground.changed(false)
  }

  #double(event: MouseEvent): void {
    const at = pointerPosition(event)
    if (this.#ground.startNear(at, reach.mouse) !== undefined) return
    const place = this.#ground.pick(at)
    if (place) this.#events.onStartAdd(...place)
  }

  #hover(index: number | undefined): void {
    if (this.hovered === index) return
    this.hovered = index
    this.#events.onStartHover(index)
    this.#ground.changed(true)
  }
}
