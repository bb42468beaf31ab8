import { signal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../elements/lecture/bl-update.ts'
import { isOneFile } from '../../exchange/site-files.ts'
import { trustedAddress } from '../../engine/workers/trusted-address.ts'

/**
 * The version of this page that is kept on this machine, so that all of it opens without a network, and the offer of the next one where
 * it has come. Nothing is kept for who saves data, in a frame, of a page that is one file, or where the browser cannot.
 */
export class Offline {
  readonly #next = signal<ServiceWorker | undefined>()

  /** Has the browser keep the page. */
  async keep(): Promise<void> {
    // In a sandboxed frame even the question for a service worker is an error.
    if (window.top !== window) return
    const { connection, serviceWorker } = navigator as Partial<Navigator> & {
      readonly connection?: { readonly saveData?: boolean }
    }
    if (isOneFile || !serviceWorker || connection?.saveData) return
    const address = trustedAddress(new URL('service-worker.js', document.baseURI).href)
    const registration = await serviceWorker.register(address).catch(() => undefined)
    if (!registration) return
    const look = () => {
      // The first of all is no other version: it keeps the one that is open.
      if (registration.waiting && serviceWorker.controller) this.#next.value = registration.waiting
    }
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    )
    look()
    // Windows of versions before this one may have been closed since.
    serviceWorker.controller?.postMessage('opened')
  }

  readonly offer = () =>
    this.#next.value === undefined
      ? nothing
      : html`<bl-update
          @load=${() => this.#load()}
          @close=${() => (this.#next.value = undefined)}
        ></bl-update>`

  /** Loads the page anew in the other version. Other windows stay as they are. */
  #load(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    this.#next.peek()?.postMessage('load')
  }
}
