import { trustedAddress } from './trusted-address.ts'

/** Starts a worker. @throws Error with the reason if the page may not start one, as in a sandboxed frame */
export function startedWorker(address: string): Worker {
  try {
    return new Worker(trustedAddress(address), { type: 'module' })
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    throw new Error('In a sandboxed frame nothing is read or checked: open the page in a tab of its own.', {
      cause: error,
    })
  }
}
