import { signal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../elements/lecture/bl-update.ts'
import { isOneFile } from '../../exchange/site-files.ts'
import { trustedAddress } from '../../engine/workers/trusted-address.ts'

/**
 * The version of this page saved on this machine, so that all of it opens without a network, and the offer of the next
 * version when it is available. Nothing is saved if the user has data saving on, in a frame, for a page that is one file, or if
 * the browser cannot.
 */
export class Offline {
  readonly #next = signal<ServiceWorker | undefined>()

  /** Saves the page for offline use. */
  async keep(): Promise<void> {
    // In a sandboxed frame, even accessing the service worker is an error.
    if (window.top !== window) return
    const { connection, serviceWorker } = navigator as Partial<Navigator> & {
      readonly connection?: { readonly saveData?: boolean }
    }
    if (isOneFile || !serviceWorker || connection?.saveData) return
    const address = trustedAddress(new URL('service-worker.js', document.baseURI).href)
    const registration = await serviceWorker.register(address).catch(() => undefined)
    if (!registration) return
    const look = () => {
      // The very first worker is not another version: it saves the current one.
      if (registration.waiting && serviceWorker.controller) this.#next.value = registration.waiting
    }
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    )
    look()
    // Windows of earlier versions may have been closed since.
    serviceWorker.controller?.postMessage('opened')
  }

  readonly offer = () =>
    this.#next.value === undefined
      ? nothing
      : html`<bl-update
          @load=${() => this.#load()}
          @close=${() => (this.#next.value = undefined)}
        ></bl-update>`

  /** Reloads the page in the other version. Other windows stay as they are. */
  #load(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    this.#next.peek()?.postMessage('load')
  }
}
