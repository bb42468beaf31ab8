import { effect } from '@preact/signals-core'
import { AsyncDirective, directive } from 'lit/async-directive.js'

/**
 * A part of a template that is drawn again by itself when a signal that `draw` read has changed, and the template around it is not:
 * `draw` returns the part. Whatever is drawn twice within a microtask is drawn once.
 */
class Watched extends AsyncDirective {
  #draw: () => unknown = () => undefined
  #stop = (): void => undefined

  override render(draw: () => unknown): unknown {
    this.#draw = draw
    return this.#drawn()
  }

  #drawn(): unknown {
    this.#stop()
    let drawing = true
    let part: unknown
    const stop = effect(() => {
      if (drawing) part = this.#draw()
      else void Promise.resolve().then(() => this.#again(stop))
    })
    drawing = false
    this.#stop = stop
    return part
  }

  /** Draws once more, unless that was done since `stop` began to watch. */
  #again(stop: () => void): void {
    if (this.isConnected && this.#stop === stop) this.setValue(this.#drawn())
  }

  protected override disconnected(): void {
    this.#stop()
  }

  protected override reconnected(): void {
    this.setValue(this.#drawn())
  }
}

/** Draws a part of a template, and by itself again when its signals change. */
export const watched = directive(Watched)
