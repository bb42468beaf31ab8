/** Scripts of the page's own origin that import one of another origin, by its address. */
const importing = new Map<string, string>()

/**
 * Returns an address from which a worker may start. If the library is from another origin than the page, that
 * is a script that imports it.
 */
export function ownAddress(address: string): string {
  const { location, origin } = globalThis as { readonly location?: Location; readonly origin?: string }
  // A page without an origin may be unable to start workers.
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
