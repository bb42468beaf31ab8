import address from './worker.ts?worker&url'

/** The part of the browser's trusted types that is used here, where TypeScript's library has none of them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(given: string): string },
  ): { createScriptURL(given: string): string }
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }

let trusted: string | undefined

/**
 * Address of the oracle's worker. Where only trusted types may name a script, the policy `badlands` vouches for this address and no
 * other; throws where the page does not allow that policy.
 */
export function workerAddress(): string {
  trusted ??=
    trustedTypes?.createPolicy('badlands', { createScriptURL: () => address }).createScriptURL(address) ??
    address
  return trusted
}
