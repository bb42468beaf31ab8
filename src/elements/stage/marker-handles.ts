import { html, nothing, type LitElement } from 'lit'
import { formatNumber, withSubscripts } from '../../math/picture/format.ts'
import type { StageContent } from '../../scene/types.ts'
import { MarkerKeys, type Marker } from '../marker-keys.ts'
import {
  PinInputEvent,
  StartChangeEvent,
  StartHoverEvent,
  StartInputEvent,
  StartRemoveEvent,
} from './stage-events.ts'

interface Handle extends Marker {
  readonly name: string
  readonly loss?: number
}

export const movableStarts = ({ starts }: StageContent): Handle[] =>
  starts
    .filter(({ fixed }) => !fixed)
    .map(({ index, label, a, b, loss }) => {
      const name = `${withSubscripts(label)}, start ${index + 1}`
      return { kind: 'start', index, a, b, name, loss }
    })

export const movablePins = ({ marks }: StageContent): Handle[] =>
  marks.flatMap(({ pin, label, a, b }): Handle[] =>
    pin === undefined ? [] : [{ kind: 'pin', index: pin, a, b, name: `pin ${pin + 1}, ${label}` }],
  )

/** What only a picture in three dimensions has. */
interface MarkedScene {
  /** Quarter turns of its camera. */
  turns(): number
  mark(kind: Marker['kind'], index: number | undefined): void
}

/**
 * Each w_0 and each pin of a picture as a slider for keyboard and screen readers: arrows move it as seen from the camera
 * (Shift: in small steps), Delete and Backspace remove a w_0. The host dispatches the events of the stage.
 */
export class MarkerHandles {
  readonly #host: LitElement
  readonly #scene: MarkedScene | undefined
  readonly #keys = new MarkerKeys({
    input: ({ kind, index, a, b }) => {
      this.#scene?.mark(kind, index)
      this.#host.dispatchEvent(
        kind === 'pin' ? new PinInputEvent(index, a, b) : new StartInputEvent(index, a, b),
      )
    },
    change: ({ kind, index, a, b }) => {
      if (kind === 'start') this.#host.dispatchEvent(new StartChangeEvent(index, a, b))
    },
    remove: ({ kind, index, a, b }) => {
      if (kind === 'start') this.#host.dispatchEvent(new StartRemoveEvent(index, a, b))
    },
  })

  constructor(host: LitElement, scene?: MarkedScene) {
    this.#host = host
    this.#scene = scene
  }

  render(content: StageContent) {
    return [...movableStarts(content), ...movablePins(content)].map((handle) => this.#handle(handle, content))
  }

  /** Returns the handle of a marker, once it is rendered. */
  of(kind: Marker['kind'], index: number): HTMLElement | null {
    return this.#host.renderRoot.querySelector(`[data-${kind === 'pin' ? 'pin' : 'index'}='${index}']`)
  }

  #handle(handle: Handle, { extent, axes }: StageContent) {
    const { kind, index, a, b, name, loss } = handle
    const along = axes.b === '' ? '' : `, ${withSubscripts(axes.b)} ${formatNumber(b)}`
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
        aria-valuetext="${withSubscripts(axes.a)} ${formatNumber(a)}${along}${loss === undefined ? '' : `, loss ${formatNumber(loss)}`}"
        @focus=${(event: FocusEvent) => this.#focused(event, handle)}
        @blur=${() => this.#blurred(handle)}
        @keydown=${(event: KeyboardEvent) => this.#keys.down(event, handle, extent, this.#scene?.turns())}
        @keyup=${() => this.#keys.up()}
      ></div>
    `
  }

  #focused({ currentTarget }: FocusEvent, { kind, index }: Handle): void {
    if (currentTarget instanceof HTMLElement && currentTarget.matches(':focus-visible'))
      this.#point(kind, index)
  }

  #blurred({ kind }: Handle): void {
    this.#keys.up()
    this.#point(kind, undefined)
  }

  #point(kind: Handle['kind'], index: number | undefined): void {
    this.#scene?.mark(kind, index)
    if (kind === 'start') this.#host.dispatchEvent(new StartHoverEvent(index))
  }
}
