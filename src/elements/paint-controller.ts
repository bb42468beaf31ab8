import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { themes } from './tokens.ts'

export interface Painted {
  /** The element whose size the picture follows, once it is rendered. */
  readonly surface: () => HTMLElement | null
  /** Draws; `resized` where only the size has changed. */
  readonly paint: (resized: boolean) => void
  /** Frees what drawing holds. */
  readonly release?: () => void
}

/** Draws a picture after each update of its element, and when its size, the theme or the typefaces change. */
export class PaintController implements ReactiveController {
  private readonly painted: Painted
  private readonly sizes = new ResizeObserver(() => this.draw(true))
  private readonly repaint = () => this.draw(false)
  private observed: HTMLElement | undefined

  constructor(host: ReactiveControllerHost, painted: Painted) {
    this.painted = painted
    host.addController(this)
  }

  hostConnected(): void {
    themes.addEventListener('change', this.repaint)
    document.fonts.addEventListener('loadingdone', this.repaint)
    if (this.observed) this.sizes.observe(this.observed)
  }

  hostDisconnected(): void {
    themes.removeEventListener('change', this.repaint)
    document.fonts.removeEventListener('loadingdone', this.repaint)
    this.sizes.disconnect()
    this.painted.release?.()
  }

  hostUpdated(): void {
    const surface = this.painted.surface() ?? undefined
    if (surface !== this.observed) {
      this.sizes.disconnect()
      this.observed = surface
      if (surface) this.sizes.observe(surface)
    }
    this.draw(false)
  }

  private draw(resized: boolean): void {
    if (this.observed?.isConnected && this.observed.clientWidth > 0) this.painted.paint(resized)
  }
}
