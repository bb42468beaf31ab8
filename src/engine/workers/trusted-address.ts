import { ownAddress } from './own-address.ts'

/** The part of the browser's trusted types that is used here, where TypeScript's library has none of them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(given: string): string },
  ): { createScriptURL(given: string): string }
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/**
 * The address of one of our workers, in the form in which `new Worker` takes it. Where only trusted types may name a script, the policy
 * `badlands` vouches for it; throws where the page does not allow that policy.
 */
export function trustedAddress(address: string): string {
  policy ??= trustedTypes?.createPolicy('badlands', { createScriptURL: (given) => given })
  const own = ownAddress(address)
  return policy?.createScriptURL(own) ?? own
}
