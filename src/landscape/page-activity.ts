import type { ReactiveController } from 'lit'
import type { Engine } from '../engine/types.ts'
import type { LossLandscape } from './loss-landscape.ts'

type Busied = Pick<LossLandscape, 'addController' | 'pictured' | 'presenter' | 'status'>

/**
 * Tells the engine of a landscape that the page is busy: until the picture stands, while runs play, and while a pointer is
 * held anywhere on the page, over the surface or over a slider.
 */
export class LandscapeBusy implements ReactiveController {
  readonly #landscape: Busied
  readonly #held = new Set<number>()
  #listening = new AbortController()
  #told: { readonly engine: Engine; readonly end: () => void } | undefined

  constructor(landscape: Busied) {
    this.#landscape = landscape
    landscape.addController(this)
  }

  hostConnected(): void {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    const on = (type: 'pointerdown' | 'pointerup' | 'pointercancel', act: (pointer: number) => void) =>
      window.addEventListener(
        type,
        ({ pointerId }) => {
          act(pointerId)
          this.#tell()
        },
        { signal, capture: true },
      )
    on('pointerdown', (pointer) => this.#held.add(pointer))
    on('pointerup', (pointer) => this.#held.delete(pointer))
    on('pointercancel', (pointer) => this.#held.delete(pointer))
  }

  hostDisconnected(): void {
    this.#listening.abort()
    this.#held.clear()
    this.#end()
  }

  hostUpdated(): void {
    this.#tell()
  }

  get #busy(): boolean {
    const { pictured, presenter, status } = this.#landscape
    const waited = !pictured && status !== 'error'
    return waited || this.#held.size > 0 || presenter?.playback.playing === true
  }

  #tell(): void {
    const engine = this.#busy ? this.#landscape.presenter?.store.engine : undefined
    if (engine === this.#told?.engine) return
    this.#end()
    if (engine) this.#told = { engine, end: engine.busy() }
  }

  #end(): void {
    this.#told?.end()
    this.#told = undefined
  }
}
