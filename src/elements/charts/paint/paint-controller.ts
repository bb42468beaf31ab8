import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { chartTheme, type ChartTheme } from '../../../charts/theme.ts'
import { themes } from '../../style/tokens.ts'

/** Target of a painted picture: the CSS pixels of its surface, and the look of the page there. */
export interface Frame {
  readonly surface: HTMLElement
  readonly width: number
  readonly height: number
  readonly theme: ChartTheme
  /** Nothing but the size has changed. */
  readonly resized: boolean
}

export interface Painted {
  /** The element whose size the picture follows, once it is rendered. */
  readonly surface: () => HTMLElement | null
  readonly paint: (frame: Frame) => void
  /** Frees what drawing holds. */
  readonly release?: () => void
}

/**
 * Draws a picture in the frame after an update of its element, and when its size, the theme or the typefaces change: many updates
 * before a frame are one picture, and the task that made them stays short. Size and theme are read only when they change: to read
 * them after each update would make the browser lay out the page at once.
 */
export class PaintController implements ReactiveController {
  private readonly host: ReactiveControllerHost & Element
  private readonly painted: Painted
  private readonly sizes = new ResizeObserver((entries) => this.resize(entries))
  private observed: HTMLElement | undefined
  private width = 0
  private height = 0
  private theme: ChartTheme | undefined
  /** An update was not drawn, for want of room. */
  private missed = false
  /** The frame that the picture is drawn in next; undefined where none is asked for. */
  private frame: number | undefined

  constructor(host: ReactiveControllerHost & Element, painted: Painted) {
    this.host = host
    this.painted = painted
    host.addController(this)
  }

  hostConnected(): void {
    this.theme = undefined
    themes.addEventListener('change', this.repaint)
    document.fonts.addEventListener('loadingdone', this.repaint)
    if (this.observed) this.sizes.observe(this.observed)
  }

  hostDisconnected(): void {
    themes.removeEventListener('change', this.repaint)
    document.fonts.removeEventListener('loadingdone', this.repaint)
    this.sizes.disconnect()
    this.forgetFrame()
    this.painted.release?.()
  }

  hostUpdated(): void {
    const surface = this.painted.surface() ?? undefined
    if (surface !== this.observed) {
      this.sizes.disconnect()
      this.observed = surface
      this.width = surface?.clientWidth ?? 0
      this.height = surface?.clientHeight ?? 0
      if (surface) this.sizes.observe(surface)
    }
    this.frame ??= requestAnimationFrame(() => this.draw(false))
  }

  /** Draws at once what would be drawn in the next frame. */
  flush(): void {
    if (this.frame !== undefined) this.draw(false)
  }

  private forgetFrame(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame)
    this.frame = undefined
  }

  private readonly repaint = (): void => {
    this.theme = undefined
    this.draw(false)
  }

  private resize(entries: readonly ResizeObserverEntry[]): void {
    const { width = 0, height = 0 } = entries.at(-1)?.contentRect ?? {}
    this.width = Math.round(width)
    this.height = Math.round(height)
    this.draw(!this.missed && this.frame === undefined)
  }

  private draw(resized: boolean): void {
    const { observed: surface, width, height } = this
    this.forgetFrame()
    this.missed = !surface?.isConnected || width <= 0
    if (!surface || this.missed) return
    this.theme ??= chartTheme(this.host)
    this.painted.paint({ surface, width, height, theme: this.theme, resized })
  }
}
