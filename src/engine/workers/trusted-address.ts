/** The part of the browser's trusted types that is used here, where TypeScript's library has none of them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(given: string): string },
  ): { createScriptURL(given: string): string }
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }

/** Scripts of the page's own that import one of another origin, by its address. */
const importing = new Map<string, string>()

/** An address from which a worker may start: where the library is of another origin than the page, that of a script that imports it. */
function ownAddress(address: string): string {
  const { location, origin } = globalThis as { readonly location?: Location; readonly origin?: string }
  // A page without an origin may have no worker at all.
  if (!origin || origin === 'null') return address
  const { href, origin: other } = new URL(address, location?.href)
  if (other === origin) return address
  const made = importing.get(href)
  if (made !== undefined) return made
  const script = new Blob([`import ${JSON.stringify(href)}`], { type: 'text/javascript' })
  const own = URL.createObjectURL(script)
  importing.set(href, own)
  return own
}

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
