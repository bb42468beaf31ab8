import { ownAddress } from './own-address.ts'

/** The part of trusted types used here, which TypeScript's library lacks. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(given: string): string },
  ): { createScriptURL(given: string): string }
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/**
 * Returns a worker's address in the form that `new Worker` accepts. If scripts need trusted types, the policy
 * `badlands` vouches for it; throws if the page does not allow that policy.
 */
export function trustedAddress(address: string): string {
  policy ??= trustedTypes?.createPolicy('badlands', { createScriptURL: (given) => given })
  const own = ownAddress(address)
  return policy?.createScriptURL(own) ?? own
}
