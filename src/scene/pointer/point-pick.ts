import { clamp } from '../../math/clamp.ts'
import { pointerPosition } from '../../math/picture/pointer-position.ts'
import { block, planeA, planeB } from '../block.ts'
import type { HeightField } from '../surface/height-field.ts'
import type { PointEvents, StageContent, StartEvents } from '../types.ts'
import type { ScreenPoint, View } from '../view.ts'

/** What a picture offers to a pointer that points at its surface. */
export interface PointTarget {
  /** Returns true if a click points at the surface without Alt. */
  pointing(): boolean
  /** Returns true if Escape cancels that. */
  cancels(): boolean
  /** Returns the point of the plane under a place on the surface; undefined outside it. */
  pick(at: ScreenPoint): readonly [number, number] | undefined
  /** Returns true if a start is within reach of a place. */
  taken(at: ScreenPoint): boolean
}

/** Limits of a click: movement in CSS pixels, and duration in milliseconds. */
const slack = 5
const patience = 600

/**
 * Clicks on the surface, while Alt is held or the picture requests them; Escape cancels the request. Without a request, a
 * double-click away from the starts adds one. It claims no pointer: a press that becomes a drag, or that another gesture
 * has claimed, is ignored.
 */
export class PointPick {
  readonly #target: PointTarget
  readonly #events: PointEvents & Pick<StartEvents, 'onStartAdd'>
  readonly #stop = new AbortController()
  #pressed: { readonly pointer: number; readonly at: ScreenPoint; readonly time: number } | undefined

  constructor(
    element: HTMLElement,
    target: PointTarget,
    events: PointEvents & Pick<StartEvents, 'onStartAdd'>,
  ) {
    this.#target = target
    this.#events = events
    const { signal } = this.#stop
    const options = { capture: true, signal }
    element.addEventListener('pointerdown', (event) => this.#down(event), options)
    element.addEventListener('pointermove', (event) => this.#move(event), options)
    element.addEventListener('pointerup', (event) => this.#up(event), options)
    element.addEventListener('pointercancel', () => (this.#pressed = undefined), options)
    element.addEventListener('dblclick', (event) => this.#double(event), options)
    window.addEventListener('keydown', (event) => this.#key(event), options)
  }

  dispose(): void {
    this.#stop.abort()
  }

  /** A second finger makes it a pinch. */
  #down(event: PointerEvent): void {
    const click = !this.#pressed && event.button === 0 && (event.altKey || this.#target.pointing())
    this.#pressed = click
      ? { pointer: event.pointerId, at: pointerPosition(event), time: event.timeStamp }
      : undefined
  }

  #move(event: PointerEvent): void {
    const from = this.#pressed?.at
    const at = pointerPosition(event)
    if (from && Math.hypot(at.x - from.x, at.y - from.y) > slack) this.#pressed = undefined
  }

  #up(event: PointerEvent): void {
    const pressed = this.#pressed
    this.#pressed = undefined
    if (pressed?.pointer !== event.pointerId || event.timeStamp - pressed.time > patience) return
    const place = this.#target.pick(pointerPosition(event))
    if (place) this.#events.onPoint(place)
  }

  #double(event: MouseEvent): void {
    const at = pointerPosition(event)
    if (this.#target.pointing() || this.#target.taken(at)) return
    const place = this.#target.pick(at)
    if (place) this.#events.onStartAdd(...place)
  }

  #key(event: KeyboardEvent): void {
    const [target] = event.composedPath()
    if (event.key !== 'Escape' || !this.#target.cancels() || target instanceof HTMLInputElement) return
    event.stopImmediatePropagation()
    this.#events.onPoint(undefined)
  }
}

/** Converts a point (u, v) of the field to a point of the plane. */
export const toPlane = (
  { extent: { a, b } }: StageContent,
  [u, v]: readonly [number, number],
): readonly [number, number] => [a[0] + u * (a[1] - a[0]), b[0] + v * (b[1] - b[0])]

/**
 * Returns the point of the plane under a place of the stage: where the ray through it meets the surface, or else where it
 * meets the horizontal plane at height `level`, moved to the nearest edge of the block.
 */
export function pickTarget(
  content: StageContent,
  field: HeightField,
  view: View,
  at: ScreenPoint,
  level: number,
): readonly [number, number] {
  const hit = field.intersect(view.fieldRay(at))
  if (hit) return toPlane(content, hit)
  const { origin, direction } = view.ray(at)
  const length = direction.y < -1e-3 ? (level - origin.y) / direction.y : 50
  const side = [-block.half, block.half] as const
  const x = clamp(origin.x + length * direction.x, side)
  const z = clamp(origin.z + length * direction.z, side)
  return [planeA(content.extent, x), planeB(content.extent, z)]
}
