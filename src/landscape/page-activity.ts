import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Engine } from '../engine/types.ts'

/** The state of a landscape that makes its page busy, and the engine to inform. */
export interface Activity {
  readonly pictured: boolean
  /** Whether no picture will come. */
  readonly failed: boolean
  /** Whether a playback is running. */
  readonly playing: boolean
  readonly engine: Pick<Engine, 'busy'> | undefined
}

/**
 * Tells an engine that the page is busy: until the picture is drawn, while runs play, and while a pointer is
 * down anywhere on the page.
 */
export class PageActivity implements ReactiveController {
  readonly #activity: () => Activity
  readonly #held = new Set<number>()
  #listening = new AbortController()
  #reported: { readonly engine: Activity['engine']; readonly end: () => void } | undefined

  constructor(host: Pick<ReactiveControllerHost, 'addController'>, activity: () => Activity) {
    this.#activity = activity
    host.addController(this)
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

  #tell(): void {
    const { pictured, failed, playing, engine: own } = this.#activity()
    const busy = (!pictured && !failed) || playing || this.#held.size > 0
    const engine = busy ? own : undefined
    if (engine === this.#reported?.engine) return
    this.#end()
    if (engine) this.#reported = { engine, end: engine.busy() }
  }

  #end(): void {
    this.#reported?.end()
    this.#reported = undefined
  }
}
