import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { chartTheme, type ChartTheme } from '../../../charts/theme.ts'
import { eventType } from '../../event-type.ts'
import { themes } from '../../style/tokens.ts'

/** `bl-redraw`: requests that an element redraws all of its picture, at once or at the end of the task. */
export class RedrawEvent extends eventType('bl-redraw', () => ({})) {}

/** Target of a painted picture: the size of its surface in CSS pixels, and the page's look there. */
export interface Frame {
  readonly surface: HTMLElement
  readonly width: number
  readonly height: number
  readonly theme: ChartTheme
  /** Something other than the size has changed since the last painting. */
  readonly updated: boolean
  /** The size has changed since the last painting. */
  readonly resized: boolean
}

/** A picture that a PaintController paints: its surface and how to paint it. The element owns both. */
export interface Painted {
  /** The element whose size the picture follows, once it is rendered. */
  readonly surface: () => HTMLElement | null
  readonly paint: (frame: Frame) => void
  /** Frees the resources of drawing. */
  readonly release?: () => void
}

/** The size of an element without layout. */
const none = { width: 0, height: 0 }

/** Calls `act` in a task of its own after the next frame; the returned function cancels that. */
function afterFrame(act: () => void): () => void {
  let task: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => (task = setTimeout(act)))
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(task)
  }
}

/**
 * Draws a picture after an update of its element, in a separate task after the next frame, and when its size, the theme
 * or the typefaces change. Several updates before a frame, or an update and the size change it causes, lead to one
 * drawing, since the frame has laid out the page. Size and theme are read only when they change, because reading them
 * after each update would force a layout.
 */
export class PaintController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #painted: Painted
  readonly #sizes = new ResizeObserver((entries) => this.#resize(entries))
  #observed: HTMLElement | undefined
  #size = none
  #paintedSize = none
  #theme: ChartTheme | undefined
  /** An update was not painted because there was no space, or the painted picture was freed. */
  #missed = false
  /** Cancels the pending drawing; undefined if there is none. */
  #callOff: (() => void) | undefined

  constructor(host: ReactiveControllerHost & Element, painted: Painted) {
    this.#host = host
    this.#painted = painted
    host.addController(this)
    host.addEventListener(RedrawEvent.type, this.#repaint)
  }

  hostConnected(): void {
    this.#theme = undefined
    themes.addEventListener('change', this.#repaint)
    document.fonts.addEventListener('loadingdone', this.#repaint)
    if (this.#observed) this.#sizes.observe(this.#observed)
  }

  hostDisconnected(): void {
    themes.removeEventListener('change', this.#repaint)
    document.fonts.removeEventListener('loadingdone', this.#repaint)
    this.#sizes.disconnect()
    this.#forget()
    this.#missed = true
    this.#painted.release?.()
  }

  hostUpdated(): void {
    const surface = this.#painted.surface() ?? undefined
    if (surface !== this.#observed) {
      this.#sizes.disconnect()
      this.#observed = surface
      if (surface) this.#sizes.observe(surface)
    }
    this.#callOff ??= afterFrame(() => this.#draw(true))
  }

  /** Draws at once if a drawing is pending. */
  flush(): void {
    if (!this.#callOff) return
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.#observed ?? {}
    this.#size = { width, height }
    this.#draw(true)
  }

  #forget(): void {
    this.#callOff?.()
    this.#callOff = undefined
  }

  readonly #repaint = (): void => {
    this.#theme = undefined
    this.#draw(true)
  }

  #resize(entries: readonly ResizeObserverEntry[]): void {
    const { width = 0, height = 0 } = entries.at(-1)?.contentRect ?? {}
    this.#size = { width: Math.round(width), height: Math.round(height) }
    // The text size changes when a picture becomes an inset.
    this.#theme = undefined
    if (!this.#callOff) this.#draw(this.#missed)
  }

  #draw(updated: boolean): void {
    const [surface, size, paintedSize] = [this.#observed, this.#size, this.#paintedSize]
    this.#forget()
    this.#missed = updated && (!surface?.isConnected || size.width <= 0)
    if (!surface || this.#missed || size.width <= 0) return
    const resized = size.width !== paintedSize.width || size.height !== paintedSize.height
    this.#paintedSize = size
    this.#theme ??= chartTheme(this.#host)
    this.#painted.paint({ surface, ...size, theme: this.#theme, updated, resized })
  }
}
