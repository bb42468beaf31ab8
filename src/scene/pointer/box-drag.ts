import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { pointerPosition } from '../../math/picture/pointer-position.ts'
import type { BoxEvents } from '../types.ts'
import type { ScreenPoint } from '../view.ts'

/** What a picture offers to a pointer that draws a box. */
export interface BoxTarget {
  /** Returns true if a drag draws a box without Shift. */
  boxing(): boolean
  /** Returns the point of the plane under a place, or the nearest point of its edge; undefined before there is a picture. */
  boxPoint(at: ScreenPoint): readonly [number, number] | undefined
  boxChanged(): void
}

/** CSS pixels that a pointer moves before a press becomes a box. */
const slack = 6

const ordered = (p: number, q: number): [number, number] => (p < q ? [p, q] : [q, p])

/**
 * A box of the plane, drawn while Shift is held or the picture requests one. It claims the pointer before later
 * listeners. Escape cancels the box, or the request for one.
 */
export class BoxDrag {
  box: Extent | undefined
  readonly #element: HTMLElement
  readonly #target: BoxTarget
  readonly #events: BoxEvents
  readonly #stop = new AbortController()
  #pointer: number | undefined
  /** The box in progress, if any, is the last. */
  #last = false
  #from: { readonly at: ScreenPoint; readonly place: readonly [number, number] } | undefined

  constructor(element: HTMLElement, target: BoxTarget, events: BoxEvents) {
    this.#element = element
    this.#target = target
    this.#events = events
    const { signal } = this.#stop
    const options = { capture: true, signal }
    element.addEventListener('pointerdown', (event) => this.#down(event), options)
    element.addEventListener('pointermove', (event) => this.#move(event), options)
    element.addEventListener('pointerup', (event) => this.#up(event, true), options)
    element.addEventListener('pointercancel', (event) => this.#up(event, false), options)
    window.addEventListener('keydown', (event) => this.#key(event), options)
  }

  /** Detaches from the element after finishing a box in progress, since the picture may be lost meanwhile. */
  dispose(): void {
    this.#last = true
    if (this.#pointer === undefined) this.#stop.abort()
  }

  #down(event: PointerEvent): void {
    if (this.#pointer !== undefined) return event.stopImmediatePropagation()
    if (event.button !== 0 || !(event.shiftKey || this.#target.boxing())) return
    const at = pointerPosition(event)
    const place = this.#target.boxPoint(at)
    if (!place) return
    event.stopImmediatePropagation()
    event.preventDefault()
    this.#element.setPointerCapture(event.pointerId)
    this.#pointer = event.pointerId
    this.#from = { at, place }
  }

  #move(event: PointerEvent): void {
    if (this.#pointer === undefined) return
    event.stopImmediatePropagation()
    if (event.pointerId === this.#pointer) this.#draw(pointerPosition(event))
  }

  #up(event: PointerEvent, finished: boolean): void {
    if (event.pointerId !== this.#pointer) return
    event.stopImmediatePropagation()
    if (finished) this.#draw(pointerPosition(event))
    const { box } = this
    this.#pointer = undefined
    this.#drop()
    if (finished && box) this.#events.onBox(box)
    if (this.#last) this.#stop.abort()
  }

  /** A box cancelled by Escape keeps its pointer, so that the rest of the drag does not turn the camera. */
  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !(this.#from || this.#target.boxing())) return
    event.stopPropagation()
    if (this.#from) this.#drop()
    else this.#events.onBox(undefined)
  }

  #draw(at: ScreenPoint): void {
    const from = this.#from
    const place = from && this.#target.boxPoint(at)
    if (!place || (!this.box && Math.hypot(at.x - from.at.x, at.y - from.at.y) < slack)) return
    this.box = { a: ordered(from.place[0], place[0]), b: ordered(from.place[1], place[1]) }
    this.#target.boxChanged()
  }

  #drop(): void {
    this.#from = undefined
    this.box = undefined
    this.#target.boxChanged()
  }
}
