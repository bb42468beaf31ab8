/** What the build knows of the site: its version, and the addresses of all files that a page may request. */
declare const site: { readonly version: string; readonly files: readonly string[] }

/** The used part of a service worker's scope, which is not in TypeScript's DOM library. */
interface Scope extends EventTarget {
  readonly registration: { readonly scope: string; readonly installing: unknown; readonly waiting: unknown }
  readonly clients: {
    claim(): Promise<void>
    matchAll(of: { type: 'window'; includeUncontrolled: true }): Promise<readonly { readonly url: string }[]>
  }
  skipWaiting(): Promise<void>
}

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

/** A page's request. */
interface AskedEvent extends LastingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

const scope = self as unknown as Scope
const prefix = 'badlands-'
const name = `${prefix}${site.version}`
const page = new URL('index.html', scope.registration.scope).href

/** Returns true for a file whose name contains a hash of its contents. */
const isHashed = (file: string): boolean => file.startsWith('assets/')

/** A file is the same whatever its query, for every client. */
const anyhow = { ignoreSearch: true, ignoreVary: true }

/**
 * Saves all files of this version; those that an earlier one has under the same hashed name are copied. If one does not
 * load, or the disk is full, nothing is saved: half a site takes space and opens nothing.
 */
async function keepSite(): Promise<void> {
  const cache = await caches.open(name)
  try {
    for (const file of site.files) {
      const kept = isHashed(file) ? await caches.match(file, anyhow) : undefined
      const answer = kept ?? (await fetch(file, { cache: isHashed(file) ? 'default' : 'no-cache' }))
      if (!answer.ok) throw new Error(`Could not fetch ${file}: ${answer.status}.`)
      await cache.put(file, answer)
    }
  } catch (error) {
    await caches.delete(name)
    throw error
  }
}

/**
 * Deletes the earlier versions once no window can be using them: there is none, or only the one that loads this version.
 * A newer version is kept.
 */
async function forgetOld(): Promise<void> {
  const others = (await caches.keys()).filter((one) => one.startsWith(prefix) && one !== name)
  const { scope: here, installing, waiting } = scope.registration
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (installing || waiting || windows.filter(({ url }) => url.startsWith(here)).length > 1) return
  await Promise.all(others.map((one) => caches.delete(one)))
}

/**
 * Answers with the page of this version, whatever its query; with any other file as its version has it; or else from the
 * network.
 */
async function answerTo(request: Request): Promise<Response> {
  const [address] = request.url.split(/[?#]/u)
  const isPage = address === scope.registration.scope || address === page
  const cache = await caches.open(name)
  const kept = isPage ? await cache.match(page, anyhow) : await caches.match(request, anyhow)
  return kept ?? fetch(request)
}

scope.addEventListener('install', (event) => (event as LastingEvent).waitUntil(keepSite()))

scope.addEventListener('activate', (event) =>
  (event as LastingEvent).waitUntil(forgetOld().then(() => scope.clients.claim())),
)

scope.addEventListener('message', (event) => {
  const { data } = event as Event & { readonly data?: unknown }
  if (data === 'load') void scope.skipWaiting()
  if (data === 'opened') (event as LastingEvent).waitUntil(forgetOld())
})

scope.addEventListener('fetch', (event) => {
  const { request } = event as AskedEvent
  if (request.method === 'GET' && request.url.startsWith(scope.registration.scope))
    (event as AskedEvent).respondWith(answerTo(request))
})

export {}
