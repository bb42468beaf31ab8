import { pointerPosition } from '../../math/picture/pointer-position.ts'
import type { ScreenPoint } from '../view.ts'

/** What a picture offers to a pointer that moves markers of one kind. */
export interface DragTarget {
  /** Returns the marker within reach of a point of the screen. */
  near(at: ScreenPoint, radius: number): number | undefined
  /**
   * Returns the point of the plane under a point of the screen, for a dragged marker; outside the surface, the nearest
   * point of its edge.
   */
  follow(index: number, at: ScreenPoint): readonly [number, number]
  /** Called when hover or drag has changed; `camera`: the camera may use the pointer. */
  changed(camera: boolean): void
}

/** Pointer events on markers of one kind, by the marker's index. */
export interface DragEvents {
  /** A marker is dragged to (a, b); many times a second. */
  readonly onInput: (index: number, a: number, b: number) => void
  /** A marker is released. */
  readonly onChange?: (index: number, a: number, b: number) => void
  /** A marker is pressed. */
  readonly onPress: (index: number) => void
  /** A pointer reaches a marker, or leaves it (undefined). */
  readonly onHover?: (index: number | undefined) => void
}

/** Grab radius of markers in CSS pixels, for mouse and finger. */
export const reach = { mouse: 22, touch: 30 } as const
/** CSS pixels that a pointer moves before a press becomes a drag. */
const slack = 3

/**
 * Pointer gestures on markers of one kind: hover, and drag with one move per frame. It claims a pointer only when that
 * grabs a marker.
 */
export class MarkerDrag {
  hovered: number | undefined
  dragged: number | undefined
  readonly #element: HTMLElement
  readonly #target: DragTarget
  readonly #events: DragEvents
  readonly #stop = new AbortController()
  #pointer: number | undefined
  /** The current drag, if any, is the last. */
  #last = false
  #pressed: { readonly index: number; readonly at: ScreenPoint } | undefined
  #place: readonly [number, number] | undefined
  #frame = 0
  #latest: ScreenPoint | undefined

  constructor(element: HTMLElement, target: DragTarget, events: DragEvents) {
    this.#element = element
    this.#target = target
    this.#events = events
    const options = { capture: true, signal: this.#stop.signal }
    element.addEventListener('pointerdown', (event) => this.#down(event), options)
    element.addEventListener('pointermove', (event) => this.#move(event), options)
    element.addEventListener('pointerup', (event) => this.#up(event, true), options)
    element.addEventListener('pointercancel', (event) => this.#up(event, false), options)
    element.addEventListener('pointerleave', () => this.#hover(undefined), options)
  }

  /** Detaches from the element after finishing the current drag, since the picture may be lost meanwhile. */
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
    const index = this.#target.near(at, event.pointerType === 'touch' ? reach.touch : reach.mouse)
    if (index === undefined) return
    event.stopImmediatePropagation()
    event.preventDefault()
    this.#element.setPointerCapture(event.pointerId)
    this.#pointer = event.pointerId
    this.#pressed = { index, at }
    this.#events.onPress(index)
    this.#target.changed(false)
  }

  #move(event: PointerEvent): void {
    const at = pointerPosition(event)
    if (this.#pointer === undefined) {
      if (event.pointerType === 'mouse' && event.buttons === 0)
        this.#hover(this.#target.near(at, reach.mouse))
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
      if (this.#place) this.#events.onChange?.(this.dragged, ...this.#place)
    }
    this.#pointer = undefined
    this.#pressed = undefined
    this.#place = undefined
    this.dragged = undefined
    this.#target.changed(true)
    if (this.#last) this.#stop.abort()
  }

  #report(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    if (this.dragged === undefined || !this.#latest) return
    this.#place = this.#target.follow(this.dragged, this.#latest)
    this.#latest = undefined
    this.#events.onInput(this.dragged, ...this.#place)
    this.#target.changed(false)
  }

  #hover(index: number | undefined): void {
    if (this.hovered === index) return
    this.hovered = index
    this.#events.onHover?.(index)
    this.#target.changed(true)
  }
}
