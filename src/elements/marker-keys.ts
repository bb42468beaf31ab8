import { clamp } from '../math/clamp.ts'

/** Fractions of the plane's extent by which an arrow key moves a marker, without and with shift. */
const strides = { plain: 0.01, fine: 0.001 } as const

/** Along (a, b), the directions of the right and the up arrow after each quarter turn of the camera. */
const rightward = [[1, 0], [0, 1], [-1, 0], [0, -1]] as const // prettier-ignore
const awayward = [[0, 1], [-1, 0], [0, -1], [1, 0]] as const // prettier-ignore

/** A marker over the plane that the keyboard moves: a start, or the pin of a guess. */
export interface Marker {
  readonly kind: 'start' | 'pin'
  readonly index: number
  readonly a: number
  readonly b: number
}

type PlaneExtent = Readonly<Record<'a' | 'b', readonly [number, number]>>

/** The actions of keys on a marker. */
export interface MarkerActs {
  /** Moves the marker, at each press and repeat of an arrow key. */
  input(marker: Marker): void
  /** Called when the arrow key is released. */
  change?(marker: Marker): void
  /** Removes the marker after Delete or Backspace. */
  remove(marker: Marker): void
}

/** Moves and removes a marker by keys: arrows, with shift in small steps, Delete and Backspace. */
export class MarkerKeys {
  readonly #acts: MarkerActs
  #held: Marker | undefined

  constructor(acts: MarkerActs) {
    this.#acts = acts
  }

  /** Handles a key on a marker of a plane, seen after `turns` quarter turns of the camera. */
  down(event: KeyboardEvent, marker: Marker, extent: PlaneExtent, turns = 0): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const removes = event.key === 'Delete' || event.key === 'Backspace'
    const way = wayOf(event.key, turns)
    if (!removes && !way) return
    event.preventDefault()
    event.stopPropagation()
    if (!way) {
      this.up()
      return this.#acts.remove(marker)
    }
    const stride = event.shiftKey ? strides.fine : strides.plain
    const from = this.#held?.kind === marker.kind && this.#held.index === marker.index ? this.#held : marker
    const a = clamp(from.a + way[0] * stride * (extent.a[1] - extent.a[0]), extent.a)
    const b = clamp(from.b + way[1] * stride * (extent.b[1] - extent.b[0]), extent.b)
    this.#held = { ...marker, a, b }
    this.#acts.input(this.#held)
  }

  /** Handles the release of a key, or the marker's loss of focus. */
  up(): void {
    const held = this.#held
    this.#held = undefined
    if (held) this.#acts.change?.(held)
  }
}

function wayOf(key: string, turns: number): readonly [number, number] | undefined {
  const [right, away] = [rightward[turns] ?? rightward[0], awayward[turns] ?? awayward[0]]
  if (key === 'ArrowRight') return right
  if (key === 'ArrowLeft') return [-right[0], -right[1]]
  if (key === 'ArrowUp') return away
  if (key === 'ArrowDown') return [-away[0], -away[1]]
  return undefined
}
