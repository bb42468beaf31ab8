import { effect } from '@preact/signals-core'

/**
 * Resolves as soon as `condition` holds; it is checked again whenever a signal that it reads changes. Rejects
 * with the reason of `signal` if that aborts first, and with errors of `condition`.
 */
export function until(condition: () => boolean, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const settled = new AbortController()
    const dispose = effect(function () {
      try {
        if (!condition()) return
        resolve()
      } catch (error) {
        reject(error as Error)
      }
      settled.abort()
      this.dispose()
    })
    const abort = () => {
      dispose()
      reject(signal?.reason as Error)
    }
    signal?.addEventListener('abort', abort, { once: true, signal: settled.signal })
  })
}
