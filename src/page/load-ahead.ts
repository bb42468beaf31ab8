/**
 * Asks the browser for all parts of the built site that have not been needed yet, so that every lecture opens where the network has gone. They
 * are fetched after everything else and not run. Does nothing for who saves data, and stops silently where the list does not come.
 */
export async function loadAhead(): Promise<void> {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } }
  if (connection?.saveData) return
  const list = await fetch(new URL('parts.json', document.baseURI)).catch(() => undefined)
  if (!list?.ok) return
  for (const part of (await list.json()) as string[]) {
    const link = document.createElement('link')
    Object.assign(link, {
      rel: 'modulepreload',
      fetchPriority: 'low',
      href: new URL(part, document.baseURI).href,
    })
    document.head.append(link)
  }
}
