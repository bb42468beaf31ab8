import { effect } from '@preact/signals-core'
import type { PropertyValues, ReactiveElement } from 'lit'

// Lit calls an element's constructor with any arguments, and mixins must accept them unchanged.
type ElementClass = new (...given: never[]) => ReactiveElement

/**
 * Renders an element again when a signal that its template read has changed. `willUpdate` and `updated` are not watched:
 * they may write signals, which a template must not.
 */
export function SignalWatcher<Base extends ElementClass>(base: Base): Base {
  class Watching extends (base as unknown as new () => ReactiveElement) {
    #stop: (() => void) | undefined

    override connectedCallback(): void {
      super.connectedCallback()
      if (this.hasUpdated) this.requestUpdate()
    }

    override disconnectedCallback(): void {
      super.disconnectedCallback()
      this.#stop?.()
    }

    protected override update(changed: PropertyValues): void {
      this.#stop?.()
      let drawing = true
      this.#stop = effect(() => {
        if (drawing) super.update(changed)
        else this.requestUpdate()
      })
      drawing = false
    }
  }
  return Watching as unknown as Base
}
