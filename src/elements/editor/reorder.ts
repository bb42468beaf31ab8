import { css, type LitElement, type ReactiveController } from 'lit'
import { pointerPosition } from '../../math/picture/pointer-position.ts'
import { minOf } from '../../math/statistics/range.ts'

/** The mark between two items where the dragged one will land; `--between` is the length of the gap. */
export const reorderStyle = css`
  .dragged {
    opacity: 0.5;
  }
  .before::before,
  .after::after {
    position: absolute;
    inset: calc(var(--between) / -2 - 2px) 0 auto;
    height: 3px;
    border-radius: 2px;
    background: var(--bl-accent);
    content: '';
  }
  .after::after {
    inset: auto 0 calc(var(--between) / -2 - 2px);
  }
`

/** Pixels that a pointer moves before a drag starts. */
const slack = 4

/** A pressed or dragged item. */
interface Drag {
  readonly at: number
  readonly pointer: number
  /** Pixels that the pointer has moved before the drag starts. */
  readonly moved: number
  /** Where the item lands if it is dropped now; undefined before the drag starts. */
  readonly to: number | undefined
}

/**
 * Lets the user reorder the list items `ol > li` of an element by dragging the part of an item that matches `grip`, or with Alt and arrow
 * keys while an item contains the focus. Items count from 0.
 */
export class Reorder implements ReactiveController {
  readonly #host: LitElement
  readonly #grip: (pointer: string) => string
  readonly #move: (at: number, to: number) => void
  #drag: Drag | undefined
  #connected = new AbortController()

  constructor(host: LitElement, grip: (pointer: string) => string, move: (at: number, to: number) => void) {
    this.#host = host
    this.#grip = grip
    this.#move = move
    host.addController(this)
  }

  hostConnected(): void {
    this.#connected = new AbortController()
    const { signal } = this.#connected
    const on = <Type extends keyof HTMLElementEventMap>(
      type: Type,
      hear: (event: HTMLElementEventMap[Type]) => void,
    ) => this.#host.renderRoot.addEventListener(type, hear as (event: Event) => void, { signal })
    on('keydown', (event) => this.#press(event))
    on('pointerdown', (event) => this.#grab(event))
    on('pointermove', (event) => this.#pull(event))
    on('pointerup', (event) => this.#drop(event))
    on('pointercancel', () => this.#put(undefined))
  }

  hostDisconnected(): void {
    this.#connected.abort()
    this.#drag = undefined
  }

  /** Classes of an item, for the dragged one and for the one before or after which it lands. */
  classesOf(item: number): Readonly<Record<'dragged' | 'before' | 'after', boolean>> {
    const { at, to } = this.#drag ?? { at: -1, to: undefined }
    return { dragged: to !== undefined && at === item, before: to === item && item < at, after: to === item && item > at } // prettier-ignore
  }

  get #list(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('ol')
  }

  get #items(): readonly HTMLElement[] {
    return [...(this.#list?.children ?? [])] as HTMLElement[]
  }

  #itemOf(target: EventTarget | null): number {
    return this.#items.findIndex((item) => item.contains(target as Node))
  }

  #put(drag: Drag | undefined): void {
    this.#drag = drag
    this.#host.requestUpdate()
  }

  #press(event: KeyboardEvent): void {
    const items = this.#items
    const at = this.#itemOf(event.target)
    const last = items.length - 1
    const to = { ArrowUp: at - 1, ArrowLeft: at - 1, ArrowDown: at + 1, ArrowRight: at + 1, Home: 0, End: last }[event.key] // prettier-ignore
    if (!event.altKey || event.ctrlKey || event.metaKey || at < 0 || to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (to < 0 || to > last || to === at) return
    const partsOf = (item: HTMLElement | undefined) => [
      item,
      ...(item?.querySelectorAll<HTMLElement>('button, input') ?? []),
    ]
    // Move the focus first, so that a field writes what was typed before it moves.
    partsOf(items[to])[partsOf(items[at]).indexOf(event.target as HTMLElement)]?.focus()
    this.#move(at, to)
  }

  #grab(event: PointerEvent): void {
    const target = event.target as Element
    const at = this.#itemOf(target)
    if (at < 0 || event.button !== 0 || !target.closest(this.#grip(event.pointerType))) return
    this.#put({ at, pointer: event.pointerId, moved: 0, to: undefined })
  }

  /** Captures the pointer only once a drag starts, so that a mere press stays with the item. */
  #pull(event: PointerEvent): void {
    const [drag, list] = [this.#drag, this.#list]
    if (!drag || !list || event.pointerId !== drag.pointer) return
    if (list.hasPointerCapture(drag.pointer)) return this.#put({ ...drag, to: this.#placeOf(event) })
    const moved = drag.moved + Math.hypot(event.movementX, event.movementY)
    if (moved >= slack) list.setPointerCapture(drag.pointer)
    this.#put({ ...drag, moved })
  }

  /** Index of the item whose middle is nearest to the captured pointer. */
  #placeOf(event: PointerEvent): number {
    const { scrollLeft = 0, scrollTop = 0 } = this.#list ?? {}
    const { x, y } = pointerPosition(event)
    const away = this.#items.map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) =>
      Math.hypot(x + scrollLeft - offsetLeft - offsetWidth / 2, y + scrollTop - offsetTop - offsetHeight / 2),
    )
    return away.indexOf(minOf(away))
  }

  #drop(event: PointerEvent): void {
    const drag = this.#drag
    this.#put(undefined)
    if (!drag || !this.#list?.hasPointerCapture(drag.pointer)) return
    const to = this.#placeOf(event)
    if (to !== drag.at) this.#move(drag.at, to)
  }
}
