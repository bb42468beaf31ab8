import { effect } from '@preact/signals-core'
import { AsyncDirective, directive } from 'lit/async-directive.js'

/**
 * A part of a template that is rendered again by itself, without the template around it, when a signal that `draw` read
 * has changed. Several changes within a microtask cause one rendering.
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

  /** Renders again, unless that happened since `stop` began to watch. */
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

/** Renders a part of a template, and renders it again when its signals change. */
export const watched = directive(Watched)
